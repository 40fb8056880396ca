import { sql } from 'kysely'
import type { Ctx } from '../platform/ctx.ts'
import { uuids } from './columns.ts'

/** Notes, in the transaction of the change, that ClickHouse has to learn of these profiles. */
export async function markForMirror(tx: Ctx, profileIds: Iterable<string>, moved: boolean): Promise<void> {
  const ids = [...new Set(profileIds)].sort()
  if (ids.length === 0) return
  await sql`
    INSERT INTO profile_mirror AS m (workspace_id, profile_id, moved)
    SELECT ${tx.workspace}, id, ${moved} FROM unnest(${uuids(ids)}) AS new(id)
    ON CONFLICT (workspace_id, profile_id) DO UPDATE SET version = excluded.version, moved = m.moved OR excluded.moved
  `.execute(tx.db)
}
