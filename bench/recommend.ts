import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { createApiKey } from '../src/accounts/index.ts'
import { systemCtxOf } from '../src/app/base.ts'
import { startServer } from '../src/app/server.ts'
import { newId } from '../src/lib/ids.ts'
import {
  clearScores,
  createScores,
  createTop,
  packHistories,
  selectTop,
  sessionKnn,
} from '../src/lib/recommenders/index.ts'
import { seeded } from '../src/lib/seeded.ts'
import { readConfig } from '../src/platform/config.ts'
import { quantile, steady } from './recommend/load.ts'

// Recommendations: the index of a million sessions in process, one core; then `POST /v1/recommend` of the whole product
// at a steady rate, beside a bare Fastify route that answers as much, in the same run.
// `node bench/recommend.ts [sessions] [requests a second]`

const SESSIONS = Number(process.argv[2] ?? 1_000_000)
const RATE = Number(process.argv[3] ?? 1000)
const ITEMS = 50_000
const SECONDS = 10
const random = seeded(7)

/** Made-up sessions: popularity falls with the square of chance, and neighbours in number go together. */
function session(): number[] {
  const first = Math.floor(random.next() ** 2 * ITEMS)
  return Array.from({ length: random.whole(2, 7) }, () => (first + random.whole(0, 40)) % ITEMS)
}

const parameters = { neighbours: 100, perItem: 500, decay: 2, recencyDays: 0, spread: 3.5, rarity: 0 }

function inProcess(): void {
  const lists = Array.from({ length: SESSIONS }, session)
  const histories = packHistories(lists, ITEMS)
  let began = performance.now()
  const scorer = sessionKnn(histories, parameters)
  console.log(
    `index of ${SESSIONS} sessions, ${histories.list.length} clicks: ${((performance.now() - began) / 1000).toFixed(2)} s`,
  )
  const queries = Array.from({ length: 20_000 }, session)
  const scores = createScores(ITEMS)
  const top = createTop(20)
  const times: number[] = []
  const started = performance.now()
  for (const items of queries) {
    began = performance.now()
    clearScores(scores)
    scorer.score({ items }, scores)
    selectTop(scores, top)
    times.push(performance.now() - began)
  }
  const rate = queries.length / ((performance.now() - started) / 1000)
  console.log(
    `in process: ${Math.round(rate)}/s (target 4000), p50 ${quantile(times, 0.5)} ms, p90 ${quantile(times, 0.9)} ms (target 0.5), p99 ${quantile(times, 0.99)} ms`,
  )
}

async function overHttp(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'bench-recommend-'))
  const { config } = readConfig({ TACTFUL_DATA: data, PORT: '0' })
  const server = await startServer({ ...config, port: 0, logLevel: 'error', role: 'api' })
  const bare = Fastify()
  try {
    const workspace = newId()
    const ctx = systemCtxOf(server.base)(workspace)
    const tables = ctx.db.withTables<{
      workspaces: { id: string; name: string; created_at: Date }
      recommender_models: Record<string, unknown>
    }>()
    await tables
      .insertInto('workspaces')
      .values({ id: workspace, name: 'Bench', created_at: new Date() })
      .execute()
    const sessions = Array.from({ length: Math.min(SESSIONS, 300_000) }, session)
    const behaviour = {
      names: Array.from({ length: ITEMS }, (_, item) => `p${item}`),
      sessions,
      ends: sessions.map((_, at) => at),
      intervals: {},
    }
    await tables
      .insertInto('recommender_models')
      .values({
        workspace_id: workspace,
        version: 1,
        state: 'live',
        why: 'bench',
        trained_at: new Date(),
        until: new Date(),
        people: 1,
        sessions: sessions.length,
        items: ITEMS,
        quality: 0,
        quality_popular: 0,
        parameters: JSON.stringify({
          sessionKnn: parameters,
          rules: { window: 5, fade: 1, keep: 0.3 },
          weights: [1, 0.3, 0.15, 0, 0.03],
        }),
        behaviour: gzipSync(JSON.stringify(behaviour)),
      })
      .execute()
    const { key } = await createApiKey(ctx, { kind: 'server', name: 'bench' })
    const headers = {
      authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
      'content-type': 'application/json',
    }
    const bodies = Array.from({ length: 500 }, () =>
      JSON.stringify({ session: session().map((item) => `p${item}`), n: 20 }),
    )
    const first = await fetch(`${server.url}/v1/recommend`, {
      method: 'POST',
      headers,
      body: bodies[0] ?? '',
    })
    const answer = (await first.json()) as { items: unknown[] }
    if (first.status !== 200 || answer.items.length !== 20)
      throw new Error(`unexpected answer ${first.status}: ${JSON.stringify(answer).slice(0, 300)}`)
    bare.post('/v1/recommend', () => answer)
    const bareUrl = await bare.listen({ port: 0, host: '127.0.0.1' })
    for (const [name, url] of [
      ['bare Fastify route', bareUrl],
      ['POST /v1/recommend', server.url],
    ] as const) {
      const order = { url: `${url}/v1/recommend`, headers, bodies, rate: RATE }
      await steady({ ...order, seconds: 3 })
      const times = await steady({ ...order, seconds: SECONDS })
      console.log(
        `${name}, ${RATE}/s, ${sessions.length} sessions: p50 ${quantile(times, 0.5)} ms, p90 ${quantile(times, 0.9)} ms (target 7), p99 ${quantile(times, 0.99)} ms`,
      )
    }
  } finally {
    await bare.close()
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

inProcess()
await overHttp()
