import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { historyOf, newLife } from './behaviour/life.ts'
import { truthOf } from './truth.ts'
import type { ShopEvent } from './world/shapes.ts'
import { makeWorld } from './world/world.ts'

const BATCH = 500
const HELP = `A shop whose truth is known, as a client of a running server.

  node simulator/simulator.ts run --key WRITE_KEY [--url http://127.0.0.1:4000]
    [--preset outdoor|subscription-box] [--people 1000] [--days 365] [--seed 1] [--truth truth.json]`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:4000' },
    key: { type: 'string' },
    preset: { type: 'string', default: 'outdoor' },
    people: { type: 'string', default: '1000' },
    days: { type: 'string', default: '365' },
    seed: { type: 'string', default: '1' },
    truth: { type: 'string', default: 'truth.json' },
  },
})
const { url, key } = values
if (positionals[0] !== 'run' || key === undefined) {
  console.error(HELP)
  process.exit(2)
}

const world = makeWorld({
  seed: Number(values.seed),
  preset: values.preset,
  people: Number(values.people),
  days: Number(values.days),
  end: Date.now(),
  imageBase: url,
})
writeFileSync(values.truth, `${JSON.stringify(truthOf(world))}\n`)
let batch: ShopEvent[] = []
let sent = 0
for (const person of world.people) {
  batch.push(...historyOf(world, person, newLife()))
  if (batch.length < BATCH) continue
  await send(batch)
  batch = []
}
await send(batch)
console.error(`\n${world.people.length} people, ${sent} events. The truth is in ${values.truth}.`)

/** Sends a batch; where the server is under pressure, waits as long as it asks. */
async function send(events: ShopEvent[]): Promise<void> {
  if (events.length === 0) return
  const answer = await fetch(`${url}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${key}:`)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ batch: events }),
  })
  if (answer.status === 429 || answer.status === 503) {
    await new Promise((resolve) => setTimeout(resolve, 1000 * Number(answer.headers.get('retry-after') ?? 1)))
    return send(events)
  }
  if (!answer.ok) throw new Error(`/v1/batch answered ${answer.status}: ${await answer.text()}`)
  sent += events.length
  if (process.stderr.isTTY) process.stderr.write(`\r${sent} events`)
}
