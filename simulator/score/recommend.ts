import { COME_ACROSS, likingOf } from '../behaviour/choose.ts'
import type { Client } from '../client/client.ts'
import { groupBy } from '../world/group-by.ts'
import { seasonFactor } from '../world/season.ts'
import type { Person } from '../world/shapes.ts'
import { type Line, notYet, share } from './line.ts'
import { unlessMissing } from './look.ts'
import type { Case } from './measure.ts'
import { productsIn, type Replay } from './replay.ts'

const [TOP, MOST] = [20, 300]
const WHAT = `recommendations, hits among ${TOP} in four weeks`

/** Whether people look at or buy something of what is recommended to them, in the weeks to come. */
export async function recommendations({ client, replay }: Case): Promise<Line[]> {
  const visitors = replay.shop.world.people.filter(({ userId }) => replay.future.has(userId)).slice(0, MOST)
  if (visitors.length === 0) return [notYet(WHAT, 'nobody comes by in the weeks to come')]
  const wanted = new Map(visitors.map(({ userId }) => [userId, new Set(replay.future.get(userId))]))
  const rateOf = (hits: readonly boolean[]) => hits.filter(Boolean).length / hits.length
  const hit = (person: Person, items: readonly string[]) =>
    items.some((id) => wanted.get(person.userId)?.has(id) === true)
  const ours = await asked(client, visitors)
  if (!ours) return [notYet(WHAT)]
  const popular = popularOf(replay)
  const [tactful, popularity, oracle] = [
    rateOf(visitors.map((person, i) => hit(person, ours[i] ?? []))),
    rateOf(visitors.map((person) => hit(person, popular))),
    rateOf(visitors.map((person) => hit(person, likeliest(replay, person)))),
  ]
  return [
    {
      what: WHAT,
      found: `${share(tactful)}; popularity ${share(popularity)}, the oracle ${share(oracle)} (${visitors.length} people)`,
      figures: { tactful, popularity, oracle, people: visitors.length },
    },
  ]
}

function asked(client: Client, visitors: readonly Person[]): Promise<string[][] | undefined> {
  return unlessMissing(async () => {
    const lists: string[][] = []
    for (const { userId } of visitors) {
      const { items } = await client.post<{ items: { id: string }[] }>('/v1/recommend', {
        profile: { userId },
        n: TOP,
      })
      lists.push(items.map(({ id }) => id))
    }
    return lists
  })
}

function popularOf({ history }: Replay): string[] {
  const bought = groupBy(history.flatMap(productsIn), (id) => id)
  return [...bought]
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, TOP)
    .map(([id]) => id)
}

/** What they are likeliest to look at, by all that is true of them. */
function likeliest({ shop }: Replay, person: Person): string[] {
  const { seed, catalogue, end, days } = shop.world
  const life = shop.lives[person.index]
  const scored = new Map<string, number>()
  for (const { value: category, weight } of person.tastes) {
    const products = (catalogue.ofCategory.get(category) ?? [])
      .filter(({ stock }) => stock > 0)
      .map(({ id, appeal, season, kind, lastsDays }) => ({
        id,
        score:
          (0.2 + appeal) *
          seasonFactor(season, end) *
          likingOf(seed, person, kind) *
          (life?.owned.has(kind) === true && lastsDays === undefined ? 0.05 : 1),
      }))
      .sort((a, b) => b.score - a.score)
    // the best of those that they come across by chance
    products.forEach(({ id }, rank) => {
      const better = (from: number) => ((products.length - from) / products.length) ** COME_ACROSS
      scored.set(id, weight * (better(rank) - better(rank + 1)))
    })
  }
  for (const { product, day } of life?.due ?? []) if (day <= days + 28) scored.set(product.id, 1)
  if (life?.cart) scored.set(life.cart.product.id, 2)
  if (life?.considering) scored.set(life.considering.product.id, 1)
  return [...scored]
    .sort(([, a], [, b]) => b - a)
    .slice(0, TOP)
    .map(([id]) => id)
}
