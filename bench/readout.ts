import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { outcomesByArm } from '../src/measure/facts.ts'
import { type Facts, migrateClickHouse, openFacts, startEngine } from '../src/platform/clickhouse/index.ts'
import type { Ctx } from '../src/platform/ctx.ts'

// A campaign's outcomes by arm over many events of a million people, beside the best query that we could write by
// hand for the same sums (no merges, no repeated orders, no refunds), in the same run.
// `node bench/readout.ts [millions of events]`; one in fifty events is an order.

const millions = Number(process.argv[2] ?? 100)
const ROUNDS = 3
const LIMIT_SECONDS = 5
const workspace = '018f0000-0000-7000-8000-000000000001'
const campaignId = '018f0000-0000-7000-8000-000000000002'
const NOW = "toDateTime64('2026-06-01 12:00:00', 3, 'UTC')"
const START = "toDateTime64('2026-04-01 00:00:00', 3, 'UTC')"
const person = (n: string) =>
  `toUUID(concat('018f0000-0000-7000-8001-', leftPad(hex(toUInt64(${n})), 12, '0')))`

const byHand = `SELECT a.arm AS arm, count() AS people, sum(s.n) AS orders, sum(s.worth) AS revenue, sum(s.worth * s.worth) AS squares
  FROM (SELECT profile_id, arm FROM assignments FINAL WHERE workspace_id = {workspace:UUID} AND campaign_id = {campaign:UUID}) AS a
  LEFT JOIN (
    SELECT profile_id, count() AS n, sum(toFloat64(value)) AS worth FROM events
    WHERE workspace_id = {workspace:UUID} AND event = 'Order Completed'
      AND timestamp >= ${START} AND timestamp < ${START} + INTERVAL 30 DAY
    GROUP BY profile_id) AS s ON s.profile_id = a.profile_id
  GROUP BY arm`

const directory = mkdtempSync(join(tmpdir(), 'tactful-bench-'))
const engine = await startEngine({ path: join(directory, 'clickhouse'), memoryMb: 4000, fsync: false })
const database = { url: engine.url, database: 'bench' }
try {
  await migrateClickHouse(database, fileURLToPath(new URL('../migrations/clickhouse', import.meta.url)))
  const facts = openFacts(database)
  const began = performance.now()
  await generate(facts)
  console.log(`${millions} million events written in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  // a handle on the facts and the clock is all that the readout uses
  const ctx = { facts, workspace, clock: { now: () => new Date('2026-06-01T12:00:00Z') } } as Ctx
  const [ours, theirs] = [
    await best(() => outcomesByArm(ctx, { campaignId, horizonDays: 30 })),
    await best(() => facts.query(byHand, { workspace, campaign: campaignId }, { lane: 'report' })),
  ]
  console.log(
    `readout ${ours.toFixed(2)} s, by hand ${theirs.toFixed(2)} s: ratio ${(ours / theirs).toFixed(2)}; limit ${LIMIT_SECONDS} s at 100 million`,
  )
  await facts.close()
} finally {
  await engine.stop()
  rmSync(directory, { recursive: true, force: true })
}

async function best(run: () => Promise<unknown>): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY
  for (let i = 0; i < ROUNDS; i += 1) {
    const began = performance.now()
    await run()
    fastest = Math.min(fastest, (performance.now() - began) / 1000)
  }
  return fastest
}

async function generate(facts: Facts): Promise<void> {
  await facts.command(
    `INSERT INTO assignments SELECT {workspace:UUID}, {campaign:UUID}, ${person('number')},
      if(number % 5 = 0, 'control', 'treated'), ${START} FROM numbers(1000000)`,
    { workspace, campaign: campaignId },
  )
  for (let million = 0; million < millions; million += 1)
    await facts.command(
      `INSERT INTO events (workspace_id, profile_id, message_id, type, event, timestamp, received_at, order_id, value, properties)
       SELECT {workspace:UUID}, ${person('cityHash64(number) % 1000000')}, toString(number), 'track',
         if(number % 50 = 0, 'Order Completed', 'Product Viewed'),
         ${START} - toIntervalDay(120) + toIntervalSecond(cityHash64(number, 1) % (86400 * 180)), ${NOW},
         if(number % 50 = 0, toString(number), ''), if(number % 50 = 0, number % 97, NULL), '{}'
       FROM numbers(${million * 1_000_000}, 1000000)`,
      { workspace },
    )
}
