import fc from 'fast-check'
import { checkCondition } from '../lib/conditions/check.ts'
import type { EventFact, PersonFacts } from '../lib/conditions/evaluate.ts'
import type {
  Condition,
  Measure,
  PropertyFilter,
  TimePoint,
  ValueTest,
  Window,
} from '../lib/conditions/schema.ts'
import { newId } from '../lib/ids.ts'
import type { Ctx } from '../platform/ctx.ts'

/** One person for tests, with the profiles that the events were collected under; the first stands for the person. */
export interface TestPerson extends PersonFacts {
  profiles: readonly string[]
  /** Of each event, which of the profiles it belongs to. */
  owners?: readonly number[]
  badTraits?: Readonly<Record<string, string>>
  deleted?: boolean
}

/** Writes people and their events straight into ClickHouse. */
export async function storePeople(ctx: Ctx, people: readonly TestPerson[]): Promise<void> {
  const workspace_id = ctx.workspace
  const version = Date.now()
  const events = people.flatMap((person) =>
    person.events.map((fact, index) => ({
      workspace_id,
      profile_id: person.profiles[person.owners?.[index] ?? 0],
      message_id: newId(),
      type: 'track',
      event: fact.event,
      timestamp: new Date(fact.at).toISOString(),
      received_at: new Date(fact.at).toISOString(),
      value: fact.value ?? null,
      entry: fact.entry ?? '',
      properties: JSON.stringify(fact.properties),
      context: '{}',
    })),
  )
  const mirror = people.flatMap((person) =>
    person.profiles.map((profile_id, index) => ({
      workspace_id,
      profile_id,
      known: 1,
      created_at: '2020-01-01T00:00:00.000Z',
      traits: index === 0 ? { ...person.traits, ...person.badTraits } : {},
      grades: Object.fromEntries([
        ...Object.keys(person.traits).map((name) => [name, 'good']),
        ...Object.keys(person.badTraits ?? {}).map((name) => [name, 'bad']),
      ]),
      has_email: person.hasEmail ? 1 : 0,
      time_zone: '',
      consent: person.consent,
      deleted: index > 0 || person.deleted ? 1 : 0,
      version,
    })),
  )
  const redirects = people.flatMap(({ profiles: [to, ...others] }) =>
    others.map((from_profile) => ({ workspace_id, from_profile, to_profile: to, version })),
  )
  await Promise.all([
    ctx.facts.insert('events', events),
    ctx.facts.insert('people', mirror),
    ctx.facts.insert('profile_redirects', redirects),
  ])
}

const HOUR = 3_600_000
const EVENTS = ['Order Completed', 'Order Refunded', 'Product Viewed', 'Weird “name” \'"\\']
const WORDS = [
  'Mugs',
  'mugs',
  'Mügs ÄÖ',
  '5',
  '5.0',
  '12.5',
  'true',
  '',
  '[]',
  '["Mugs"]',
  "o'brien",
  '2024-02-30',
]

const word = fc.constantFrom(...WORDS)
const dateText = fc.constantFrom(
  '2026-05-20',
  '2026-05-31T08:00:00Z',
  '2026-06-01T12:00:00+02:00',
  '2026-05-30 10:15',
)
const scalar = fc.oneof(word, fc.constantFrom(0, 5, 12.5, -1, 1e6), fc.boolean())
const jsonValue = fc.oneof(
  scalar,
  dateText,
  fc.constant(null),
  fc.array(scalar, { maxLength: 3 }),
  fc.record({ code: scalar }),
)
const property = fc.constantFrom(
  'a',
  'b',
  'a.code',
  'products[].category',
  'products[].sizes',
  'tags[]',
  'tags',
  'it’s',
)

