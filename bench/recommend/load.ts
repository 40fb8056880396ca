import { Agent, request } from 'node:http'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'

/** Milliseconds at a share of the sorted times, to three decimals. */
export function quantile(times: number[], share: number): number {
  times.sort((a, b) => a - b)
  return Math.round((times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0) * 1000) / 1000
}

interface Order {
  url: string
  headers: Record<string, string>
  bodies: readonly string[]
  rate: number
  seconds: number
}

/** Posts at a steady rate from a thread of its own; times from when each was due to its whole answer. */
export function steady(order: Order): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: order })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

async function run({ url, headers, bodies, rate, seconds }: Order): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const times: number[] = []
  const started = performance.now()
  const total = rate * seconds
  const post = (at: number, due: number) =>
    new Promise<void>((resolve, reject) => {
      const out = request(url, { method: 'POST', agent, headers }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`answered ${answer.statusCode}`))
        answer.resume().once('end', () => {
          times.push(performance.now() - due)
          resolve()
        })
      })
      out.once('error', reject)
      out.end(bodies[at % bodies.length])
    })
  const under: Promise<void>[] = []
  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - started) / 1000) * rate))
    for (; sent < due; sent += 1) under.push(post(sent, started + (sent / rate) * 1000))
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await Promise.all(under)
  agent.destroy()
  return times
}

if (!isMainThread) parentPort?.postMessage(await run(workerData as Order))
