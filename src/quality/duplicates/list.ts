import { linkThresholds } from '../../lib/linkage/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { summariesOf } from '../../profiles/index.ts'
import { listTasks } from '../../review/index.ts'
import { readTwo, recordFields } from './records.ts'
import type { Comparison, DuplicatePair, DuplicatesOverview, Likeness, PairState } from './schema.ts'
import { countPairs, latestRun, listPairs, type PairRow, readPair, readVerdicts } from './store.ts'

/** A page of pairs, those with the most evidence first. */
export async function listDuplicates(
  ctx: Ctx,
  query: { state: PairState; limit: number; after?: string },
): Promise<{ items: DuplicatePair[]; next?: string }> {
  const after = query.after === undefined ? undefined : await readPair(ctx, query.after)
  if (query.after !== undefined && !after)
    throw new AppError('invalid_request', { message: 'The cursor is not one of this list. Start again.' })
  const rows = await listPairs(ctx, { state: query.state, limit: query.limit, ...(after && { after }) })
  const last = rows.at(-1)
  return { items: await shown(ctx, rows), ...(last && rows.length === query.limit && { next: last.id }) }
}

/** Both records of a pair, field by field. */
export async function compareDuplicates(ctx: Ctx, id: string): Promise<Comparison> {
  const row = await readPair(ctx, id)
  if (!row) throw new AppError('duplicate_not_found')
  const [pair] = await shown(ctx, [row])
  if (!pair) throw new AppError('duplicate_not_found')
  const { items } = await listTasks(ctx, { subject: { kind: 'duplicate', id }, state: 'open' })
  const [one, other] = await readTwo(ctx, [row.one_profile, row.other_profile])
  const fields = recordFields
    .map((name) => {
      const [mine, theirs] = [one?.[name] ?? '', other?.[name] ?? '']
      return { name, one: mine, other: theirs, likeness: likenessOf(row.levels[name], mine, theirs) }
    })
    .filter((field) => field.one !== '' || field.other !== '')
  return { ...pair, ...(items[0] && { taskId: items[0].id }), fields }
}

/** How many pairs there are, and what the last look did. */
export async function duplicatesOverview(ctx: Ctx): Promise<DuplicatesOverview> {
  const [counts, last, running] = await Promise.all([
    countPairs(ctx),
    latestRun(ctx, true),
    latestRun(ctx, false),
  ])
  const { proposed, merged, different } = counts
  return {
    proposed,
    merged,
    different,
    running: running !== undefined && (!last || running.started_at > last.started_at),
    ...(last?.outcome && { last: { at: last.started_at.toISOString(), outcome: last.outcome } }),
  }
}

async function shown(ctx: Ctx, rows: readonly PairRow[]): Promise<DuplicatePair[]> {
  const { chanceOf } = linkThresholds(await readVerdicts(ctx))
  const people = await summariesOf(
    ctx,
    rows.flatMap((row) => [row.one_profile, row.other_profile]),
  )
  return rows.map((row) => {
    const [one, other] = [people.get(row.one_profile), people.get(row.other_profile)]
    return {
      id: row.id,
      state: row.state,
      weight: Math.round(row.weight * 10) / 10,
      chance: chanceOf(row.weight),
      judged: row.judged,
      agreement: Object.fromEntries(
        Object.entries(row.levels).map(([name, level]) => [name, likenessOf(level, 'x', 'x')]),
      ),
      ...(one && { one }),
      ...(other && { other }),
      foundAt: row.found_at.toISOString(),
      ...(row.decided_at && { decidedAt: row.decided_at.toISOString() }),
    }
  })
}

const EQUAL = 4

function likenessOf(level: number | undefined, one: string, other: string): Likeness {
  if (one === '' || other === '' || level === -1) return 'missing'
  if (level === undefined) return one === other ? 'equal' : 'different'
  return level >= EQUAL ? 'equal' : level > 0 ? 'alike' : 'different'
}
