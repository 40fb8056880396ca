import { catalogInMemory } from '../../catalog/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { profilesOf, readVisitors, refusesProfiling } from '../../profiles/index.ts'
import { applyRules, type Purchase } from './apply-rules.ts'
import { type ProductHistory, readPerson } from './facts.ts'
import { type LoadedModel, loadModel } from './model.ts'
import { type Found, rank } from './rank.ts'
import { currentRules } from './rules.ts'
import type { Recommendations, RecommendRequest } from './schema.ts'
import { whyOf } from './why.ts'

const LAST = 30
/**
 * Recommends products for a session, a person or nobody known, best first, with why. What is in the session is not
 * recommended; what the person bought lately, and its substitutes, neither. Without a trained model: nothing but what
 * is pinned. Without `nameHistory` the reasons name nothing that the caller did not send.
 */
export async function recommend(
  ctx: Ctx,
  request: Omit<RecommendRequest, 'writeKey'>,
  { nameHistory = true } = {},
): Promise<Recommendations> {
  const { n, session = [], exclude = [] } = request
  const [loaded, rules, products, done] = await Promise.all([
    loadModel(ctx),
    currentRules(ctx),
    catalogInMemory(ctx),
    request.profile ? historyOf(ctx, request.profile) : [],
  ])
  const now = ctx.clock.now().getTime() / 1000
  const past = done.slice(-LAST).map(([, item]) => item)
  const items = [...past.filter((item) => !session.includes(item)), ...session]
  const found = loaded ? find(loaded, items, session, now) : []
  const purchases: Purchase[] = done
    .filter(([, , bought]) => bought === 1)
    .map(([at, item]) => ({ item, days: (now - at) / 86_400 }))
  const last = (nameHistory ? items : session).at(-1)
  const intervals = loaded?.behaviour.intervals ?? {}
  const chosen = applyRules(found, {
    n,
    rules,
    products,
    purchases,
    intervals,
    exclude: new Set([...exclude, ...session]),
  })
  const lastName = last === undefined ? undefined : products.get(last)?.name || last
  return {
    items: chosen.map(({ id, score, part }) => ({
      id,
      score: Math.round(score * 1e4) / 1e4,
      why: whyOf(part, lastName, intervals[id] !== undefined),
    })),
    version: loaded?.version ?? null,
  }
}

/** What the model finds, followed by what is popular: short of candidates, something is still recommended. */
function find(
  loaded: LoadedModel,
  items: readonly string[],
  session: readonly string[],
  now: number,
): Found[] {
  const numbers = items.flatMap((item) => loaded.numbers.get(item) ?? [])
  const without = new Set(session.flatMap((item) => loaded.numbers.get(item) ?? []))
  const found = rank(loaded, { items: numbers, now }, without)
  if (found.length >= 100) return found
  const had = new Set(found.map(({ id }) => id))
  const trend = loaded.model.parts.at(-1)
  if (!trend) return found
  const popular = rank(
    { ...loaded, model: { scorer: trend, parts: [trend], weights: [1] } },
    { items: [], now },
    without,
  )
  return [
    ...found,
    ...popular.filter(({ id }) => !had.has(id)).map((one) => ({ ...one, score: one.score * 1e-3 })),
  ]
}

async function historyOf(
  ctx: Ctx,
  profile: NonNullable<RecommendRequest['profile']>,
): Promise<ProductHistory['done']> {
  const [visitor] = await readVisitors(ctx, [profile])
  if (!visitor || refusesProfiling(visitor.recipient, 'onsite')) return []
  const person = visitor.personId
  const profiles = (await profilesOf(ctx, [person])).get(person) ?? []
  return profiles.length === 0 ? [] : readPerson(ctx, profiles)
}
