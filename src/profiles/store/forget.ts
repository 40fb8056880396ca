import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { texts } from './columns.ts'
import { anyOf } from './profiles.ts'

/** Removes all rows about a person but the ids of their profiles, which stay as tombstones. */
export async function forgetPerson(
  tx: Ctx,
  profileIds: readonly string[],
  identities: readonly string[],
): Promise<void> {
  const { workspace, db } = tx
  const ids = anyOf(profileIds)
  const keys = texts(identities)
  for (const table of ['traits', 'consents', 'behaviours', 'recent_events', 'identities'])
    await sql`DELETE FROM ${sql.table(table)} WHERE workspace_id = ${workspace} AND profile_id = ${ids}`.execute(
      db,
    )
  await sql`
    DELETE FROM identity_links WHERE workspace_id = ${workspace} AND (a = ANY (${keys}) OR b = ANY (${keys}))
  `.execute(db)
  await sql`
    DELETE FROM merges WHERE workspace_id = ${workspace} AND (from_profile = ${ids} OR to_profile = ${ids})
  `.execute(db)
  await sql`
    UPDATE identities SET follows_profile_id = NULL, follows_at = NULL
    WHERE workspace_id = ${workspace} AND follows_profile_id = ${ids}
  `.execute(db)
  await sql`
    UPDATE profiles SET erased_at = ${tx.clock.now()} WHERE workspace_id = ${workspace} AND id = ${ids}
  `.execute(db)
}