/** Random events around `now`: some exactly on the borders of windows, some in the future. */
export function eventFact(now: number): fc.Arbitrary<EventFact> {
  const at = fc.oneof(
    fc.integer({ min: -100, max: 3 }).map((hours) => now + hours * HOUR),
    fc.integer({ min: -100 * HOUR, max: 0 }).map((millis) => now + millis),
    fc.constantFrom(0, 1, -1, -24 * HOUR, -24 * HOUR + 1, -24 * HOUR - 1).map((millis) => now + millis),
  )
  const properties = fc.record(
    {
      a: jsonValue,
      b: jsonValue,
      'it’s': jsonValue,
      tags: fc.array(scalar, { maxLength: 3 }),
      products: fc.array(
        fc.record({ category: jsonValue, sizes: fc.array(scalar, { maxLength: 2 }) }, { requiredKeys: [] }),
        { maxLength: 3 },
      ),
    },
    { requiredKeys: [] },
  )
  const value = fc.option(
    fc.integer({ min: 0, max: 500_000 }).map((n) => n / 1000),
    { nil: undefined },
  )
  const entry = fc.constantFrom(
    undefined,
    undefined,
    'paid_social',
    'paid_search:test shop mugs',
    'paid_search:mugs',
  )
  return fc
    .record({ event: fc.constantFrom(...EVENTS), at, value, properties, entry })
    .map(({ value: amount, entry: source, ...fact }) => ({
      ...fact,
      ...(amount !== undefined && { value: amount }),
      ...(source !== undefined && { entry: source }),
    }))
}

/** Random people, some merged from two or three profiles. */
export function testPerson(now: number): fc.Arbitrary<TestPerson> {
  const traitText = fc.oneof(
    scalar.map(String),
    dateText,
    fc.array(scalar, { maxLength: 3 }).map((list) => JSON.stringify(list)),
  )
  const traits = fc.dictionary(fc.constantFrom('country', 'age', 'tags'), traitText)
  return fc
    .record({
      events: fc.array(eventFact(now), { maxLength: 8 }),
      traits,
      badTraits: fc.dictionary(fc.constantFrom('nick', 'size'), traitText),
      consent: fc.dictionary(
        fc.constantFrom('email.marketing', 'sms.service'),
        fc.constantFrom('granted' as const, 'denied' as const),
      ),
      hasEmail: fc.boolean(),
      extra: fc.constantFrom(0, 0, 1, 2),
      owners: fc.array(fc.nat({ max: 2 }), { minLength: 8, maxLength: 8 }),
    })
    .map(({ extra, owners, ...person }) => ({
      ...person,
      profiles: Array.from({ length: 1 + extra }, () => newId()),
      owners: owners.map((owner) => owner % (1 + extra)),
    }))
}

