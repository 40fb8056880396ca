import type { Ctx } from '../../platform/ctx.ts'
import { dataHealth, type RuleHealth } from '../findings/health.ts'
import type { ReadinessCheck, ReadinessRepair, ReadinessUse } from '../schema.ts'

/** Fields and rules whose findings stand in the way of a use. */
const CONCERNS: Record<ReadinessUse, (health: RuleHealth) => boolean> = {
  email: ({ field, rule }) =>
    /^(email|phone|name|(first|last|full)_?name)$/i.test(field) || /^consent\./.test(rule),
  onsite: ({ rule }) => /^(event\.(user_missing|personal_data)|consent\.|id\.)/.test(rule),
  recommendations: ({ rule }) => /^(order\.duplicate|product\.)/.test(rule),
  send_time: ({ rule }) => /^event\.(zone_shift|future|default_time|skewed)/.test(rule),
  offers: ({ rule }) => /^(money|order|quantity)\./.test(rule),
  orders: ({ rule }) => /^(money|order|quantity)\.|^event\.(future|default_time)/.test(rule),
}

const MINUTES = { marketer: 15, 'data owner': 60, developer: 120 } as const
const MOST = 10

/** What the record rules found, read once for all uses. */
export async function rulesFound(ctx: Ctx): Promise<RuleHealth[]> {
  return (await dataHealth(ctx, 1)).rules.filter(({ people }) => people > 0)
}

/** What to mend for a use, most people gained first. */
export function repairsFor(
  use: ReadinessUse,
  checks: readonly ReadinessCheck[],
  found: readonly RuleHealth[],
): ReadinessRepair[] {
  const gaps = checks
    .filter(
      ({ state, todo, people }) =>
        state !== 'pass' && todo !== '' && !/^Nothing to mend/.test(todo) && people !== 0,
    )
    .map(({ sentence, todo, people, skill = 'data owner' }) => ({
      what: sentence,
      people: people ?? 0,
      minutes: MINUTES[skill],
      skill,
      todo,
    }))
  const values = found.filter(CONCERNS[use]).map(({ rule, field, says, people, repair }) => ({
    what: `${says} (${field})`,
    // A cleared filler, or personal data that is sent elsewhere, makes nobody more reachable.
    people: repair.how === 'clear' || rule === 'event.personal_data' ? 0 : people,
    minutes: repair.minutes,
    skill: repair.skill,
    todo:
      repair.how === 'source'
        ? repair.todo
        : `Mend ${people.toLocaleString('en-GB')} of them together on the data health page.`,
    rule,
    field,
  }))
  return [...gaps, ...values].toSorted((a, b) => b.people - a.people || a.minutes - b.minutes).slice(0, MOST)
}
