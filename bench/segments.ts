import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Condition } from '../src/lib/conditions/schema.ts'
import { type Facts, migrateClickHouse, openFacts, startEngine } from '../src/platform/clickhouse/index.ts'
import { compileMembership } from '../src/segments/sql/compile.ts'

// A full recompute of segments over 10 million events of a million people, beside the best query that we could write
// by hand for the same question, in the same run. `node bench/segments.ts [millions of events]`.

const millions = Number(process.argv[2] ?? 10)
const ROUNDS = 4
const TARGET = 1.3
const workspace = '018f0000-0000-7000-8000-000000000001'
const now = new Date('2026-06-01T12:00:00Z')
const moment = { now, timeZone: 'UTC' }
const NOW = "toDateTime64('2026-06-01 12:00:00', 3, 'UTC')"
const OURS = 'workspace_id = {workspace:UUID}'

const did = (event: string, value: number, days?: number): Condition => ({
  kind: 'event',
  event,
  ...(days !== undefined && { within: { kind: 'last', n: days, unit: 'days' } }),
  is: { measure: 'count', op: value === 0 ? 'exactly' : 'at_least', value },
})

/** A question as a condition, and by hand: without merges, and with them. */
interface Case {
  name: string
  condition: Condition
  plain: string
  merged: string
}

const person = `if(r.from_profile = r.to_profile, e.profile_id, r.to_profile)`
const redirects = `LEFT JOIN (SELECT from_profile, to_profile FROM profile_redirects FINAL WHERE ${OURS} AND from_profile != to_profile) AS r ON r.from_profile = e.profile_id`

const cases: Case[] = [
  {
    name: 'bought at least twice, but not in the last 60 days',
    condition: { kind: 'and', of: [did('Order Completed', 2), did('Order Completed', 0, 60)] },
    plain: `SELECT profile_id FROM events WHERE ${OURS} AND event = 'Order Completed' AND timestamp <= ${NOW}
      GROUP BY profile_id HAVING count() >= 2 AND max(timestamp) <= ${NOW} - INTERVAL 60 DAY`,
    merged: `SELECT ${person} AS id FROM (
        SELECT profile_id, count() AS n, max(timestamp) AS last FROM events
        WHERE ${OURS} AND event = 'Order Completed' AND timestamp <= ${NOW} GROUP BY profile_id) AS e
      ${redirects} GROUP BY id HAVING sum(n) >= 2 AND max(last) <= ${NOW} - INTERVAL 60 DAY`,
  },
  {
    name: 'viewed at least 5 times in 90 days, added to the cart, and brought at least 100 in revenue',
    condition: {
      kind: 'and',
      of: [
        did('Product Viewed', 5, 90),
        did('Product Added', 1),
        { kind: 'event', event: 'Order Completed', is: { measure: 'sum', op: 'at_least', value: 100 } },
      ],
    },
    plain: `SELECT profile_id FROM events
      WHERE ${OURS} AND event IN ('Product Viewed', 'Product Added', 'Order Completed') AND timestamp <= ${NOW}
      GROUP BY profile_id
      HAVING countIf(event = 'Product Viewed' AND timestamp > ${NOW} - INTERVAL 90 DAY) >= 5
        AND countIf(event = 'Product Added') >= 1 AND sumIf(value, event = 'Order Completed') >= 100`,
    merged: `SELECT ${person} AS id FROM (
        SELECT profile_id, countIf(event = 'Product Viewed' AND timestamp > ${NOW} - INTERVAL 90 DAY) AS views,
          countIf(event = 'Product Added') AS added, sumIf(value, event = 'Order Completed') AS spent FROM events
        WHERE ${OURS} AND event IN ('Product Viewed', 'Product Added', 'Order Completed') AND timestamp <= ${NOW}
        GROUP BY profile_id) AS e
      ${redirects} GROUP BY id HAVING sum(views) >= 5 AND sum(added) >= 1 AND sum(spent) >= 100`,
  },
  {
    name: 'did not view a product in the last 60 days',
    condition: did('Product Viewed', 0, 60),
    plain: `SELECT profile_id FROM people FINAL WHERE ${OURS} AND deleted = 0 AND profile_id NOT IN (
        SELECT profile_id FROM events
        WHERE ${OURS} AND event = 'Product Viewed' AND timestamp > ${NOW} - INTERVAL 60 DAY AND timestamp <= ${NOW})`,
    merged: `SELECT profile_id FROM people FINAL WHERE ${OURS} AND deleted = 0 AND profile_id NOT IN (
        SELECT ${person} FROM (
          SELECT DISTINCT profile_id FROM events
          WHERE ${OURS} AND event = 'Product Viewed' AND timestamp > ${NOW} - INTERVAL 60 DAY AND timestamp <= ${NOW}) AS e
        ${redirects})`,
  },
  {
    name: 'viewed products of a category at least twice',
    condition: {
      kind: 'event',
      event: 'Product Viewed',
      where: [{ property: 'category', is: { op: 'eq', value: 'c7' } }],
      is: { measure: 'count', op: 'at_least', value: 2 },
    },
    plain: `SELECT profile_id FROM events
      WHERE ${OURS} AND event = 'Product Viewed' AND timestamp <= ${NOW} AND JSONExtractString(properties, 'category') = 'c7'
      GROUP BY profile_id HAVING count() >= 2`,
    merged: `SELECT ${person} AS id FROM (
        SELECT profile_id, count() AS n FROM events
        WHERE ${OURS} AND event = 'Product Viewed' AND timestamp <= ${NOW} AND JSONExtractString(properties, 'category') = 'c7'
        GROUP BY profile_id) AS e
      ${redirects} GROUP BY id HAVING sum(n) >= 2`,
  },
]

