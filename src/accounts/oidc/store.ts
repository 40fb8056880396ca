import type { Ctx } from '../../platform/ctx.ts'
import type { Db } from '../../platform/postgres/index.ts'

type Tables = {
  user_identities: { issuer: string; subject: string; user_id: string; linked_at: Date }
  users: { id: string; disabled_at: Date | null }
  memberships: { user_id: string; workspace_id: string }
}

interface Identity {
  issuer: string
  subject: string
}

/** The account that somebody uses through a provider. */
export async function findIdentity(db: Db, { issuer, subject }: Identity) {
  const row = await db
    .withTables<Tables>()
    .selectFrom('user_identities')
    .innerJoin('users', 'users.id', 'user_identities.user_id')
    .innerJoin('memberships', 'memberships.user_id', 'users.id')
    .select(['users.id', 'users.disabled_at', 'memberships.workspace_id'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row && { userId: row.id, workspaceId: row.workspace_id, disabled: row.disabled_at !== null }
}

/** Notes that an account is used through a provider; false when it was noted. */
export async function insertIdentity(
  tx: Ctx,
  userId: string,
  { issuer, subject }: Identity,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .withTables<Tables>()
    .insertInto('user_identities')
    .values({ issuer, subject, user_id: userId, linked_at: tx.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
