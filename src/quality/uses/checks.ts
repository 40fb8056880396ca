import type { Product } from '../../catalog/index.ts'
import { check, day, grade, number, share } from '../checks.ts'
import type { ReadinessCheck } from '../schema.ts'
import type { Traffic } from './facts.ts'

/** Of fewer people nothing is blocked by a share. */
const FEW = 20
/** Copy that names a field which so few people have is not personal: everybody reads the fallback. */
const HARDLY_ANY = 0.01

/** Whether a field can be shown to the people of an audience; where it cannot, they read the fallback. */
export function fieldCheck(
  name: string,
  { people, usable, held }: { people: number; usable: number; held: number },
): ReadinessCheck {
  const missing = people - usable
  return {
    ...check(
      `field_${name}`,
      people === 0 ? 'pass' : grade(usable / people, 0.5, people < FEW ? -1 : HARDLY_ANY),
      people === 0
        ? `Nobody to show “${name}” to yet.`
        : `${share(usable / people)} of ${number(people)} people have a “${name}” that can be shown${held > usable ? `; ${number(held - usable)} have one that is too doubtful` : ''}. Everybody else reads the fallback.`,
      held > usable
        ? 'Mend the doubtful ones on the data health page; ask for the rest where people sign up.'
        : 'Ask for it where people sign up, or import it.',
    ),
    ...(missing > 0 && { people: missing, skill: 'data owner' as const }),
  }
}

/** Whether there are visitors to show something to, and something known of them. */
export function trafficChecks(traffic: Traffic, now: Date, days: number): ReadinessCheck[] {
  const { visitors, known, views, last, refused } = traffic
  if (visitors === 0 || last === null)
    return [
      check(
        'visits',
        'fail',
        `No browser sent anything in the last ${days} days.`,
        'Put the browser snippet into the pages; the events page shows what arrives.',
        'developer',
      ),
    ]
  const hours = (now.getTime() - Date.parse(last)) / 3_600_000
  const identified = known / visitors
  return [
    check(
      'visits',
      hours <= 24 ? 'pass' : hours <= 72 ? 'warn' : 'fail',
      `${number(visitors)} visitors in the last ${days} days; the last event came on ${day(new Date(last))}.`,
      'Check that the snippet is still in the pages.',
      'developer',
    ),
    check(
      'visits_depth',
      grade(views / visitors, 3, 1),
      `A visitor does ${(views / visitors).toFixed(1)} things that are seen.`,
      'Track product views, searches and the cart, so that a page can follow from what somebody does.',
      'developer',
    ),
    {
      ...check(
        'visitors_known',
        grade(identified, 0.1, -1),
        `${share(identified)} of the visitors are known by user id, e-mail or phone; the others are known by this browser only.`,
        'Call identify at log-in, sign-up and where links from e-mails arrive.',
        'developer',
      ),
      people: visitors - known,
    },
    check(
      'personalization_allowed',
      grade(1 - refused / visitors, 0.5, 0),
      refused === 0
        ? 'No visitor of these days refuses personalization.'
        : `${number(refused)} of the visitors refuse personalization and see the page that everybody sees.`,
      'Nothing to mend: it is their choice.',
    ),
  ]
}

/** Whether products can be recommended. */
export function recommendationChecks(
  uses: readonly { product: string; uses: number }[],
  catalogue: ReadonlyMap<string, Product>,
  shoppers: { people: number; several: number },
  days: number,
): ReadinessCheck[] {
  const total = uses.reduce((sum, one) => sum + one.uses, 0)
  if (total === 0)
    return [
      check(
        'products_used',
        'fail',
        `Nobody looked at, chose or bought a product in the last ${days} days.`,
        'Send “Product Viewed”, “Product Added” and “Order Completed” with product ids.',
        'developer',
      ),
    ]
  const covered = sum(uses.filter((one) => catalogue.has(one.product)))
  const shown = sum(uses.filter((one) => showable(catalogue.get(one.product))))
  return [
    check(
      'products_used',
      total >= 1000 ? 'pass' : total >= 100 ? 'warn' : 'fail',
      `${number(total)} views, choices and purchases of ${number(uses.length)} products in the last ${days} days.`,
      'Import the orders of the last year; sequences of at least some hundred sessions are needed.',
      'data owner',
    ),
    check(
      'products_in_catalogue',
      grade(covered / total, 0.95, 0.5),
      `${share(covered / total)} of that is of products in the catalogue.`,
      'Import the catalogue with the ids that events use.',
      'data owner',
    ),
    check(
      'products_showable',
      grade(shown / total, 0.9, 0.3),
      `${share(shown / total)} is of products with a name and a price, which can be shown.`,
      'Complete names and prices in the product feed.',
      'data owner',
    ),
    {
      ...check(
        'shoppers',
        grade(shoppers.several / Math.max(1, shoppers.people), 0.2, 0),
        `${number(shoppers.several)} of ${number(shoppers.people)} people used more than one product; the others get what goes with the one they looked at.`,
        'Nothing to mend: it comes with visits.',
      ),
    },
  ]
}

const sum = (uses: readonly { uses: number }[]) => uses.reduce((all, one) => all + one.uses, 0)
const showable = (product: Product | undefined) =>
  product !== undefined && product.name !== '' && product.price !== null

/** Whether the right hour can be chosen for a person. */
export function rhythmChecks({
  people,
  regular,
  zoned,
}: {
  people: number
  regular: number
  zoned: number
}): ReadinessCheck[] {
  if (people === 0)
    return [
      check('audience', 'fail', 'There is nobody to write to.', 'Import customers with an e-mail address.'),
    ]
  return [
    {
      ...check(
        'time_zone_known',
        grade(zoned / people, 0.5, -1),
        `The time zone of ${share(zoned / people)} of ${number(people)} people is known; the others get the workspace’s.`,
        'Send `timezone` with identify; the browser snippet does so by itself.',
        'developer',
      ),
      people: people - zoned,
    },
    check(
      'rhythm',
      regular >= 1000 ? 'pass' : regular >= 50 ? 'warn' : 'fail',
      `${number(regular)} people were active on three days or more in half a year; a rhythm of their own shows in those, all others get the usual hours of everybody.`,
      'Nothing to mend: it comes with visits. Until then one good hour for all is as good.',
    ),
  ]
}

/** Whether offers can be given by what they really bring. */
export function offerChecks(
  { buyers, repeated }: { buyers: number; repeated: number },
  uses: readonly { product: string; uses: number }[],
  catalogue: ReadonlyMap<string, Product>,
): ReadinessCheck[] {
  const bought = sum(uses)
  const costed = sum(uses.filter((one) => (catalogue.get(one.product)?.cost ?? null) !== null))
  return [
    check(
      'margin_known',
      bought === 0 ? 'fail' : grade(costed / bought, 0.8, -1),
      `The cost of ${share(bought === 0 ? 0 : costed / bought)} of what is looked at and sold is known.`,
      'Add `cost` to the catalogue: an offer is worth its margin, not its revenue.',
      'data owner',
    ),
    check(
      'buyers',
      buyers >= 1000 ? 'pass' : buyers >= 100 ? 'warn' : 'fail',
      `${number(buyers)} people bought in half a year, ${number(repeated)} of them more than once.`,
      'Import older orders. Who buys anyway can only be told from who does not by some hundred of both.',
      'data owner',
    ),
  ]
}
