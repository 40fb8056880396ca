import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { TraitSource } from '../schema.ts'

const MOST = 20_000

/** What third parties said of people and did not say again since a time. */
export async function thirdPartyBefore(
  ctx: Ctx,
  before: Date,
): Promise<{ profileId: string; name: string; value: unknown; source: TraitSource; observedAt: Date }[]> {
  const { rows } = await sql<{
    profileId: string
    name: string
    value: unknown
    source: TraitSource
    observedAt: Date
  }>`
    SELECT t.profile_id AS "profileId", one.key AS name, one.value -> 'value' AS value, one.value ->> 'source' AS source,
      to_timestamp((one.value ->> 'at')::bigint / 1000.0) AS "observedAt"
    FROM traits t, json_each(t.state) AS one
    WHERE t.workspace_id = ${ctx.workspace} AND t.state::text LIKE '%"party":"third"%'
      AND one.value ->> 'party' = 'third' AND one.value ->> 'value' IS NOT NULL
      AND (one.value ->> 'at')::bigint < ${before.getTime()}
    LIMIT ${MOST}
  `.execute(ctx.db)
  return rows
}

/** User ids that were seen with so many e-mail addresses that they cannot be one person's. */
export async function userIdsWithManyAddresses(
  ctx: Ctx,
  least: number,
): Promise<{ profileId: string; userId: string; since: Date }[]> {
  const { rows } = await sql<{ profileId: string; userId: string; since: Date }>`
    WITH pairs AS (
      SELECT a AS user_key, b AS email_key, first_at FROM identity_links
      WHERE workspace_id = ${ctx.workspace} AND a LIKE 'user_id:%' AND b LIKE 'email:%'
      UNION ALL
      SELECT b, a, first_at FROM identity_links
      WHERE workspace_id = ${ctx.workspace} AND b LIKE 'user_id:%' AND a LIKE 'email:%')
    SELECT i.profile_id AS "profileId", i.value AS "userId", max(p.first_at) AS since
    FROM pairs p JOIN identities i ON i.workspace_id = ${ctx.workspace} AND i.kind = 'user_id'
      AND i.value = substring(p.user_key FROM 9)
    GROUP BY i.profile_id, i.value HAVING count(DISTINCT p.email_key) >= ${least}
    LIMIT ${MOST}
  `.execute(ctx.db)
  return rows
}