const unit = fc.constantFrom('hours' as const, 'days' as const)
const timePoint: fc.Arbitrary<TimePoint> = fc.oneof(
  fc.record({ ago: fc.constantFrom(0, 1, 24, 100_000), unit }),
  fc.record({ date: fc.constantFrom('2026-05-30', '2026-06-01', '2026-06-02') }),
  fc.record({
    at: fc.constantFrom('2026-05-31T12:00:00.000Z', '2026-05-31T12:00:00.001+00:00', '2026-05-29T01:00:00Z'),
  }),
)
const window: fc.Arbitrary<Window> = fc.oneof(
  fc.constant({ kind: 'ever' as const }),
  fc.record({ kind: fc.constant('last' as const), n: fc.constantFrom(1, 2, 24, 100_000), unit }),
  fc.record({ kind: fc.constant('before' as const), time: timePoint }),
  fc.record({ kind: fc.constant('after' as const), time: timePoint }),
  fc.record({ kind: fc.constant('between' as const), from: timePoint, to: timePoint }),
)
const numberOp = fc.constantFrom('at_least', 'at_most', 'exactly', 'more_than', 'less_than' as const)
const side = fc.constantFrom('before' as const, 'after' as const)
const valueTest: fc.Arbitrary<ValueTest> = fc.oneof(
  fc.record({ op: fc.constantFrom('eq' as const, 'neq' as const), value: scalar }),
  fc.record({
    op: fc.constantFrom('in' as const, 'not_in' as const),
    values: fc.array(scalar, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    op: fc.constantFrom('contains' as const, 'not_contains' as const),
    value: fc.constantFrom('mug', 'MÜGS', 'Mugs', "'", '5', '[', '%'),
  }),
  fc.record({
    op: fc.constantFrom('gt' as const, 'gte' as const, 'lt' as const, 'lte' as const),
    value: fc.constantFrom(5, 12.5, 0, -3),
  }),
  fc.record({ op: side, time: timePoint }),
  fc.record({ op: fc.constantFrom('exists' as const, 'missing' as const) }),
)
const amount = fc.constantFrom(0, 1, 0.5, 100, 250.25)
const measure: fc.Arbitrary<Measure> = fc.oneof(
  fc.record({ measure: fc.constant('count' as const), op: numberOp, value: fc.constantFrom(0, 1, 2, 3) }),
  fc.record({
    measure: fc.constantFrom('sum' as const, 'average' as const, 'largest' as const),
    op: numberOp,
    value: amount,
  }),
  fc.record({ measure: fc.constantFrom('first' as const, 'last' as const), op: side, time: timePoint }),
)
const filter: fc.Arbitrary<PropertyFilter> = fc.record({ property, is: valueTest })
const match = fc.record(
  { event: fc.constantFrom(...EVENTS), where: fc.array(filter, { maxLength: 1 }) },
  { requiredKeys: ['event'] },
)
const step = fc.oneof(
  fc.record(
    {
      event: fc.constantFrom(...EVENTS),
      where: fc.array(filter, { maxLength: 1 }),
      times: fc.constantFrom(1, 2, 3),
      session: fc.constantFrom('same' as const, 'later' as const),
    },
    { requiredKeys: ['event'] },
  ),
  fc.record(
    {
      from: fc.subarray(['paid_social', 'paid_search_brand', 'paid_search_other', 'paid_search'] as const, {
        minLength: 1,
      }),
      session: fc.constantFrom('same' as const, 'later' as const),
    },
    { requiredKeys: ['from'] },
  ),
)
/** Random sequences, some of which the check refuses. */
export const sequence: fc.Arbitrary<Condition> = fc.record(
  {
    kind: fc.constant('sequence' as const),
    steps: fc.array(step, { minLength: 1, maxLength: 3 }),
    period: fc.record({
      n: fc.constantFrom(1, 5, 30),
      unit: fc.constantFrom('minutes', 'hours', 'days' as const),
    }),
    same: fc.constantFrom('a', 'a.code'),
    without: fc.array(match, { minLength: 1, maxLength: 2 }),
    until: fc.constantFrom('last', 'session', 'period', 'now' as const),
    within: fc.oneof(
      fc.record({
        kind: fc.constant('last' as const),
        n: fc.constantFrom(1, 24, 60),
        unit: fc.constant('hours' as const),
      }),
      fc.record({ kind: fc.constant('after' as const), time: timePoint }),
    ),
  },
  { requiredKeys: ['kind', 'steps'] },
)
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 3, arbitrary: sequence.filter((one) => checkCondition(one).problems.length === 0) },
  {
    weight: 6,
    arbitrary: fc.record(
      {
        kind: fc.constant('event' as const),
        event: fc.constantFrom(...EVENTS),
        where: fc.array(filter, { maxLength: 2 }),
        within: window,
        is: measure,
      },
      { requiredKeys: ['kind', 'event', 'is'] },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record(
      {
        kind: fc.constant('behaviour' as const),
        of: fc.constantFrom('orders', 'revenue', 'average_order', 'refunds' as const),
        within: window,
        op: numberOp,
        value: amount,
      },
      { requiredKeys: ['kind', 'of', 'op', 'value'] },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('trait' as const),
      trait: fc.constantFrom('country', 'age', 'tags', 'nick', 'size'),
      is: valueTest,
    }),
  },
  fc.record({
    kind: fc.constant('consent' as const),
    channel: fc.constant('email'),
    purpose: fc.constant('marketing'),
    state: fc.constantFrom('granted', 'denied', 'unknown' as const),
  }),
  fc.constant({ kind: 'reachable' as const, channel: 'email' as const }),
  fc.constant({ kind: 'everyone' as const }),
)

/** Random conditions that pass the check, three levels deep. */
export const condition: fc.Arbitrary<Condition> = fc
  .letrec<{ any: Condition }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'condition' },
      leaf,
      fc.record({
        kind: fc.constant('and' as const),
        of: fc.array(tie('any'), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constant('or' as const),
        of: fc.array(tie('any'), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('not' as const), of: tie('any') }),
    ),
  }))
  .any.filter((tree) => checkCondition(tree).problems.length === 0)
