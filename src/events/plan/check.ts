import type { PlanMode, TrackingPlan, ValueType, Violation } from './schema.ts'

/** What the plan says of one event: what is wrong with it, if anything, and what becomes of it. */
export interface Judgement {
  mode: PlanMode
  violations: Violation[]
}

/** An event as far as the plan reads it. */
export interface Judged {
  type: string
  event: string
  source: string
  properties: Record<string, unknown>
}

/** A plan made ready to be asked for every event; undefined is "as planned". */
export type PlanCheck = (event: Judged) => Judgement | undefined

/** What the product itself reports (deliveries, opens) is no matter of the plan. */
const OWN_SOURCES = new Set(['deliver'])

/** Makes a plan ready. The cost of an event is one look-up for each of its properties. */
export function compilePlan(plan: TrackingPlan): PlanCheck {
  const events = new Map(
    plan.events.map((planned) => [
      planned.event,
      {
        mode: planned.mode,
        additional: planned.additional,
        required: planned.properties.filter((one) => one.required).map((one) => one.name),
        properties: new Map(
          planned.properties.map((one) => [
            one.name,
            { types: new Set(one.types), ...(one.oneOf && { oneOf: new Set(one.oneOf) }) },
          ]),
        ),
      },
    ]),
  )
  return ({ type, event, source, properties }) => {
    if (OWN_SOURCES.has(source)) return undefined
    const planned = events.get(event)
    if (!planned)
      return type === 'track' && plan.unplanned !== 'allow'
        ? { mode: plan.unplanned, violations: ['Unplanned-Event'] }
        : undefined
    if (planned.mode === 'allow') return undefined
    const found = new Set<Violation>()
    for (const name of planned.required)
      if (typeOf(properties[name]) === undefined) found.add('Required-Missing')
    for (const name in properties) {
      const value = properties[name]
      const own = planned.properties.get(name)
      if (!own) {
        if (!planned.additional) found.add('Additional-Properties')
        continue
      }
      const held = typeOf(value)
      if (held === undefined) continue
      if (own.types.size > 0 && !own.types.has(held)) found.add('Datatype-Mismatch')
      else if (own.oneOf && !own.oneOf.has(String(value))) found.add('Unknown-Violation')
    }
    return found.size > 0 ? { mode: planned.mode, violations: [...found] } : undefined
  }
}

/** The kind of a value; undefined for none (null and the empty text are none). */
export function typeOf(value: unknown): ValueType | undefined {
  if (value === null || value === undefined || value === '') return undefined
  if (Array.isArray(value)) return 'list'
  switch (typeof value) {
    case 'string':
      return 'text'
    case 'number':
      return 'number'
    case 'boolean':
      return 'boolean'
    default:
      return 'object'
  }
}
