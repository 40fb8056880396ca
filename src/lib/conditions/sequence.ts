import type { EventFact } from './event-fact.ts'
import { type Moment, spanOf } from './instants.ts'
import { type PathStep, parsePath, valuesAt } from './path.ts'
import type { EventMatch, PropertyFilter, SequenceCondition, SequenceStep } from './schema.ts'
import { passes } from './values.ts'

/** So long without any event, and a session is over (milliseconds). */
export const SESSION_GAP = 1_800_000
/** So many events may a sequence ask for, repeats counted. */
export const MOST_POSITIONS = 16

const MILLIS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const

/** One event of the chain: which step it matches, and in which session it lies beside the one before. */
export interface Position {
  step: number
  session: 'any' | 'same' | 'later'
}

/** A sequence with its repeats written out. */
export function positionsOf({ steps }: Pick<SequenceCondition, 'steps'>): Position[] {
  return steps.flatMap(({ times = 1, session }, step) =>
    Array.from({ length: times }, (_, repeat): Position => {
      if (repeat > 0) return { step, session: session === undefined ? 'any' : 'same' }
      return { step, session: step === 0 ? 'any' : (session ?? 'any') }
    }),
  )
}

/** How much later than its first event a chain may end, milliseconds. */
export function periodOf({ period }: Pick<SequenceCondition, 'period'>): number {
  return period ? period.n * MILLIS[period.unit] : Infinity
}

/** Where a paid search came from, once the brand's names are known; see `entryOf` for how the term comes along. */
export function entryFor(entry: string, brand: readonly string[] = []): string {
  if (!entry.startsWith(SEARCH_TERM)) return entry
  if (brand.length === 0) return 'paid_search'
  const term = entry.slice(SEARCH_TERM.length)
  return brand.some((name) => term.includes(name)) ? 'paid_search_brand' : 'paid_search_other'
}

/** A paid search of which only the term is known is kept as this and the term. */
export const SEARCH_TERM = 'paid_search:'

interface Instant {
  at: number
  session: number
  steps: Set<number>
  banned: boolean
}

/** Whether there is such a sequence among the events (in any order), seen from a moment. */
export function meetsSequence(
  condition: SequenceCondition,
  events: readonly EventFact[],
  moment: Moment,
): boolean {
  const { from = -Infinity } = spanOf(condition.within, moment)
  const now = moment.now.getTime()
  const counted = events.filter(({ at }) => at >= from && at <= now).sort((a, b) => a.at - b.at)
  const sessions = sessionsOf(counted)
  const match = matcher(condition, moment)
  const groups = new Map<string, Instant[]>()
  counted.forEach((fact, index) => {
    const found = match(fact)
    if (!found) return
    const instants = groups.get(found.key) ?? []
    groups.set(found.key, instants)
    const last = instants.at(-1)
    const instant =
      last?.at === fact.at
        ? last
        : { at: fact.at, session: sessions[index] ?? 0, steps: new Set<number>(), banned: false }
    if (instant !== last) instants.push(instant)
    for (const step of found.steps) instant.steps.add(step)
    instant.banned ||= found.banned
  })
  const latest = counted.at(-1)
  const open = latest && now - latest.at <= SESSION_GAP ? (sessions.at(-1) ?? -1) : -1
  const plan = {
    positions: positionsOf(condition),
    period: periodOf(condition),
    until: condition.until ?? 'last',
  }
  return [...groups.values()].some((instants) => findChain(instants, { ...plan, now, open }))
}

function sessionsOf(sorted: readonly EventFact[]): number[] {
  let session = 0
  return sorted.map(({ at }, index) => {
    const before = sorted[index - 1]
    if (before && at - before.at > SESSION_GAP) session += 1
    return session
  })
}

interface Search {
  positions: readonly Position[]
  period: number
  until: 'last' | 'session' | 'period' | 'now'
  now: number
  /** The session that is not over yet; −1 for none. */
  open: number
}

const NONE = -1

/**
 * One pass in the order of time. Of all chains that end at a position the one with the latest start is kept: it is
 * the one that bans and the period hurt least. For chains that end in the running session and in former ones apart.
 */
function findChain(instants: readonly Instant[], { positions, period, until, now, open }: Search): boolean {
  const running = positions.map(() => NONE)
  const former = positions.map(() => NONE)
  const nextBan = until === 'period' ? nextBans(instants) : []
  let session = NONE
  let lastBan = NONE
  let latestStart = NONE
  let ended = NONE
  for (const [index, { at, session: own, steps, banned }] of instants.entries()) {
    if (own !== session) {
      if (until === 'session' && ended > NONE && ended >= lastBan) return true
      ended = NONE
      session = own
      for (const [p, start] of running.entries()) {
        former[p] = Math.max(former[p] ?? NONE, start)
        running[p] = NONE
      }
    }
    const mayStart =
      until !== 'period' || (at + period <= now && !((nextBan[index] ?? Infinity) <= at + period))
    for (let p = positions.length - 1; p >= 0; p--) {
      const position = positions[p]
      if (!position || !steps.has(position.step)) continue
      const [inRunning, inFormer] = [running[p - 1] ?? NONE, former[p - 1] ?? NONE]
      const sources = { any: Math.max(inRunning, inFormer), same: inRunning, later: inFormer }
      const start = p > 0 ? sources[position.session] : mayStart ? at : NONE
      if (start === NONE || at - start > period) continue
      running[p] = Math.max(running[p] ?? NONE, start)
      if (p < positions.length - 1) continue
      if (until === 'period' || (until === 'last' && start >= lastBan)) return true
      latestStart = Math.max(latestStart, start)
      ended = Math.max(ended, start)
    }
    if (banned) lastBan = at
  }
  if (until === 'now') return latestStart > NONE && latestStart >= lastBan
  return until === 'session' && ended > NONE && ended >= lastBan && session !== open
}

function nextBans(instants: readonly Instant[]): number[] {
  let next = Infinity
  return instants
    .toReversed()
    .map(({ at, banned }) => {
      const after = next
      if (banned) next = at
      return after
    })
    .toReversed()
}

function matcher(
  { steps, without = [], same }: SequenceCondition,
  moment: Moment,
): (fact: EventFact) => { steps: number[]; banned: boolean; key: string } | undefined {
  const tests = steps.map((step) => matches(step, moment))
  const bans = without.map((match) => matches(match, moment))
  const path = same === undefined ? undefined : (parsePath(same) ?? [])
  return (fact) => {
    const found = tests.flatMap((test, index) => (test(fact) ? [index] : []))
    const banned = bans.some((test) => test(fact))
    if (found.length === 0 && !banned) return undefined
    const key = path ? keyOf(fact, path) : ''
    return key === undefined ? undefined : { steps: found, banned, key }
  }
}

function matches(match: SequenceStep | EventMatch, moment: Moment): (fact: EventFact) => boolean {
  const filters = (match.where ?? []).map(({ property, is }: PropertyFilter) => ({
    steps: parsePath(property) ?? [],
    is,
  }))
  const from: readonly string[] | undefined = 'from' in match ? match.from : undefined
  return ({ event, properties, entry }) =>
    (match.event === undefined || event === match.event) &&
    (from === undefined || (entry !== undefined && from.includes(entryFor(entry, moment.brand)))) &&
    filters.every(({ steps, is }) => passes(valuesAt(properties, steps), is, moment))
}

/** The value as JSON; only texts, numbers, true and false can be the same. */
function keyOf({ properties }: EventFact, path: readonly PathStep[]): string | undefined {
  const [value] = valuesAt(properties, path)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? JSON.stringify(value)
    : undefined
}
