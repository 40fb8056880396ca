import { connect, type Socket } from 'node:net'
import { fill, templates } from './requests.ts'

/** What to send; `rate` in events a second, unlimited when missing. */
export interface LoadOrder {
  port: number
  path: string
  authorization: string
  connections: number
  perRequest: number
  seconds: number
  users: number
  prefix: string
  rate?: number
}

/** What came back. */
export interface LoadResult {
  requests: number
  events: number
  seconds: number
  refused: number
  /** Milliseconds from writing a request to its answer. */
  p50: number
  p99: number
}

/** Sends requests over keep-alive connections, each waiting for its answer before the next. */
async function run(order: LoadOrder): Promise<LoadResult> {
  const pool = templates(order)
  const times: number[] = []
  let sent = 0
  let answered = 0
  let refused = 0
  const started = performance.now()
  const until = started + order.seconds * 1000
  const idle: Connection[] = []

  const due = () => {
    if (order.rate === undefined) return Number.POSITIVE_INFINITY
    return ((performance.now() - started) / 1000) * (order.rate / order.perRequest)
  }
  const next = (connection: Connection) => {
    const now = performance.now()
    if (now >= until) return connection.end()
    if (sent >= due()) return void idle.push(connection)
    const template = pool[sent % pool.length]
    if (!template) return
    const first = sent * order.perRequest
    sent++
    connection.send(fill(template, first, order.users), (ok) => {
      times.push(performance.now() - now)
      if (ok) answered++
      else refused++
      next(connection)
    })
  }
  const pace = setInterval(() => {
    for (const connection of idle.splice(0)) next(connection)
  }, 2)
  await Promise.all(
    Array.from({ length: order.connections }, async () => {
      const connection = await open(order.port)
      next(connection)
      await connection.ended
    }),
  )
  clearInterval(pace)
  const seconds = (performance.now() - started) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return {
    requests: answered,
    events: answered * order.perRequest,
    seconds,
    refused,
    p50: at(0.5),
    p99: at(0.99),
  }
}

interface Connection {
  send(bytes: Buffer, answered: (ok: boolean) => void): void
  end(): void
  ended: Promise<void>
}

function open(port: number): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    let answered: ((ok: boolean) => void) | undefined
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      const end = text.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
      if (text.length < end + 4 + length) return
      const ok = text.startsWith('HTTP/1.1 200')
      text = ''
      answered?.(ok)
    })
    const ended = new Promise<void>((done) => socket.once('close', () => done()))
    socket.once('error', reject)
    socket.once('connect', () => {
      resolve({
        send: (bytes, done) => {
          answered = done
          socket.write(bytes)
        },
        end: () => socket.destroy(),
        ended,
      })
    })
  })
}

process.once('message', (order: LoadOrder) => {
  run(order).then(
    (result) => process.send?.(result, () => process.exit(0)),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
