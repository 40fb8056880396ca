import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCondition } from './check.ts'
import { describe } from './describe.ts'
import { type EventFact, evaluate, NOBODY } from './evaluate.ts'
import type { Condition, SequenceCondition } from './schema.ts'
import { entryFor, positionsOf, SESSION_GAP } from './sequence.ts'

const now = new Date('2026-06-01T12:00:00Z')
const moment = { now, timeZone: 'UTC', brand: ['acme'] }
const MINUTE = 60_000
/** Minutes before now, name, entry. */
const at = (minutes: number, event: string, entry?: string): EventFact => ({
  event,
  at: now.getTime() - minutes * MINUTE,
  properties: event.length === 1 ? {} : { product_id: event.slice(2) },
  ...(entry !== undefined && { entry }),
})
const meets = (condition: Condition, events: EventFact[]) =>
  evaluate(condition, { ...NOBODY, events }, moment)
const chain = (text: string, rest: Partial<SequenceCondition> = {}): SequenceCondition => ({
  kind: 'sequence',
  steps: [...text].map((event) => ({ event })),
  ...rest,
})

test('one thing after the other, without a third in between', () => {
  expect(meets(chain('AB'), [at(5, 'A'), at(4, 'B')])).toBe(true)
  expect(meets(chain('AB'), [at(5, 'B'), at(4, 'A')])).toBe(false)
  // the same millisecond is not later
  expect(meets(chain('AB'), [at(5, 'B'), at(5, 'A')])).toBe(false)
  const quiet = chain('AB', { without: [{ event: 'C' }] })
  expect(meets(quiet, [at(5, 'A'), at(4, 'C'), at(3, 'B')])).toBe(false)
  expect(meets(quiet, [at(6, 'A'), at(5, 'C'), at(4, 'A'), at(3, 'B'), at(2, 'C')])).toBe(true)
  expect(meets({ ...quiet, until: 'now' }, [at(4, 'A'), at(3, 'B'), at(2, 'C')])).toBe(false)
})

test('what was sent and not answered in time counts once the time is over', () => {
  const ignored = chain('A', { without: [{ event: 'C' }], until: 'period', period: { n: 1, unit: 'hours' } })
  expect(meets(ignored, [at(59, 'A')])).toBe(false)
  expect(meets(ignored, [at(60, 'A')])).toBe(true)
  expect(meets(ignored, [at(100, 'A'), at(40, 'C')])).toBe(false)
  // the second was answered, the first was not
  expect(meets(ignored, [at(300, 'A'), at(100, 'A'), at(90, 'C')])).toBe(true)
})

test('a cart counts as left behind when its session is over without an order', () => {
  const left = chain('A', { without: [{ event: 'O' }], until: 'session' })
  expect(meets(left, [at(10, 'A')])).toBe(false)
  expect(meets(left, [at(31, 'A')])).toBe(true)
  expect(meets(left, [at(50, 'A'), at(40, 'O')])).toBe(false)
  expect(meets(left, [at(500, 'A'), at(460, 'O')])).toBe(true)
})

const story: SequenceCondition = {
  kind: 'sequence',
  steps: [
    { event: 'V', times: 3, session: 'same' },
    { event: 'A', session: 'same' },
    { from: ['paid_search_brand'], session: 'later' },
  ],
  without: [{ event: 'O' }],
}

test('three product pages and a cart in one session, then back by the brand’s name', () => {
  const browsed = [at(300, 'V'), at(299, 'V'), at(298, 'V'), at(297, 'A')]
  expect(meets(story, [...browsed, at(1, 'P', 'paid_search:acme mugs')])).toBe(true)
  expect(meets(story, [...browsed, at(1, 'P', 'paid_search:mugs')])).toBe(false)
  expect(meets(story, [...browsed, at(296, 'P', 'paid_search_brand')])).toBe(false)
  expect(meets(story, [...browsed, at(200, 'O'), at(1, 'P', 'paid_search_brand')])).toBe(false)
  const spread = [at(500, 'V'), at(300, 'V'), at(298, 'V'), at(297, 'A')]
  expect(meets(story, [...spread, at(1, 'P', 'paid_search_brand')])).toBe(false)
  expect(describe(story)).toBe(
    'did “V” 3 times in one session, then did “A” in the same session, then came from a branded search ad in a later session, and did not do “O” in between',
  )
  expect(entryFor('paid_search:mugs')).toBe('paid_search')
})

test('coming back is to look at the same thing again in a later session', () => {
  const back: SequenceCondition = {
    kind: 'sequence',
    steps: [
      { where: [{ property: 'product_id', is: { op: 'exists' } }], event: 'V.1' },
      { event: 'V.1', session: 'later' },
    ],
    same: 'product_id',
  }
  expect(meets(back, [at(300, 'V.1'), at(1, 'V.1')])).toBe(true)
  expect(meets(back, [at(20, 'V.1'), at(1, 'V.1')])).toBe(false)
  const other = { ...at(1, 'V.1'), properties: { product_id: 'p2' } }
  expect(meets(back, [at(300, 'V.1'), other])).toBe(false)
})

