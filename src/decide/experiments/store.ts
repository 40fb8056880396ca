import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

/** One reckoning of the shares of a campaign's wordings. */
export interface ArmWeights {
  campaignId: string
  revision: number
  /** By variant. */
  weights: Record<string, number>
  /** What was believed of each, as whoever reckoned it tells. */
  state: Record<string, unknown>
  computedAt: string
}

interface Row {
  campaign_id: string
  revision: number
  weights: Record<string, number>
  state: Record<string, unknown>
  computed_at: Date
}

const toWeights = (row: Row): ArmWeights => ({
  campaignId: row.campaign_id,
  revision: row.revision,
  weights: row.weights,
  state: row.state,
  computedAt: row.computed_at.toISOString(),
})

/** The newest shares of each of these campaigns. */
export async function readLatestWeights(ctx: Ctx, campaignIds: readonly string[]): Promise<ArmWeights[]> {
  if (campaignIds.length === 0) return []
  const { rows } = await sql<Row>`
    SELECT DISTINCT ON (campaign_id) campaign_id, revision, weights, state, computed_at FROM arm_weights
    WHERE workspace_id = ${ctx.workspace} AND campaign_id = ANY (${[...campaignIds]}::uuid[])
    ORDER BY campaign_id, revision DESC`.execute(ctx.db)
  return rows.map(toWeights)
}

/** The shares that held at an instant, and those that came next: a batch read ahead may have used either. */
export async function readWeightsAround(ctx: Ctx, campaignId: string, at: Date): Promise<ArmWeights[]> {
  const { rows } = await sql<Row>`
    (SELECT campaign_id, revision, weights, state, computed_at FROM arm_weights
      WHERE workspace_id = ${ctx.workspace} AND campaign_id = ${campaignId} AND computed_at <= ${at}
      ORDER BY revision DESC LIMIT 1)
    UNION ALL
    (SELECT campaign_id, revision, weights, state, computed_at FROM arm_weights
      WHERE workspace_id = ${ctx.workspace} AND campaign_id = ${campaignId} AND computed_at > ${at}
      ORDER BY revision LIMIT 1)`.execute(ctx.db)
  return rows.map(toWeights)
}

/** Every reckoning of a campaign, newest first. */
export async function readWeightHistory(ctx: Ctx, campaignId: string, limit: number): Promise<ArmWeights[]> {
  const { rows } = await sql<Row>`
    SELECT campaign_id, revision, weights, state, computed_at FROM arm_weights
    WHERE workspace_id = ${ctx.workspace} AND campaign_id = ${campaignId}
    ORDER BY revision DESC LIMIT ${limit}`.execute(ctx.db)
  return rows.map(toWeights)
}

/** Adds a reckoning; answers its number. */
export async function insertWeights(
  tx: Ctx,
  made: Pick<ArmWeights, 'campaignId' | 'weights' | 'state'>,
): Promise<number> {
  const { rows } = await sql<{ revision: number }>`
    INSERT INTO arm_weights (workspace_id, campaign_id, revision, weights, state, computed_at)
    SELECT ${tx.workspace}, ${made.campaignId}, coalesce(max(revision), 0) + 1, ${JSON.stringify(made.weights)}::jsonb,
      ${JSON.stringify(made.state)}::jsonb, ${tx.clock.now()}
    FROM arm_weights WHERE workspace_id = ${tx.workspace} AND campaign_id = ${made.campaignId}
    RETURNING revision`.execute(tx.db)
  return rows[0]?.revision ?? 1
}

/** A choice of a wording on its way to the column store. */
export interface LoggedChoice {
  decisionId: string
  /** The person, or for pages the key by which the visitor was known. */
  profileId: string | null
  unit: string
  variantId: string
  propensity: number
  decidedAt: Date
}

interface ChoiceRow {
  id: string
  profile_id: string | null
  unit: string
  variant_id: string
  propensity: number
  decided_at: Date
}

const toChoice = (row: ChoiceRow): LoggedChoice => ({
  decisionId: row.id,
  profileId: row.profile_id,
  unit: row.unit,
  variantId: row.variant_id,
  propensity: row.propensity,
  decidedAt: row.decided_at,
})

/** Choices of an e-mail campaign after one of them, in the order of their ids. */
export async function readMailChoices(
  ctx: Ctx,
  campaignId: string,
  after: string,
  limit: number,
): Promise<LoggedChoice[]> {
  const { rows } = await sql<ChoiceRow>`
    SELECT id, profile_id, '' AS unit, variant_id, propensity, decided_at FROM decisions
    WHERE workspace_id = ${ctx.workspace} AND campaign_id = ${campaignId} AND id > ${after}
      AND kind IN ('send', 'wait') AND variant_id IS NOT NULL AND propensity IS NOT NULL
    ORDER BY id LIMIT ${limit}`.execute(ctx.db)
  return rows.map(toChoice)
}

/** Choices of an on-site campaign after one of them, in the order of their ids. */
export async function readPageChoices(
  ctx: Ctx,
  campaignId: string,
  after: string,
  limit: number,
): Promise<LoggedChoice[]> {
  const { rows } = await sql<ChoiceRow>`
    SELECT d.id, d.profile_id, d.unit, d.variant_id, (c.one->>'propensity')::float8 AS propensity, d.decided_at
    FROM onsite_decisions d CROSS JOIN LATERAL json_array_elements(d.considered) AS c(one)
    WHERE d.workspace_id = ${ctx.workspace} AND d.campaign_id = ${campaignId} AND d.id > ${after} AND d.kind = 'show'
      AND c.one->>'campaignId' = ${campaignId} AND c.one->>'propensity' IS NOT NULL
    ORDER BY d.id LIMIT ${limit}`.execute(ctx.db)
  return rows.map(toChoice)
}
