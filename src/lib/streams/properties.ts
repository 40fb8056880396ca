/** What a property of one kind of event looked like over a period. */
export interface PropertyUse {
  property: string
  /** Events that carry it with a value. */
  filled: number
  /** Of those, how many hold each kind of value. */
  types: Readonly<Record<string, number>>
  /** Different values. */
  values: number
}

/** One kind of event over a period. */
export interface StreamUse {
  event: string
  events: number
  properties: readonly PropertyUse[]
  /** Events that say the same as another one of the same person at the same moment. */
  repeated: number
  /** Events that came in more than an hour after they happened. */
  late: number
}

/** What changed in a kind of event. Shares are 0 to 1. */
export interface StreamChange {
  event: string
  check:
    | 'null_rate'
    | 'new_property'
    | 'vanished_property'
    | 'type_change'
    | 'cardinality'
    | 'duplicates'
    | 'late'
  property?: string
  before: number
  now: number
  /** What holds values of it now and did not. */
  type?: string
}

/** Fewer events than this in either period say nothing. */
const LEAST_EVENTS = 100
const LEAST_JUMP = 0.15
/** Standard deviations beyond which a change of share is none of chance; shares vary more than counting alone. */
const LIMIT = 6
const DESIGN = 4

/**
 * What changed in a kind of event from one period to the next: a property that fewer events carry, that is new or gone,
 * that holds other kinds of values, or many more of them; and more repeated or late events than usual. `days` are the
 * lengths of the two periods.
 */
export function streamChanges(
  before: StreamUse,
  now: StreamUse,
  days: { before: number; now: number },
): StreamChange[] {
  const { event } = now
  if (before.events < LEAST_EVENTS || now.events < LEAST_EVENTS) return []
  const changes: StreamChange[] = []
  const was = new Map(before.properties.map((use) => [use.property, use]))
  const is = new Map(now.properties.map((use) => [use.property, use]))
  for (const property of new Set([...was.keys(), ...is.keys()])) {
    const [old, fresh] = [was.get(property) ?? nothing(property), is.get(property) ?? nothing(property)]
    const share = { before: old.filled / before.events, now: fresh.filled / now.events }
    const found = { event, property, ...share }
    if (old.filled === 0) {
      if (share.now >= 0.05) changes.push({ ...found, check: 'new_property' })
      continue
    }
    const surely = differs(old.filled, before.events, fresh.filled, now.events)
    if (fresh.filled === 0) {
      if (share.before >= 0.1 && surely) changes.push({ ...found, check: 'vanished_property' })
      continue
    }
    if (surely && share.before - share.now >= LEAST_JUMP) changes.push({ ...found, check: 'null_rate' })
    const type = newType(old, fresh)
    if (type) changes.push({ ...found, ...type, check: 'type_change' })
    const usual = old.values / Math.max(1, days.before / days.now)
    if (fresh.values >= 200 && old.values <= 500 && fresh.values > 10 * Math.max(old.values, usual))
      changes.push({ event, property, before: old.values, now: fresh.values, check: 'cardinality' })
  }
  for (const [check, count] of [
    ['duplicates', 'repeated'],
    ['late', 'late'],
  ] as const) {
    const share = { before: before[count] / before.events, now: now[count] / now.events }
    const least = check === 'late' ? 0.1 : 0.02
    if (
      share.now >= least + share.before &&
      share.now >= 3 * share.before &&
      differs(before[count], before.events, now[count], now.events)
    )
      changes.push({ event, ...share, check })
  }
  return changes
}

function nothing(property: string): PropertyUse {
  return { property, filled: 0, types: {}, values: 0 }
}

/** A kind of value that a tenth holds now, and next to none held before. */
function newType(
  before: PropertyUse,
  now: PropertyUse,
): { before: number; now: number; type: string } | undefined {
  for (const [type, count] of Object.entries(now.types)) {
    const share = { before: (before.types[type] ?? 0) / before.filled, now: count / now.filled }
    if (count >= 20 && share.now >= 0.1 && share.before < 0.005) return { ...share, type }
  }
  return undefined
}

/** Whether two shares differ by more than chance: a test of two proportions with variance inflated by a design effect. */
function differs(a: number, n: number, b: number, m: number): boolean {
  const pooled = (a + b + 1) / (n + m + 2)
  const deviation = Math.sqrt(DESIGN * pooled * (1 - pooled) * (1 / n + 1 / m))
  return Math.abs(a / n - b / m) > LIMIT * deviation
}
