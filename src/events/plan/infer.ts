import type { Ctx } from '../../platform/ctx.ts'
import { readTraffic, type SeenProperty } from './facts.ts'
import type { PlannedEvent, PlannedProperty, TrackingPlan } from './schema.ts'
import { readPlan } from './store.ts'

/** Carried by this share of events, a property is taken for required. */
const REQUIRED = 0.995
/** Values of a kind that fewer than this hold are taken for mistakes. */
const LEAST_TYPE = 0.01
/** Properties and events seen less often are not proposed. */
const LEAST_SHARE = 0.005
const LEAST_EVENTS = 20
const ENOUGH = 100

/**
 * A plan that today's traffic would follow, for a person to look at. What the plan in force says of an event stays; what
 * it does not name yet is added.
 */
export async function proposePlan(ctx: Ctx): Promise<TrackingPlan> {
  const { plan } = await readPlan(ctx)
  const seen = await readTraffic(ctx)
  const planned = new Map(plan.events.map((one) => [one.event, one]))
  for (const [event, { events, properties }] of seen) {
    if (events < LEAST_EVENTS) continue
    const own = planned.get(event)
    const named = new Set(own?.properties.map((one) => one.name))
    const added = properties
      .filter((one) => !named.has(one.name) && one.filled / events >= LEAST_SHARE)
      .map((one) => proposeProperty(one, events))
    const proposed: PlannedEvent = own
      ? { ...own, properties: [...own.properties, ...added] }
      : { event, mode: 'flag', additional: true, properties: added }
    planned.set(event, proposed)
  }
  return { ...plan, events: [...planned.values()].toSorted((a, b) => (a.event < b.event ? -1 : 1)) }
}

function proposeProperty(one: SeenProperty, events: number): PlannedProperty {
  return {
    name: one.name,
    types: one.types.filter(({ count }) => count / one.filled >= LEAST_TYPE).map(({ type }) => type),
    required: events >= ENOUGH && one.filled / events >= REQUIRED,
  }
}
