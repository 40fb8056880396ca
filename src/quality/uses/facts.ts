import { commerceEvents } from '../../events/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { type Grade, grades, PERSON_SQL } from '../../profiles/index.ts'
import type { Audience } from '../schema.ts'

const bounds = (ctx: Ctx, days: number) => ({
  workspace: ctx.workspace,
  now: ctx.clock.now().toISOString(),
  days,
})
const WINDOW = `timestamp > parseDateTime64BestEffort({now:String}, 3, 'UTC') - toIntervalDay({days:UInt32})
  AND timestamp <= parseDateTime64BestEffort({now:String}, 3, 'UTC')`
const report = { lane: 'report' } as const

/** People whose trait is of a grade or better, among those who can be written to. */
export async function countWithField(
  ctx: Ctx,
  keys: readonly string[],
  atLeast: Grade,
  audience?: Audience,
): Promise<{ people: number; usable: number; held: number }> {
  const [row] = await ctx.facts.query<{ people: number; usable: number; held: number }>(
    `SELECT count() AS people,
       countIf(arrayExists(k -> grades[k] IN {enough:Array(String)} AND traits[k] != '', {keys:Array(String)})) AS usable,
       countIf(arrayExists(k -> traits[k] != '', {keys:Array(String)})) AS held
     FROM people FINAL WHERE workspace_id = {workspace:UUID} AND deleted = 0 AND known = 1
       ${audience ? `AND profile_id IN (${audience.sql})` : ''}`,
    {
      ...audience?.params,
      workspace: ctx.workspace,
      keys: [...keys],
      enough: grades.slice(0, grades.indexOf(atLeast) + 1),
    },
    report,
  )
  return row ?? { people: 0, usable: 0, held: 0 }
}

/** What browsers sent in the last days. */
export interface Traffic {
  visitors: number
  known: number
  views: number
  last: string | null
  refused: number
}

/** Visitors of the last days, and how many of them are known or refuse personalization. */
export async function readTraffic(ctx: Ctx, days: number): Promise<Traffic> {
  const [row] = await ctx.facts.query<Traffic>(
    `WITH ${PERSON_SQL.with},
     seen AS (
       SELECT ${PERSON_SQL.id('e')} AS person, sum(e.n) AS n, max(e.last) AS last FROM (
         SELECT profile_id, count() AS n, max(timestamp) AS last FROM events
         WHERE workspace_id = {workspace:UUID} AND type IN ('page', 'screen', 'track') AND anonymous_id != ''
           AND source NOT IN ('deliver', 'import') AND ${WINDOW} GROUP BY profile_id) AS e
       ${PERSON_SQL.join('e')} GROUP BY person)
     SELECT count() AS visitors, countIf(p.known = 1) AS known, sum(s.n) AS views, maxOrNull(s.last) AS last,
       countIf(p.consent['onsite.personalization'] = 'denied') AS refused
     FROM seen AS s LEFT JOIN (
       SELECT profile_id, known, consent FROM people FINAL WHERE workspace_id = {workspace:UUID} AND deleted = 0) AS p
       ON p.profile_id = s.person`,
    bounds(ctx, days),
    report,
  )
  return row ?? { visitors: 0, known: 0, views: 0, last: null, refused: 0 }
}

/** Products that people looked at or bought in the last days, most used first. */
export async function readProductUse(
  ctx: Ctx,
  days: number,
  limit: number,
): Promise<{ product: string; uses: number; people: number }[]> {
  return ctx.facts.query(
    `SELECT product, count() AS uses, uniq(profile_id) AS people
     FROM events ARRAY JOIN product_ids AS product
     WHERE workspace_id = {workspace:UUID} AND event IN {names:Array(String)} AND ${WINDOW}
     GROUP BY product ORDER BY uses DESC, product LIMIT {limit:UInt32}`,
    {
      ...bounds(ctx, days),
      limit,
      names: [commerceEvents.productViewed, commerceEvents.productAdded, commerceEvents.orderCompleted],
    },
    report,
  )
}

/** People with several uses of products, whom recommendations can be made for. */
export async function countShoppers(ctx: Ctx, days: number): Promise<{ people: number; several: number }> {
  const [row] = await ctx.facts.query<{ people: number; several: number }>(
    `SELECT count() AS people, countIf(n > 1) AS several FROM (
       SELECT profile_id, uniqArray(product_ids) AS n FROM events
       WHERE workspace_id = {workspace:UUID} AND event IN {names:Array(String)} AND notEmpty(product_ids) AND ${WINDOW}
       GROUP BY profile_id)`,
    {
      ...bounds(ctx, days),
      names: [commerceEvents.productViewed, commerceEvents.productAdded, commerceEvents.orderCompleted],
    },
    report,
  )
  return row ?? { people: 0, several: 0 }
}

/** Known people by how regularly they were active, and whether their time zone is known. */
export async function readRhythm(
  ctx: Ctx,
  days: number,
): Promise<{ people: number; regular: number; zoned: number }> {
  const [row] = await ctx.facts.query<{ people: number; regular: number; zoned: number }>(
    `WITH ${PERSON_SQL.with},
     active AS (
       SELECT ${PERSON_SQL.id('e')} AS person, uniqMerge(e.days) AS active_days FROM (
         SELECT profile_id, uniqState(toDate(timestamp, 'UTC')) AS days FROM events
         WHERE workspace_id = {workspace:UUID} AND event NOT IN ('Email Sent') AND type != 'identify' AND ${WINDOW}
         GROUP BY profile_id) AS e
       ${PERSON_SQL.join('e')} GROUP BY person)
     SELECT count() AS people, countIf(a.active_days >= 3) AS regular, countIf(p.time_zone != '') AS zoned
     FROM (SELECT profile_id, time_zone FROM people FINAL
       WHERE workspace_id = {workspace:UUID} AND deleted = 0 AND has_email = 1) AS p
     LEFT JOIN active AS a ON a.person = p.profile_id`,
    bounds(ctx, days),
    report,
  )
  return row ?? { people: 0, regular: 0, zoned: 0 }
}

/** Buyers of the last days, and those who bought more than once. */
export async function readBuyers(ctx: Ctx, days: number): Promise<{ buyers: number; repeated: number }> {
  const [row] = await ctx.facts.query<{ buyers: number; repeated: number }>(
    `SELECT count() AS buyers, countIf(n > 1) AS repeated FROM (
       SELECT profile_id, count() AS n FROM events
       WHERE workspace_id = {workspace:UUID} AND event = {order:String} AND ${WINDOW} GROUP BY profile_id)`,
    { ...bounds(ctx, days), order: commerceEvents.orderCompleted },
    report,
  )
  return row ?? { buyers: 0, repeated: 0 }
}
