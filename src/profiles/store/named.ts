import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { texts } from './columns.ts'

/** The profile that carries on for each of these identities, as far as they were seen. */
export async function profilesNamed(
  ctx: Ctx,
  wanted: readonly { kind: string; value: string }[],
): Promise<{ kind: string; value: string; profile: string }[]> {
  const { rows } = await sql<{ kind: string; value: string; profile: string }>`
    SELECT i.kind, i.value, coalesce(i.follows_profile_id, i.profile_id) AS profile FROM identities i
    JOIN unnest(${texts(wanted.map((one) => one.kind))}, ${texts(wanted.map((one) => one.value))}) AS w(kind, value)
      ON i.kind = w.kind AND i.value = w.value
    WHERE i.workspace_id = ${ctx.workspace}`.execute(ctx.db)
  return rows
}
