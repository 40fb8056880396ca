import { type Moment, spanOf } from '../../lib/conditions/instants.ts'
import { parsePath } from '../../lib/conditions/path.ts'
import type { EventMatch, SequenceCondition, SequenceStep } from '../../lib/conditions/schema.ts'
import { periodOf, positionsOf, SEARCH_TERM, SESSION_GAP } from '../../lib/conditions/sequence.ts'
import { PERSON_SQL } from '../../profiles/index.ts'
import { type Binder, bindInstant } from './binder.ts'
import { filterSql } from './values.ts'

/** Whose events are read. */
export interface SequenceScope {
  binder: Binder
  moment: Moment
  merged: boolean
  /** A further restriction of the rows, on `profile_id`. */
  profiles: string | undefined
}

/**
 * Selects the people of a sequence as one column `person`: the same single pass as `meetsSequence`, as a fold over
 * each person's events.
 */
export function sequenceSql(condition: SequenceCondition, scope: SequenceScope): string {
  const ordered = orderedSql(condition, scope)
  const search = foldOf(condition, scope.moment.now.getTime())
  return `SELECT person FROM (SELECT person, open, ${search.fold} AS acc FROM (${ordered})) WHERE ${search.met}`
}

/** Per person (and value of `same`): instants `ts` with the bits `ms` of what happened and the session `ss`, in order. */
function orderedSql(
  condition: SequenceCondition,
  { binder, moment, merged, profiles }: SequenceScope,
): string {
  const now = moment.now.getTime()
  const { from } = spanOf(condition.within, moment)
  const inSessions =
    condition.until === 'session' || condition.steps.some(({ session }) => session !== undefined)
  const names = [...condition.steps, ...(condition.without ?? [])].map(({ event }) => event)
  const named = names.flatMap((event) => (event === undefined ? [] : [binder.bind(event, 'String')]))
  const where = [
    'workspace_id = {workspace:UUID}',
    `timestamp <= ${bindInstant(binder, now)}`,
    ...(from === undefined ? [] : [`timestamp >= ${bindInstant(binder, from)}`]),
    // a session is made of everything that was done
    ...(inSessions || named.length < names.length ? [] : [`event IN (${[...new Set(named)].join(', ')})`]),
    ...(profiles === undefined ? [] : [profiles]),
  ].join(' AND ')
  const rows = `SELECT profile_id, toUnixTimestamp64Milli(timestamp) AS t, ${maskSql(condition, binder, moment)} AS m,
    ${keySql(condition, binder)} AS k FROM events WHERE ${where}`
  const events = merged
    ? `WITH ${PERSON_SQL.with} SELECT ${PERSON_SQL.id('e')} AS person, t, m, k FROM (${rows}) AS e ${PERSON_SQL.join('e')}`
    : `SELECT profile_id AS person, t, m, k FROM (${rows})`
  const people = `SELECT person, arraySort(groupArray((t, m, k))) AS ev FROM (${events}) GROUP BY person`
  const sessions = `SELECT person, ev.1 AS at, ev.2 AS bits, ev.3 AS keys, arrayPushFront(arrayPopBack(at), at[1]) AS before,
    arrayCumSum(arrayMap((t, p) -> toInt64(t - p > ${SESSION_GAP}), at, before)) AS nr,
    if(${now} - at[-1] <= ${SESSION_GAP}, nr[-1], toInt64(-1)) AS open FROM (${people})`
  const wanted = `SELECT person, open, arrayJoin(arrayDistinct(arrayFilter((k, m) -> m > 0 AND k != '', keys, bits))) AS key,
    arrayMap((k, m) -> m > 0 AND k = key, keys, bits) AS mine, arrayFilter((t, w) -> w, at, mine) AS ats,
    arrayFilter((m, w) -> w, bits, mine) AS mss, arrayFilter((n, w) -> w, nr, mine) AS nrs FROM (${sessions})`
  // several events of one millisecond become one instant
  return `SELECT person, open, arrayMap((t, p) -> t != p, ats, arrayPushFront(arrayPopBack(ats), toInt64(-1))) AS firsts,
    arrayFilter((i, f) -> f, arrayEnumerate(ats), firsts) AS starts,
    arrayMap((a, b) -> toUInt32(b - a), starts, arrayPushBack(arrayPopFront(starts), toUInt32(length(ats) + 1))) AS lengths,
    arrayReduceInRanges('groupBitOr', arrayZip(starts, lengths), mss) AS ms,
    arrayFilter((t, f) -> f, ats, firsts) AS ts, arrayFilter((n, f) -> f, nrs, firsts) AS ss FROM (${wanted})`
}

function maskSql(condition: SequenceCondition, binder: Binder, moment: Moment): string {
  const { steps, without = [] } = condition
  const bit = (index: number, tests: readonly string[]) =>
    `bitShiftLeft(toUInt32(${tests.join(' AND ')}), ${index})`
  const bits = steps.map((step, index) => bit(index, testsOf(step, binder, moment)))
  const bans = without.map((match) => `(${testsOf(match, binder, moment).join(' AND ')})`)
  if (bans.length > 0) bits.push(bit(BAN, [`(${bans.join(' OR ')})`]))
  return bits.reduce((a, b) => `bitOr(${a}, ${b})`)
}