const directory = mkdtempSync(join(tmpdir(), 'tactful-bench-'))
const engine = await startEngine({ path: join(directory, 'clickhouse'), memoryMb: 3000, fsync: false })
const database = { url: engine.url, database: 'bench' }
try {
  await migrateClickHouse(database, fileURLToPath(new URL('../migrations/clickhouse', import.meta.url)))
  const facts = openFacts(database)
  const started = performance.now()
  await generate(facts)
  console.log(`${millions} million events written in ${((performance.now() - started) / 1000).toFixed(0)} s`)
  await compareAll(facts, false)
  await facts.command(
    `INSERT INTO profile_redirects SELECT {workspace:UUID}, ${uuid('number')}, ${uuid('number + 1')}, 1 FROM numbers(10000) WHERE number % 2 = 0`,
    { workspace },
  )
  await facts.command(
    `INSERT INTO people (workspace_id, profile_id, known, created_at, deleted, version)
     SELECT {workspace:UUID}, ${uuid('number')}, 1, ${NOW}, 1, 2 FROM numbers(10000) WHERE number % 2 = 0`,
    { workspace },
  )
  await compareAll(facts, true)
  await facts.close()
} finally {
  await engine.stop()
  rmSync(directory, { recursive: true, force: true })
}

/** The id of the nth person: spread like the ids of the product, equal for equal n. */
function uuid(n: string): string {
  return `reinterpretAsUUID(unhex(concat(hex(sipHash64(${n})), hex(sipHash64(${n}, 1)))))`
}

async function generate(facts: Facts): Promise<void> {
  const people = millions * 100_000
  await facts.command(
    `INSERT INTO people (workspace_id, profile_id, known, created_at, deleted, version)
     SELECT {workspace:UUID}, ${uuid('number')}, 1, ${NOW}, 0, 1 FROM numbers({people:UInt64})`,
    { workspace, people },
  )
  for (let part = 0; part < millions; part += 1)
    await facts.command(
      `INSERT INTO events (workspace_id, profile_id, message_id, type, event, timestamp, received_at, value, properties)
       SELECT {workspace:UUID}, ${uuid('intDiv(rand(1), 4294967295 / {people:UInt64})')}, toString(number), 'track',
         multiIf(rand(2) % 100 < 12, 'Order Completed', rand(2) % 100 < 30, 'Product Added', 'Product Viewed') AS name,
         ${NOW} - toIntervalSecond(rand(3) % (365 * 86400)) AS at, at,
         if(name = 'Order Completed', toDecimal64(rand(4) % 20000 / 100, 4), NULL),
         concat('{"product_id":"p', toString(rand(5) % 4000), '","category":"c', toString(rand(6) % 40), '","price":12.5}')
       FROM numbers(1000000) SETTINGS max_insert_threads = 2`,
      { workspace, people },
    )
}

async function compareAll(facts: Facts, merged: boolean): Promise<void> {
  console.log(merged ? 'with 5,000 merged people' : 'without merged people')
  for (const { name, condition, ...byHand } of cases) {
    const ours = compileMembership(condition, { workspace, moment, merged })
    const hand = { sql: merged ? byHand.merged : byHand.plain, params: { workspace } }
    const best = { ours: Infinity, hand: Infinity }
    for (let round = 0; round <= ROUNDS; round += 1) {
      const [a, b] = [await timed(facts, ours), await timed(facts, hand)]
      if (a.count !== b.count) throw new Error(`${name}: ${a.count} people, by hand ${b.count}`)
      // The first round only warms up.
      if (round > 0) {
        best.ours = Math.min(best.ours, a.millis)
        best.hand = Math.min(best.hand, b.millis)
      }
      if (round === ROUNDS) report(name, a.count, best)
    }
  }
}

function report(name: string, count: number, best: { ours: number; hand: number }): void {
  const ratio = best.ours / best.hand
  const verdict = ratio <= TARGET ? 'within' : 'MISSES'
  console.log(
    `  ${ratio.toFixed(2)} × (${verdict} ${TARGET} ×)  ours ${best.ours.toFixed(0)} ms, by hand ${best.hand.toFixed(0)} ms  ${count.toLocaleString('en')} people ${name}`,
  )
}

async function timed(facts: Facts, query: { sql: string; params: Record<string, unknown> }) {
  const started = performance.now()
  const [row] = await facts.query<{ count: number }>(
    `SELECT count() AS count FROM (${query.sql})`,
    query.params,
    {
      lane: 'report',
    },
  )
  return { count: row?.count ?? 0, millis: performance.now() - started }
}
