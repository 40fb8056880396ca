import { type Static, Type } from 'typebox'
import { type RecordRule, ruleOf } from '../../lib/records/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { EVENTS } from './check-stream.ts'
import { FindingSeverity } from './schema.ts'
import { countChecks, countChecksByDay, countFindings, type RuleCount } from './store.ts'

const literals = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.String({ enum: [...values] }))

/** What one rule found in one field, and what mending it takes and gains. */
export const RuleHealth = Type.Object({
  rule: Type.String(),
  field: Type.String(),
  says: Type.String(),
  severity: FindingSeverity,
  people: Type.Integer({ description: 'With an open finding' }),
  occurrences: Type.Integer(),
  fixed: Type.Integer(),
  ignored: Type.Integer(),
  repair: Type.Object({
    how: literals(['suggested', 'clear', 'source'] as const),
    people: Type.Integer({ description: 'Whom it can be done for here' }),
    minutes: Type.Integer({ description: 'About; a person has to look at examples' }),
    skill: literals(['marketer', 'data owner', 'developer'] as const),
    todo: Type.String(),
    gains: Type.String(),
  }),
})
export type RuleHealth = Static<typeof RuleHealth>

/** How good the data is: by rule, by source and field, over time. */
export const DataHealth = Type.Object({
  at: Type.String({ format: 'date-time' }),
  days: Type.Integer(),
  rules: Type.Array(RuleHealth),
  sources: Type.Array(
    Type.Object({
      source: Type.String(),
      field: Type.String(),
      checked: Type.Integer(),
      faulty: Type.Integer(),
    }),
  ),
  byDay: Type.Array(
    Type.Object({
      day: Type.String({ format: 'date' }),
      what: literals(['traits', 'events'] as const),
      checked: Type.Integer(),
      faulty: Type.Integer(),
    }),
  ),
})
export type DataHealth = Static<typeof DataHealth>

const DAY = 86_400_000

/** How good the data of a workspace is, with what was checked in the last `days`; by day `only` of a source or field. */
export async function dataHealth(
  ctx: Ctx,
  days: number,
  only: { source?: string | undefined; field?: string | undefined } = {},
): Promise<DataHealth> {
  const now = ctx.clock.now()
  const since = new Date(now.getTime() - days * DAY)
  const [rules, sources, byDay] = await Promise.all([
    countFindings(ctx),
    countChecks(ctx, since),
    countChecksByDay(ctx, since, EVENTS, only),
  ])
  return { at: now.toISOString(), days, rules: rules.map(toHealth), sources, byDay }
}

function toHealth(count: RuleCount): RuleHealth {
  const rule = ruleOf(count.rule)
  const how = rule.mending === 'suggested' && count.suggested === 0 ? 'clear' : rule.mending
  const people = how === 'suggested' ? count.suggested : how === 'clear' ? count.people : 0
  return {
    rule: count.rule,
    field: count.field,
    says: rule.says,
    severity: count.severity,
    people: count.people,
    occurrences: count.occurrences,
    fixed: count.fixed,
    ignored: count.ignored,
    repair: {
      how,
      people,
      minutes: minutesOf(how, people),
      skill: rule.skill,
      todo: rule.todo,
      gains: gainsOf(count, how),
    },
  }
}

const READ = 50
/** minutes that a person takes for one example, for a bulk repair, and for a change where the data comes from */
const [AN_EXAMPLE, A_REPAIR, A_SOURCE] = [0.1, 2, 120] as const

function minutesOf(how: RecordRule['mending'], people: number): number {
  return how === 'source' ? A_SOURCE : Math.ceil(A_REPAIR + Math.min(people, READ) * AN_EXAMPLE)
}

function gainsOf({ people, suggested, field, rule }: RuleCount, how: RecordRule['mending']): string {
  const count = (number: number) => `${number.toLocaleString('en-GB')} ${number === 1 ? 'person' : 'people'}`
  if (how === 'clear') return `${count(people)} no longer counted as having a ${field}`
  if (how === 'source') return `no more such values; ${count(people)} concerned now`
  if (rule.startsWith('email.')) return `${count(suggested)} can be written to`
  return `${field} usable for ${count(suggested)}`
}
