import { sql } from 'kysely'
import type { Ctx } from '../platform/ctx.ts'
import type { HoldScope } from './schema.ts'

/** An active hold as somebody reads it who asks about many things at once. */
export interface ActiveMark {
  id: string
  scope: HoldScope['kind']
  scopeId: string | null
  purposes: string[]
}

/** Every active hold of the workspace. */
export async function activeMarks(ctx: Ctx): Promise<ActiveMark[]> {
  const { rows } = await sql<ActiveMark>`
    SELECT id, scope, scope_id AS "scopeId", purposes FROM holds
    WHERE workspace_id = ${ctx.workspace} AND released_at IS NULL
      AND (expires_at IS NULL OR expires_at > ${ctx.clock.now()})
    ORDER BY id`.execute(ctx.db)
  return rows
}
