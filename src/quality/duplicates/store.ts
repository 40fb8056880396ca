import { type ColumnType, type Selectable, sql } from 'kysely'
import { newId } from '../../lib/ids.ts'
import type { JudgedPair } from '../../lib/linkage/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Outcome, PairState } from './schema.ts'

type Tables = {
  duplicate_pairs: {
    workspace_id: string
    id: string
    one_profile: string
    other_profile: string
    weight: number
    levels: ColumnType<Record<string, number>, string, string>
    state: PairState
    judged: boolean
    found_at: Date
    decided_at: Date | null
    decided_by: string | null
  }
  duplicate_runs: {
    workspace_id: string
    id: string
    started_at: Date
    ended_at: Date | null
    outcome: ColumnType<Outcome | null, string | null, string | null>
  }
}
const tables = (ctx: Ctx) => ctx.db.withTables<Tables>()

/** A pair as stored. */
export type PairRow = Selectable<Tables['duplicate_pairs']>

const MOST_VERDICTS = 5000

/** What people said of pairs, the latest verdicts. */
export async function readVerdicts(ctx: Ctx): Promise<JudgedPair[]> {
  const rows = await tables(ctx)
    .selectFrom('duplicate_pairs')
    .select(['weight', 'state'])
    .where('workspace_id', '=', ctx.workspace)
    .where('judged', '=', true)
    .where('state', 'in', ['merged', 'different'])
    .orderBy('decided_at', 'desc')
    .limit(MOST_VERDICTS)
    .execute()
  return rows.map(({ weight, state }) => ({ weight, same: state === 'merged' }))
}

/** Every pair in one of these states. */
export async function readPairsIn(ctx: Ctx, states: readonly PairState[]): Promise<PairRow[]> {
  return tables(ctx)
    .selectFrom('duplicate_pairs')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('state', 'in', states)
    .execute()
}

/** A page of pairs, those with the most evidence first. */
export async function listPairs(
  ctx: Ctx,
  query: { state: PairState; limit: number; after?: PairRow },
): Promise<PairRow[]> {
  const { after } = query
  return tables(ctx)
    .selectFrom('duplicate_pairs')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('state', '=', query.state)
    .$if(after !== undefined, (q) =>
      q.where(sql<boolean>`(weight, id) < (${after?.weight}::real, ${after?.id}::uuid)`),
    )
    .orderBy('weight', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit)
    .execute()
}

/** One pair. */
export async function readPair(ctx: Ctx, id: string): Promise<PairRow | undefined> {
  return tables(ctx)
    .selectFrom('duplicate_pairs')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Keeps a pair that was found; one that was found before takes the new weight. Answers its id. */
export async function keepPair(
  tx: Ctx,
  pair: Pick<PairRow, 'one_profile' | 'other_profile' | 'weight' | 'levels' | 'state'>,
): Promise<string> {
  const decided = pair.state === 'merged'
  const row = {
    weight: pair.weight,
    levels: JSON.stringify(pair.levels),
    state: pair.state,
    decided_at: decided ? tx.clock.now() : null,
    decided_by: decided ? tx.actor.id : null,
  }
  const { id } = await tables(tx)
    .insertInto('duplicate_pairs')
    .values({
      ...row,
      workspace_id: tx.workspace,
      id: newId(),
      one_profile: pair.one_profile,
      other_profile: pair.other_profile,
      judged: false,
      found_at: tx.clock.now(),
    })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'one_profile', 'other_profile']).doUpdateSet(row),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Notes what became of a pair, and whether a person said so. */
export async function settlePair(
  tx: Ctx,
  id: string,
  state: PairState,
  by?: { judged: boolean; id: string },
): Promise<void> {
  await tables(tx)
    .updateTable('duplicate_pairs')
    .set({
      state,
      decided_at: tx.clock.now(),
      decided_by: by?.id ?? tx.actor.id,
      ...(by && { judged: by.judged }),
    })
    .where('workspace_id', '=', tx.workspace)
    .where('id', '=', id)
    .execute()
}

/** How many pairs there are, by state. */
export async function countPairs(ctx: Ctx): Promise<Record<PairState, number>> {
  const rows = await tables(ctx)
    .selectFrom('duplicate_pairs')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .where('workspace_id', '=', ctx.workspace)
    .groupBy('state')
    .execute()
  const counts = { proposed: 0, merged: 0, different: 0, gone: 0 }
  for (const { state, count } of rows) counts[state] = Number(count)
  return counts
}

/** The ids of pairs in which any of these profiles stands; for the transaction that erases a person. */
export async function forgetPairs(tx: Ctx, profileIds: readonly string[]): Promise<string[]> {
  const rows = await tables(tx)
    .deleteFrom('duplicate_pairs')
    .where('workspace_id', '=', tx.workspace)
    .where((eb) => eb.or([eb('one_profile', 'in', profileIds), eb('other_profile', 'in', profileIds)]))
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

/** The pairs in which any of these profiles stands. */
export async function pairsOf(ctx: Ctx, profileIds: readonly string[]): Promise<PairRow[]> {
  return tables(ctx)
    .selectFrom('duplicate_pairs')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where((eb) => eb.or([eb('one_profile', 'in', profileIds), eb('other_profile', 'in', profileIds)]))
    .execute()
}

/** Begins a look, unless one is under way since `since`; answers its id. */
export async function beginRun(tx: Ctx, since: Date): Promise<string | undefined> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`duplicates ${tx.workspace}`}, 0))`.execute(tx.db)
  const open = await tables(tx)
    .selectFrom('duplicate_runs')
    .select('id')
    .where('workspace_id', '=', tx.workspace)
    .where('ended_at', 'is', null)
    .where('started_at', '>', since)
    .executeTakeFirst()
  if (open) return undefined
  const id = newId()
  await tables(tx)
    .insertInto('duplicate_runs')
    .values({ workspace_id: tx.workspace, id, started_at: tx.clock.now(), ended_at: null, outcome: null })
    .execute()
  return id
}

/** Notes what a look did. */
export async function endRun(ctx: Ctx, id: string, outcome: Outcome): Promise<void> {
  await tables(ctx)
    .updateTable('duplicate_runs')
    .set({ ended_at: ctx.clock.now(), outcome: JSON.stringify(outcome) })
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', id)
    .execute()
}

/** The latest look. */
export async function latestRun(ctx: Ctx, ended: boolean) {
  return tables(ctx)
    .selectFrom('duplicate_runs')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('ended_at', ended ? 'is not' : 'is', null)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
