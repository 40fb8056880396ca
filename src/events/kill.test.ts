import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openFacts, startEngine } from '../platform/clickhouse/index.ts'

// The whole program as its user starts it, killed in the middle of a load: no double of anything.

const entry = fileURLToPath(new URL('../app/cli/main.ts', import.meta.url))

interface Running {
  child: ChildProcess
  url: string
  setupToken: string | undefined
}

async function start(data: string): Promise<Running> {
  const child = spawn(process.execPath, [entry, 'serve'], {
    env: { ...process.env, PORT: '0', TACTFUL_DATA: data, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (text: Buffer) => {
    said += text.toString()
  })
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      const found = /http:\S+/.exec(text.toString())
      if (found) resolve(found[0])
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
  const url = new URL(line)
  return { child, url: url.origin, setupToken: url.searchParams.get('token') ?? undefined }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await gone
}

async function operator(data: string): Promise<{ url: string; headers: Record<string, string> }> {
  const { url, token } = JSON.parse(await readFile(join(data, 'server.json'), 'utf8')) as {
    url: string
    token: string
  }
  return { url, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } }
}

async function firstKey({ url, setupToken }: Running, data: string): Promise<string> {
  const set = await fetch(`${url}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      token: setupToken,
      email: 'mira@shop.example',
      name: 'Mira',
      password: 'correct horse battery',
      workspaceName: 'Shop',
    }),
  })
  expect(set.status).toBe(200)
  const made = await fetch(`${url}/api/keys`, {
    method: 'POST',
    headers: (await operator(data)).headers,
    body: JSON.stringify({ kind: 'write', name: 'load' }),
  })
  return ((await made.json()) as { key: string }).key
}

/** Sends batches from several senders until told to stop; remembers what was acknowledged and what was not. */
function load(key: string) {
  const acknowledged = new Map<string, string>()
  const open = new Set<string>()
  let count = 0
  let stopped = false
  const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`
  const post = async (url: string, body: string) => {
    try {
      const answer = await fetch(`${url}/v1/batch`, { method: 'POST', headers: { authorization }, body })
      await answer.text()
      if (answer.status !== 200) return
      open.delete(body)
      for (const { messageId } of (JSON.parse(body) as { batch: { messageId: string }[] }).batch)
        acknowledged.set(messageId, body)
    } catch {
      // The server is gone: the batch stays open, as with a real SDK.
    }
  }
  const body = () => {
    const batch = Array.from({ length: 20 }, () => {
      const n = count++
      return { type: 'track', event: 'Seen', messageId: `m${n}`, userId: `u${n % 300}`, properties: { n } }
    })
    const text = JSON.stringify({ batch })
    open.add(text)
    return text
  }
  return {
    acknowledged,
    open,
    post,
    send: async (url: string) => {
      stopped = false
      const sender = async () => {
        while (!stopped) await post(url, body())
      }
      await Promise.all(Array.from({ length: 8 }, sender))
    },
    stop: () => {
      stopped = true
    },
  }
}

const sleep = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))

test('kill -9 in the middle of a load loses nothing acknowledged and counts nothing twice', async () => {
  const data = await mkdtemp(join(tmpdir(), 'tactful-kill-'))
  await chmod(data, 0o711)
  let server = await start(data)
  try {
    const client = load(await firstKey(server, data))
    for (const millis of [700, 1500, 400]) {
      const sending = client.send(server.url)
      await sleep(millis)
      await end(server.child, 'SIGKILL')
      client.stop()
      await sending
      server = await start(data)
      const again = [
        ...client.open,
        ...[...new Set(client.acknowledged.values())].filter((_, i) => i % 10 === 0),
      ]
      for (const batch of again) await client.post(server.url, batch)
    }
    expect(client.open.size).toBe(0)
    await expect.poll(() => waiting(data), { timeout: 60_000, interval: 200 }).toBe(0)
    await end(server.child, 'SIGTERM')

    const engine = await startEngine({ path: join(data, 'clickhouse') })
    const facts = openFacts({ url: engine.url, database: 'tactful' })
    const rows = await facts.query<{ id: string; times: number }>(
      'SELECT message_id AS id, count() AS times FROM events GROUP BY id',
    )
    await facts.close()
    await engine.stop()
    expect(client.acknowledged.size).toBeGreaterThan(1000)
    expect(rows.filter((row) => row.times !== 1)).toEqual([])
    expect(rows.length).toBe(client.acknowledged.size)
    expect(rows.filter((row) => !client.acknowledged.has(row.id))).toEqual([])
  } finally {
    if (server.child.exitCode === null && server.child.signalCode === null) await end(server.child, 'SIGTERM')
    await rm(data, { recursive: true, force: true, maxRetries: 5 })
  }
}, 240_000)

async function waiting(data: string): Promise<number> {
  const { url, headers } = await operator(data)
  const answer = await fetch(`${url}/api/events/overview`, { headers })
  return ((await answer.json()) as { waiting: number }).waiting
}