/** The bit of what must not happen. */
const BAN = 15

function testsOf(match: SequenceStep | EventMatch, binder: Binder, moment: Moment): string[] {
  const tests = match.event === undefined ? [] : [`event = ${binder.bind(match.event, 'String')}`]
  if ('from' in match && match.from) {
    const brand = moment.brand ?? []
    const start = binder.bind(SEARCH_TERM, 'String')
    const branded = `multiSearchAny(substring(entry, ${SEARCH_TERM.length + 1}), ${binder.bind([...brand], 'Array(String)')})`
    const searched =
      brand.length === 0 ? `'paid_search'` : `if(${branded}, 'paid_search_brand', 'paid_search_other')`
    tests.push(
      `if(startsWith(entry, ${start}), ${searched}, toString(entry)) IN ${binder.bind([...match.from], 'Array(String)')}`,
    )
  }
  return [...tests, ...(match.where ?? []).map((filter) => filterSql(binder, filter, moment))]
}

/** What has to be the same; a dash when nothing has to, empty when the event cannot tell. */
function keySql({ same }: SequenceCondition, binder: Binder): string {
  if (same === undefined) return `'-'`
  const steps = (parsePath(same) ?? []).map(({ key }) => binder.bind(key, 'String'))
  const args = ['properties', ...steps].join(', ')
  return `if(JSONType(${args}) IN ('String', 'Int64', 'UInt64', 'Double', 'Bool'), JSONExtractRaw(${args}), '')`
}

/** The fold of `findChain`: its state is a tuple of whole numbers, −1 for none. */
function foldOf(condition: SequenceCondition, now: number): { fold: string; met: string } {
  const positions = positionsOf(condition)
  const { until = 'last' } = condition
  const period = periodOf(condition)
  const kept = positions.length - 1
  // session, last ban, met at once, latest start, latest start that ended in this session, then running and former
  const changed = 's != acc.1'
  const running = (p: number) => `if(${changed}, toInt64(-1), acc.${6 + p})`
  const former = (p: number) =>
    `if(${changed}, greatest(acc.${6 + p}, acc.${6 + kept + p}), acc.${6 + kept + p})`
  const source = (p: number): string => {
    if (p === 0) return until === 'period' ? 'if(ok, t, toInt64(-1))' : 't'
    const session = positions[p]?.session
    if (session === 'same') return running(p - 1)
    return session === 'later' ? former(p - 1) : `greatest(${running(p - 1)}, ${former(p - 1)})`
  }
  const start = (p: number): string => {
    const from = source(p)
    const near = Number.isFinite(period) && p > 0 ? ` AND t - (${from}) <= ${period}` : ''
    return `if(bitTest(m, ${positions[p]?.step ?? 0})${near}, ${from}, toInt64(-1))`
  }
  const final = start(kept)
  const over = `${changed} AND acc.5 > -1 AND acc.5 >= acc.2`
  const atOnce = {
    last: `(${final}) > -1 AND (${final}) >= acc.2`,
    period: `(${final}) > -1`,
    session: over,
    now: '0',
  }[until]
  const state = [
    's',
    `if(bitTest(m, ${BAN}), t, acc.2)`,
    `if(acc.3 = 1 OR (${atOnce}), toInt64(1), toInt64(0))`,
    `greatest(acc.4, ${final})`,
    `greatest(if(${changed}, toInt64(-1), acc.5), ${final})`,
    ...Array.from({ length: kept }, (_, p) => `greatest(${running(p)}, ${start(p)})`),
    ...Array.from({ length: kept }, (_, p) => former(p)),
  ]
  const none = ['-1', '-1', '0', '-1', '-1', ...Array.from({ length: 2 * kept }, () => '-1')]
  const begin = `(${none.map((value) => `toInt64(${value})`).join(', ')})`
  const oks = until === 'period' ? `, ${mayStartSql(now, period)}` : ''
  const met = {
    last: 'acc.3 = 1',
    period: 'acc.3 = 1',
    session: '(acc.3 = 1 OR (acc.5 > -1 AND acc.5 >= acc.2 AND acc.1 != open))',
    now: '(acc.4 > -1 AND acc.4 >= acc.2)',
  }[until]
  const fold = `arrayFold((acc, t, m, s${oks && ', ok'}) -> (${state.join(', ')}), ts, ms, ss${oks}, ${begin})`
  return { fold, met }
}

/** Of each instant, whether nothing banned follows within the period, and the period is over. */
function mayStartSql(now: number, period: number): string {
  const bans = `arrayMap((t, m) -> if(bitTest(m, ${BAN}), t, toInt64(0)), ts, ms)`
  const next = `arrayPushBack(arrayPopFront(arrayReverseFill(b -> b > 0, ${bans})), toInt64(0))`
  return `arrayMap((t, b) -> t + ${period} <= ${now} AND NOT (b > t AND b <= t + ${period}), ts, ${next})`
}
