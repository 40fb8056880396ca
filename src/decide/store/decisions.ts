import { type Selectable, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Arm, Decision, DecisionKind, Outcome } from '../schema.ts'
import type { StoredDecision } from '../stored-inputs.ts'
import { type Tables, tables } from './tables.ts'

/**
 * Stores decisions; the ids of those stored. One that exists for the same (campaign, step, profile, occurrence)
 * stays as it was.
 */
export async function insertDecisions(tx: Ctx, decisions: readonly StoredDecision[]): Promise<Set<string>> {
  const first = decisions[0]
  if (!first) return new Set()
  const column = <Value>(of: (decision: StoredDecision) => Value) => decisions.map(of)
  // reasons have no commas, so a text carries each list
  const { rows } = await sql<{ id: string }>`
    INSERT INTO decisions (workspace_id, id, campaign_id, run_id, step_id, profile_id, occurrence, purpose, kind,
      reasons, send_at, variant_id, variant_hash, propensity, content_id, content_version, graph_hash, decided_at,
      inputs, not_before, time_propensity)
    SELECT ${tx.workspace}::uuid, id, ${first.campaignId}::uuid, ${first.runId}::uuid, step_id, profile_id,
      ${first.occurrence}::int, ${first.purpose}, kind, string_to_array(reasons, ','), send_at, variant_id,
      variant_hash, propensity, content_id, content_version, ${first.graphHash}, ${first.decidedAt}::timestamptz, inputs,
      not_before, time_propensity
    FROM unnest(
      ${column((d) => d.id)}::uuid[], ${column((d) => d.stepId)}::text[], ${column((d) => d.profileId)}::uuid[],
      ${column((d) => d.kind)}::text[], ${column((d) => d.reasons.join(','))}::text[],
      ${column((d) => d.sendAt)}::timestamptz[], ${column((d) => d.variantId)}::uuid[],
      ${column((d) => d.variantHash)}::text[], ${column((d) => d.propensity)}::float8[], ${column((d) => d.contentId)}::uuid[],
      ${column((d) => d.contentVersion)}::int[], ${column((d) => d.inputs)}::text[],
      ${column((d) => d.notBefore)}::timestamptz[], ${column((d) => d.timePropensity)}::float8[]
    ) AS t(id, step_id, profile_id, kind, reasons, send_at, variant_id, variant_hash, propensity, content_id,
      content_version, inputs, not_before, time_propensity)
    ON CONFLICT DO NOTHING RETURNING id`.execute(tx.db)
  return new Set(rows.map((row) => row.id))
}

/** Stores the arms of people; an arm that is there stays. */
export async function insertAssignments(
  tx: Ctx,
  campaignId: string,
  arms: readonly { profileId: string; arm: Arm }[],
): Promise<void> {
  if (arms.length === 0) return
  await sql`INSERT INTO assignments (workspace_id, campaign_id, profile_id, arm, assigned_at)
    SELECT ${tx.workspace}::uuid, ${campaignId}::uuid, profile_id, arm, ${tx.clock.now()}::timestamptz
    FROM unnest(${arms.map((one) => one.profileId)}::uuid[], ${arms.map((one) => one.arm)}::text[])
      AS t(profile_id, arm)
    ON CONFLICT DO NOTHING`.execute(tx.db)
}

/** The assignments of these people of a campaign. */
export async function readAssignments(
  ctx: Ctx,
  campaignId: string,
  profileIds: readonly string[],
): Promise<Selectable<Tables['assignments']>[]> {
  return tables(ctx)
    .selectFrom('assignments')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('campaign_id', '=', campaignId)
    .where(sql<boolean>`profile_id = ANY (${profileIds}::uuid[])`)
    .execute()
}

/** The arms of a campaign that were given at an instant or later, in that order; all of them without one. */
export async function readAssignmentsSince(
  ctx: Ctx,
  campaignId: string,
  since: Date | null,
): Promise<Selectable<Tables['assignments']>[]> {
  return tables(ctx)
    .selectFrom('assignments')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('campaign_id', '=', campaignId)
    .$if(since !== null, (q) => q.where('assigned_at', '>=', since ?? new Date(0)))
    .orderBy('assigned_at')
    .orderBy('profile_id')
    .limit(10_000)
    .execute()
}

