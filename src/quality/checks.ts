import type { Contactability, OrderQuality } from './facts.ts'
import type { CheckState, ReadinessCheck, ReadinessRepair } from './schema.ts'

const DAY = 86_400_000

/** Whether an audience can be written to. */
export function emailChecks({ people, reachable, granted, denied }: Contactability): ReadinessCheck[] {
  if (people === 0)
    return [
      check(
        'audience',
        'fail',
        'There is nobody to write to.',
        'Import customers, or look at the condition of the segment.',
      ),
    ]
  const withAddress = reachable / people
  const answered = (granted + denied) / people
  return [
    {
      ...check(
        'email_valid',
        grade(withAddress, 0.5, 0),
        `${share(withAddress)} of ${number(people)} people have a usable e-mail address.`,
        'Import the addresses, or send them with identify calls; the people page shows why an address is not usable.',
        'data owner',
      ),
      people: people - reachable,
    },
    {
      ...check(
        'consent_known',
        granted === 0 ? 'fail' : grade(answered, 0.8, 0),
        `${share(answered)} have said whether they allow marketing by e-mail; ${number(granted)} allow it.`,
        'Import the consent that you hold, or send it with identify calls. Nobody without consent is written to.',
        'data owner',
      ),
      people: people - granted - denied,
    },
  ]
}

/** Whether orders can be counted as what a campaign is measured by. */
export function orderChecks(
  { orders, valued, known, currencies }: OrderQuality,
  last: Date | undefined,
  now: Date,
  days: number,
): ReadinessCheck[] {
  if (!last || orders === 0)
    return [
      check(
        'orders_recent',
        'fail',
        last
          ? `The last order came in on ${day(last)}; there is none of the last ${days} days.`
          : 'No order was ever received.',
        'Send “Order Completed” events, or import the orders.',
      ),
    ]
  const age = (now.getTime() - last.getTime()) / DAY
  const withValue = valued / orders
  const withPerson = known / orders
  return [
    check(
      'orders_recent',
      age <= 7 ? 'pass' : age <= 30 ? 'warn' : 'fail',
      `The last order came in on ${day(last)}; ${number(orders)} in the last ${days} days.`,
      'Check that the shop still sends “Order Completed”; without new orders no effect can be measured.',
    ),
    check(
      'orders_valued',
      grade(withValue, 0.95, 0.5),
      `${share(withValue)} of the orders of the last ${days} days carry a value.`,
      'Send `revenue` or `total` with “Order Completed”.',
    ),
    check(
      'orders_known',
      grade(withPerson, 0.7, 0.1),
      `${share(withPerson)} of these orders belong to somebody known by user id, e-mail or phone.`,
      'Send the `userId` with “Order Completed”; an order of nobody counts for no campaign.',
    ),
    check(
      'orders_currency',
      currencies.length > 1 ? 'warn' : 'pass',
      currencies.length > 1
        ? `The orders are in several currencies: ${currencies.join(', ')}. Their values are added up as they are.`
        : `The orders are in one currency${currencies[0] ? `, ${currencies[0]}` : ''}.`,
      'Convert values to the currency of the workspace before sending them.',
    ),
  ]
}

/** Whether what comes in can be used. */
export function rejectedCheck(rejected: number, received: number, days: number): ReadinessCheck {
  const rate = rejected === 0 ? 0 : rejected / (rejected + received)
  return check(
    'events_rejected',
    grade(1 - rate, 0.98, 0.8),
    rejected === 0
      ? `No event of the last ${days} days was rejected.`
      : `${number(rejected)} of ${number(rejected + received)} events of the last ${days} days were rejected (${share(rate)}).`,
    'Open the rejected events: each says what is wrong, and can be repaired and replayed.',
  )
}

/** Passes from `good` on; fails at `bad` and below. */
export function grade(value: number, good: number, bad: number): CheckState {
  if (value >= good) return 'pass'
  return value > bad ? 'warn' : 'fail'
}

/** One check; what to do is said only where there is something to do. */
export function check(
  code: string,
  state: CheckState,
  sentence: string,
  todo: string,
  skill?: ReadinessRepair['skill'],
): ReadinessCheck {
  return { code, state, sentence, todo: state === 'pass' ? '' : todo, ...(skill && { skill }) }
}

export const day = (time: Date): string => time.toISOString().slice(0, 10)
export const number = (value: number): string => value.toLocaleString('en-GB')

/** A share as people write it; never 100 % or 0 % when it is not. */
export function share(value: number): string {
  if (value > 0 && value < 0.001) return 'less than 0.1 %'
  const percent = value > 0.999 && value < 1 ? 99.9 : Math.round(value * 1000) / 10
  return `${percent} %`
}