/** Every chain there is, tried one by one. */
function bySearch(condition: SequenceCondition, events: EventFact[]): boolean {
  const sorted = [...events].sort((a, b) => a.at - b.at)
  const session = new Map<number, number>()
  sorted.forEach((fact, index) => {
    const before = sorted[index - 1]
    const last = before ? (session.get(before.at) ?? 0) : 0
    session.set(fact.at, before && fact.at - before.at > SESSION_GAP ? last + 1 : last)
  })
  const positions = positionsOf(condition)
  const period = condition.period ? condition.period.n * MINUTE : Infinity
  const bans = sorted.filter(({ event }) => condition.without?.some((ban) => ban.event === event))
  const ends = (start: EventFact, last: EventFact): boolean => {
    if (last.at - start.at > period) return false
    const of = session.get(last.at) ?? 0
    const lastOf = Math.max(
      ...sorted.filter(({ at: time }) => session.get(time) === of).map(({ at: time }) => time),
    )
    const until = condition.until ?? 'last'
    if (until === 'period' && start.at + period > now.getTime()) return false
    if (until === 'session' && now.getTime() - lastOf <= SESSION_GAP) return false
    return !bans.some(({ at: time }) => {
      if (time <= start.at) return false
      if (until === 'last') return time < last.at
      if (until === 'session') return time <= lastOf
      return until === 'now' || time <= start.at + period
    })
  }
  const go = (p: number, start: EventFact | undefined, last: EventFact | undefined): boolean => {
    const position = positions[p]
    if (!position) return start !== undefined && last !== undefined && ends(start, last)
    return sorted.some((fact) => {
      if (fact.event !== condition.steps[position.step]?.event || (last && fact.at <= last.at)) return false
      const [own, before] = [session.get(fact.at), last && session.get(last.at)]
      if (position.session === 'same' && own !== before) return false
      if (position.session === 'later' && own === before) return false
      return go(p + 1, start ?? fact, fact)
    })
  }
  return go(0, undefined, undefined)
}

test('the single pass finds what trying every chain finds', () => {
  const event = fc.constantFrom('A', 'B', 'C')
  const facts = fc.array(
    fc.record({
      event,
      at: fc.constantFrom(0, 1, 5, 20, 31, 45, 62, 80, 100, 131, 150).map((m) => now.getTime() - m * MINUTE),
    }),
    { maxLength: 9 },
  )
  const step = fc.record(
    { event, times: fc.constantFrom(1, 2), session: fc.constantFrom('same' as const, 'later' as const) },
    { requiredKeys: ['event'] },
  )
  const sequences = fc
    .record(
      {
        kind: fc.constant('sequence' as const),
        steps: fc.array(step, { minLength: 1, maxLength: 3 }),
        period: fc.record({ n: fc.constantFrom(10, 50, 100), unit: fc.constant('minutes' as const) }),
        without: fc.array(fc.record({ event }), { minLength: 1, maxLength: 1 }),
        until: fc.constantFrom('last', 'session', 'period', 'now' as const),
      },
      { requiredKeys: ['kind', 'steps'] },
    )
    .filter((one) => checkCondition(one).problems.length === 0)
  let met = 0
  fc.assert(
    fc.property(sequences, facts, (condition, found) => {
      const events = found.map((fact) => ({ ...fact, properties: {} }))
      const answer = meets(condition, events)
      met += answer ? 1 : 0
      expect(answer).toBe(bySearch(condition, events))
    }),
    { seed: 5, numRuns: 5000 },
  )
  expect(met).toBeGreaterThan(300)
})

test('a sequence that says nothing, or too much, is refused with the path', () => {
  const paths = (condition: object) =>
    checkCondition({ kind: 'sequence', ...condition }).problems.map(({ path }) => path)
  expect(paths({ steps: [{}] })).toEqual(['condition.steps[0]'])
  expect(paths({ steps: [] })).toEqual(['condition.steps'])
  expect(
    paths({
      steps: [
        { event: 'A', times: 10 },
        { event: 'B', times: 10 },
      ],
    }),
  ).toEqual(['condition.steps'])
  expect(paths({ steps: [{ event: 'A' }], without: [{ event: 'C' }] })).toEqual(['condition.until'])
  expect(paths({ steps: [{ event: 'A' }], same: 'products[].id' })).toEqual(['condition.same'])
  expect(paths({ steps: [{ from: ['the moon'] }] })).toEqual(['condition.steps[0].from[0]'])
})