/** Which decisions to list. */
export interface DecisionFilter {
  campaignId?: string
  profileId?: string
  kind?: DecisionKind
  after?: string
  limit: number
}

/** Decisions, newest first. */
export async function readDecisions(ctx: Ctx, filter: DecisionFilter): Promise<Decision[]> {
  let query = tables(ctx).selectFrom('decisions').selectAll().where('workspace_id', '=', ctx.workspace)
  if (filter.campaignId) query = query.where('campaign_id', '=', filter.campaignId)
  if (filter.profileId) query = query.where('profile_id', '=', filter.profileId)
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.after) query = query.where('id', '<', filter.after)
  return (await query.orderBy('id', 'desc').limit(filter.limit).execute()).map(toDecision)
}

/** The decisions of a campaign that send, in the order in which they were made. */
export async function readSending(
  ctx: Ctx,
  campaignId: string,
  page: { after?: string; limit: number },
): Promise<Decision[]> {
  const rows = await tables(ctx)
    .selectFrom('decisions')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('campaign_id', '=', campaignId)
    .where('kind', 'in', ['send', 'wait'])
    .$if(page.after !== undefined, (q) => q.where('id', '>', page.after ?? ''))
    .orderBy('id')
    .limit(page.limit)
    .execute()
  return rows.map(toDecision)
}

/** What was known when it was decided, packed; null where it is not kept. */
export async function readInputs(ctx: Ctx, id: string): Promise<string | null> {
  const row = await tables(ctx)
    .selectFrom('decisions')
    .select('inputs')
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.inputs ?? null
}

/** Forgets what was known of people when it was decided about them; that it was decided stays. */
export async function forgetInputs(tx: Ctx, profileIds: readonly string[]): Promise<void> {
  await sql`UPDATE decisions SET inputs = NULL
    WHERE workspace_id = ${tx.workspace} AND profile_id = ANY (${profileIds}::uuid[])`.execute(tx.db)
}

/** Decisions by their ids. */
export async function readDecisionsById(ctx: Ctx, ids: readonly string[]): Promise<Decision[]> {
  if (ids.length === 0) return []
  const rows = await tables(ctx)
    .selectFrom('decisions')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where(sql<boolean>`id = ANY (${ids}::uuid[])`)
    .execute()
  return rows.map(toDecision)
}

/** Keeps how messages ended; an end that is known already stays. The ids that were still open. */
export async function writeOutcomes(
  tx: Ctx,
  ends: readonly { id: string; outcome: Outcome }[],
): Promise<number> {
  if (ends.length === 0) return 0
  const done = await sql`UPDATE decisions SET outcome = t.outcome, outcome_at = ${tx.clock.now()}::timestamptz
    FROM unnest(${ends.map((end) => end.id)}::uuid[], ${ends.map((end) => end.outcome)}::text[]) AS t(id, outcome)
    WHERE decisions.workspace_id = ${tx.workspace} AND decisions.id = t.id AND decisions.outcome IS NULL`.execute(
    tx.db,
  )
  return Number(done.numAffectedRows ?? 0n)
}

function toDecision(row: Selectable<Tables['decisions']>): Decision {
  return {
    id: row.id,
    campaignId: row.campaign_id,
    runId: row.run_id,
    stepId: row.step_id,
    profileId: row.profile_id,
    occurrence: row.occurrence,
    purpose: row.purpose,
    kind: row.kind,
    reasons: row.reasons,
    sendAt: row.send_at?.toISOString() ?? null,
    variantId: row.variant_id,
    variantHash: row.variant_hash,
    propensity: row.propensity,
    notBefore: row.not_before?.toISOString() ?? null,
    timePropensity: row.time_propensity,
    contentId: row.content_id,
    contentVersion: row.content_version,
    graphHash: row.graph_hash,
    decidedAt: row.decided_at.toISOString(),
    outcome: row.outcome,
  }
}
