import { saleOn } from '../behaviour/sale.ts'
import type { Person } from '../world/shapes.ts'
import { evaluate } from './evaluate.ts'
import { amount, type Line } from './line.ts'
import type { Case } from './measure.ts'
import { dayIn, type Replay } from './replay.ts'
import { isTreated, outcomesOf } from './trial.ts'

/** What a purchase earns, and what an offer costs. */
const [VALUE, COST] = [25, 1]
const ROWS = 6000

interface Row {
  person: Person
  treated: boolean
  bought: boolean
  /** What the offer would really change: bought more, or less. */
  change: number
}

/** What offers earn when given by the learnt rule, against giving them to all, to none, and to the right ones. */
export async function offers({ replay }: Case): Promise<Line[]> {
  const { world } = replay.shop
  const featuresOf = historyFeatures(replay)
  const occasions = Math.max(1, Math.ceil(ROWS / world.people.length))
  const rows = world.people.flatMap((person) =>
    Array.from({ length: occasions }, (_, i): Row => {
      const occasion = `offer ${i}`
      const outcomes = outcomesOf(world, person, occasion)
      const treated = isTreated(world, person, occasion)
      return {
        person,
        treated,
        bought: treated ? outcomes.with : outcomes.without,
        change: Number(outcomes.with) - Number(outcomes.without),
      }
    }),
  )
  const [train, test] = [
    rows.filter(({ person }) => person.index % 2 === 0),
    rows.filter(({ person }) => person.index % 2 === 1),
  ]
  const { policy } = await evaluate<{ policy: { rule: string; treated: number; net: number } }>(
    'offers',
    { train: csvOf(train, featuresOf), test: csvOf(test, featuresOf) },
    {
      treatment: 'offer',
      treated: 'yes',
      control: 'no',
      outcome: 'bought',
      value: String(VALUE),
      cost: String(COST),
    },
  )
  const all = netOf(test)
  // whom an offer makes buy more than it costs, on average over occasions
  const gains = Map.groupBy(test, ({ person }) => person.index)
  const right = [...gains.values()].filter(
    (own) => (VALUE * own.reduce((sum, { change }) => sum + change, 0)) / own.length > COST,
  )
  const oracle = netOf(right.flat())
  return [
    {
      what: 'profit of the offers',
      found: `${amount(policy.net)} (${policy.rule}, ${policy.treated} of ${test.length}); to all ${amount(all)}, to none 0, the oracle ${amount(oracle)}`,
      figures: { net: policy.net, all, oracle },
    },
  ]
}

/** The estimate of `tactful evaluate offers`: what treated people brought, less what it cost, less what others brought. */
function netOf(rows: readonly Row[]): number {
  return rows.reduce(
    (sum, { treated, bought }) => sum + (treated ? VALUE * Number(bought) - COST : -VALUE * Number(bought)),
    0,
  )
}

/** What the shop could know of people from their history. */
function historyFeatures({ shop, history }: Replay): (person: Person) => number[] {
  const byUser = Map.groupBy(history, ({ userId }) => userId)
  return ({ userId }) => {
    const own = byUser.get(userId) ?? []
    const inSale = own.filter((event) => saleOn(dayIn(shop.world, event)) > 0)
    const orders = (events: typeof own) => events.filter(({ event }) => event !== undefined).length
    const visits = own.filter(({ name }) => name === 'Home').length
    const outlet = own.filter(({ name }) => name === 'Outlet').length
    return [visits, orders(own), outlet, outlet / Math.max(visits, 1), inSale.length, orders(inSale)]
  }
}

function csvOf(rows: readonly Row[], featuresOf: (person: Person) => number[]): string {
  const lines = rows.map(({ person, treated, bought }) =>
    [...featuresOf(person), person.ageBand, treated ? 'yes' : 'no', Number(bought)].join(','),
  )
  return ['visits,orders,outlet,outlet_share,in_sale,orders_in_sale,age,offer,bought', ...lines].join('\n')
}
