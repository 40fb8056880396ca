import { type Selectable, sql } from 'kysely'
import { newId } from '../../lib/ids.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { FindingState, Found } from './schema.ts'

type Tables = {
  findings: {
    workspace_id: string
    id: string
    profile_id: string
    field: string
    rule: string
    severity: Found['severity']
    value_hash: string
    suggestion: string | null
    source: string
    message_id: string | null
    observed_at: Date
    found_at: Date
    occurrences: string
    state: FindingState
    settled_at: Date | null
    settled_by: string | null
  }
}
export type FindingRow = Selectable<Tables['findings']>
const tables = (ctx: Ctx) => ctx.db.withTables<Tables>()

const ROUND = 2000
/** Of events every message is another value: what was let pass of a field of them stays so. */
const OF_EVENTS = sql`(findings.field LIKE '%.%' OR findings.field IN ('timestamp', 'userId'))`
const LET_PASS = sql`findings.state = 'ignored' AND (findings.value_hash = excluded.value_hash OR ${OF_EVENTS})`

/**
 * Keeps findings, one for a profile, field and rule. The same value found again counts up and stays settled if a
 * person let it pass; another value opens it anew.
 */
export async function keepFindings(tx: Ctx, found: readonly Found[]): Promise<void> {
  const last = new Map<string, Found & { occurrences: number }>()
  for (const one of found) {
    const key = `${one.profileId} ${one.field}\n${one.rule}`
    last.set(key, { ...one, occurrences: (last.get(key)?.occurrences ?? 0) + 1 })
  }
  const rows = [...last.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
  for (let from = 0; from < rows.length; from += ROUND)
    await tables(tx)
      .insertInto('findings')
      .values(
        rows.slice(from, from + ROUND).map((one) => ({
          workspace_id: tx.workspace,
          id: newId(),
          profile_id: one.profileId,
          field: one.field.slice(0, 200),
          rule: one.rule,
          severity: one.severity,
          value_hash: one.valueHash,
          suggestion: one.suggestion?.slice(0, 1000) ?? null,
          source: one.source,
          message_id: one.messageId ?? null,
          observed_at: one.observedAt,
          found_at: tx.clock.now(),
          occurrences: String(one.occurrences),
          state: 'open' as const,
          settled_at: null,
          settled_by: null,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['workspace_id', 'profile_id', 'field', 'rule']).doUpdateSet((eb) => ({
          severity: eb.ref('excluded.severity'),
          suggestion: eb.ref('excluded.suggestion'),
          source: eb.ref('excluded.source'),
          message_id: eb.ref('excluded.message_id'),
          observed_at: eb.ref('excluded.observed_at'),
          occurrences: sql`findings.occurrences + CASE
            WHEN findings.message_id IS NOT DISTINCT FROM excluded.message_id THEN 0 ELSE excluded.occurrences END`,
          state: sql`CASE WHEN ${LET_PASS} THEN 'ignored' ELSE 'open' END`,
          settled_at: sql`CASE WHEN ${LET_PASS} THEN findings.settled_at END`,
          settled_by: sql`CASE WHEN ${LET_PASS} THEN findings.settled_by END`,
          value_hash: eb.ref('excluded.value_hash'),
        })),
      )
      .execute()
}

/** The open findings of these profiles. */
export async function openFindingsOf(
  ctx: Ctx,
  profileIds: readonly string[],
): Promise<{ id: string; profileId: string; field: string; valueHash: string }[]> {
  if (profileIds.length === 0) return []
  const { rows } = await sql<{ id: string; profileId: string; field: string; valueHash: string }>`
    SELECT id, profile_id AS "profileId", field, value_hash AS "valueHash" FROM findings
    WHERE workspace_id = ${ctx.workspace} AND profile_id = ANY (${[...profileIds]}::uuid[]) AND state = 'open'
  `.execute(ctx.db)
  return rows
}

/** Settles findings. */
export async function closeFindings(
  tx: Ctx,
  ids: readonly string[],
  { state, by }: { state: 'fixed' | 'ignored' | 'open'; by: string | null },
): Promise<void> {
  if (ids.length === 0) return
  await sql`
    UPDATE findings SET state = ${state},
      settled_at = ${state === 'open' ? null : tx.clock.now()}, settled_by = ${state === 'open' ? null : by}
    WHERE workspace_id = ${tx.workspace} AND id = ANY (${[...ids]}::uuid[])
  `.execute(tx.db)
}

/** Adds to the counts of what was checked. */
export async function addChecks(
  tx: Ctx,
  counts: readonly { day: string; source: string; field: string; checked: number; faulty: number }[],
): Promise<void> {
  if (counts.length === 0) return
  const text = JSON.stringify(
    counts
      .map((count) => ({ ...count, field: count.field.slice(0, 200) }))
      .toSorted((a, b) => (a.day + a.source + a.field < b.day + b.source + b.field ? -1 : 1)),
  )
  await sql`
    INSERT INTO field_checks AS f (workspace_id, day, source, field, checked, faulty)
    SELECT ${tx.workspace}, day, source, field, sum(checked), sum(faulty)
    FROM jsonb_to_recordset(${text}::jsonb) AS new(day date, source text, field text, checked bigint, faulty bigint)
    GROUP BY day, source, field
    ON CONFLICT (workspace_id, day, source, field)
      DO UPDATE SET checked = f.checked + excluded.checked, faulty = f.faulty + excluded.faulty
  `.execute(tx.db)
}

/** Which findings are asked for. */
export interface FindingQuery {
  rule?: string
  field?: string
  source?: string
  state?: FindingState
  profileIds?: readonly string[]
  after?: string
  limit: number
}

/** Findings, newest first. */
export async function selectFindings(ctx: Ctx, query: FindingQuery): Promise<FindingRow[]> {
  const { rule, field, source, state, profileIds, after, limit } = query
  let rows = tables(ctx).selectFrom('findings').selectAll().where('workspace_id', '=', ctx.workspace)
  if (rule !== undefined) rows = rows.where('rule', '=', rule)
  if (field !== undefined) rows = rows.where('field', '=', field)
  if (source !== undefined) rows = rows.where('source', '=', source)
  if (state !== undefined) rows = rows.where('state', '=', state)
  if (profileIds !== undefined) rows = rows.where(sql<boolean>`profile_id = ANY (${[...profileIds]}::uuid[])`)
  if (after !== undefined) rows = rows.where('id', '<', after)
  return rows.orderBy('id', 'desc').limit(limit).execute()
}

/** Findings of these ids, locked until the transaction ends. */
export async function lockFindings(tx: Ctx, ids: readonly string[]): Promise<FindingRow[]> {
  return tables(tx)
    .selectFrom('findings')
    .selectAll()
    .where('workspace_id', '=', tx.workspace)
    .where(sql<boolean>`id = ANY (${[...ids]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** How many people each rule concerns, by field. */
export interface RuleCount {
  rule: string
  field: string
  severity: Found['severity']
  people: number
  occurrences: number
  suggested: number
  ignored: number
  fixed: number
}

/** Findings by rule and field, those that concern most people first. */
export async function countFindings(ctx: Ctx): Promise<RuleCount[]> {
  const { rows } = await sql<RuleCount>`
    SELECT rule, field, min(severity) AS severity,
      count(*) FILTER (WHERE state = 'open')::int AS people,
      (coalesce(sum(occurrences) FILTER (WHERE state = 'open'), 0))::int AS occurrences,
      count(*) FILTER (WHERE state = 'open' AND suggestion IS NOT NULL)::int AS suggested,
      count(*) FILTER (WHERE state = 'ignored')::int AS ignored,
      count(*) FILTER (WHERE state = 'fixed')::int AS fixed
    FROM findings WHERE workspace_id = ${ctx.workspace}
    GROUP BY rule, field ORDER BY people DESC, rule, field LIMIT 500
  `.execute(ctx.db)
  return rows
}

/** How many values of a field came from a source, and how many were faulty. */
export interface FieldCount {
  source: string
  field: string
  checked: number
  faulty: number
}

/** Counts of what was checked since a day, by source and field, the most faulty first. */
export async function countChecks(ctx: Ctx, since: Date): Promise<FieldCount[]> {
  const { rows } = await sql<FieldCount>`
    SELECT source, field, sum(checked)::int AS checked, sum(faulty)::int AS faulty FROM field_checks
    WHERE workspace_id = ${ctx.workspace} AND day >= ${since.toISOString().slice(0, 10)}::date
    GROUP BY source, field ORDER BY sum(faulty) DESC, sum(checked) DESC, source, field LIMIT 200
  `.execute(ctx.db)
  return rows
}

/** The same by day, oldest first; events and traits apart. */
export async function countChecksByDay(
  ctx: Ctx,
  since: Date,
  eventsField: string,
  only: { source?: string | undefined; field?: string | undefined } = {},
): Promise<{ day: string; what: 'traits' | 'events'; checked: number; faulty: number }[]> {
  const { rows } = await sql<{ day: string; what: 'traits' | 'events'; checked: number; faulty: number }>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, CASE WHEN field = ${eventsField} THEN 'events' ELSE 'traits' END AS what,
      sum(checked)::int AS checked, sum(faulty)::int AS faulty
    FROM field_checks
    WHERE workspace_id = ${ctx.workspace} AND day >= ${since.toISOString().slice(0, 10)}::date
      AND (${only.source ?? null}::text IS NULL OR source = ${only.source ?? null}::text)
      AND (${only.field ?? null}::text IS NULL OR field = ${only.field ?? null}::text)
    GROUP BY 1, 2 ORDER BY 1, 2
  `.execute(ctx.db)
  return rows
}

/** Removes what was found of these profiles. */
export async function forgetFindings(tx: Ctx, profileIds: readonly string[]): Promise<void> {
  await sql`
    DELETE FROM findings WHERE workspace_id = ${tx.workspace} AND profile_id = ANY (${[...profileIds]}::uuid[])
  `.execute(tx.db)
}

/** Open findings of these rules. */
export async function findingsOfRules(ctx: Ctx, rules: readonly string[]): Promise<FindingRow[]> {
  return tables(ctx)
    .selectFrom('findings')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('state', '=', 'open')
    .where(sql<boolean>`rule = ANY (${[...rules]}::text[])`)
    .execute()
}

/** Closes what was found in events and not again since a time. */
export async function closeUnseen(tx: Ctx, since: Date): Promise<void> {
  await sql`
    UPDATE findings SET state = 'fixed', settled_at = ${tx.clock.now()}
    WHERE workspace_id = ${tx.workspace} AND state = 'open' AND ${OF_EVENTS}
      AND greatest(observed_at, found_at) < ${since}
  `.execute(tx.db)
}
