import type { Ctx } from '../../platform/ctx.ts'

type Tables = {
  content_banned_phrases: {
    workspace_id: string
    phrase: string
    reason: string
    source_kind: string
    source_id: string
    banned_by: string
    banned_at: Date
  }
}

/** A phrase that no wording may use, and why. */
export interface BannedPhrase {
  phrase: string
  reason: string
}

/** Adds a phrase; one that is banned already stays as it is. */
export async function insertBanned(
  tx: Ctx,
  { phrase, reason, source }: BannedPhrase & { source: { kind: string; id: string } },
): Promise<boolean> {
  const done = await tx.db
    .withTables<Tables>()
    .insertInto('content_banned_phrases')
    .values({
      workspace_id: tx.workspace,
      phrase,
      reason,
      source_kind: source.kind,
      source_id: source.id,
      banned_by: tx.actor.name,
      banned_at: tx.clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Every banned phrase of the workspace. */
export async function readBanned(ctx: Ctx): Promise<BannedPhrase[]> {
  return ctx.db
    .withTables<Tables>()
    .selectFrom('content_banned_phrases')
    .select(['phrase', 'reason'])
    .where('workspace_id', '=', ctx.workspace)
    .orderBy('phrase')
    .execute()
}
