import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { record } from '../../platform/journal/index.ts'
import { type ConsentAnswer, outweighs } from '../consent.ts'
import { jsons, texts, times, uuids } from './columns.ts'
import { markForMirror } from './mirror-queue.ts'
import { anyOf, type Tables, tables } from './profiles.ts'

/**
 * Keeps the latest answer of each profile, channel and purpose. Withdrawals are journaled, grants are not: there may
 * be one with every import row. Returns how many answers changed something.
 */
export async function keepConsents(tx: Ctx, answers: readonly ConsentAnswer[]): Promise<number> {
  if (answers.length === 0) return 0
  const known = new Map<string, { state: 'granted' | 'denied'; at: Date }>()
  for (const row of await readConsents(tx, [...new Set(answers.map((one) => one.profileId))]))
    known.set(answerId(row.profile_id, row.channel, row.purpose), row)
  const news = new Map<string, ConsentAnswer>()
  for (const one of answers) {
    const id = answerId(one.profileId, one.channel, one.purpose)
    const before = news.get(id) ?? known.get(id)
    if (!before || outweighs(one, before)) news.set(id, one)
  }
  const kept = [...news.values()]
  if (kept.length === 0) return 0
  await writeConsents(tx, kept)
  const changed = [...news].filter(([id, one]) => known.get(id)?.state !== one.state).map(([, one]) => one)
  await markForMirror(
    tx,
    changed.map((one) => one.profileId),
    false,
  )
  await journalWithdrawals(
    tx,
    changed.filter((one) => one.state === 'denied'),
  )
  return changed.length
}

/** Every kept answer of these profiles. */
export async function readConsents(ctx: Ctx, profileIds: readonly string[]): Promise<Tables['consents'][]> {
  if (profileIds.length === 0) return []
  return tables(ctx)
    .selectFrom('consents')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('profile_id', '=', anyOf(profileIds))
    .execute()
}

async function writeConsents(tx: Ctx, answers: readonly ConsentAnswer[]): Promise<void> {
  await sql`
    INSERT INTO consents (workspace_id, profile_id, channel, purpose, state, at, source, evidence)
    SELECT ${tx.workspace}, new.* FROM unnest(
      ${uuids(answers.map((one) => one.profileId))}, ${texts(answers.map((one) => one.channel))},
      ${texts(answers.map((one) => one.purpose))}, ${texts(answers.map((one) => one.state))},
      ${times(answers.map((one) => one.at))}, ${texts(answers.map((one) => one.source))},
      ${jsons(answers.map((one) => one.evidence ?? undefined))}::jsonb[]
    ) AS new
    ON CONFLICT (workspace_id, profile_id, channel, purpose) DO UPDATE SET
      state = excluded.state, at = excluded.at, source = excluded.source, evidence = excluded.evidence
  `.execute(tx.db)
}

async function journalWithdrawals(tx: Ctx, withdrawn: readonly ConsentAnswer[]): Promise<void> {
  const [first] = withdrawn
  if (!first) return
  const entries = withdrawn.map((one) => ({
    profile: one.profileId,
    channel: one.channel,
    purpose: one.purpose,
    source: one.source,
  }))
  await record(tx, {
    action: 'consent.withdrawn',
    subject:
      withdrawn.length === 1
        ? { kind: 'profile', id: first.profileId }
        : { kind: 'workspace', id: tx.workspace },
    data: { withdrawn: entries },
  })
}

function answerId(profileId: string, channel: string, purpose: string): string {
  return `${profileId} ${channel}.${purpose}`
}
