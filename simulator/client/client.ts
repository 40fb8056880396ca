import { setTimeout as sleep } from 'node:timers/promises'
import type { ShopEvent } from '../world/shapes.ts'

/** A connection to a Tactful server: its public API and nothing else. */
export interface Client {
  url: string
  get<T>(path: string): Promise<T>
  post<T>(path: string, body: unknown): Promise<T>
  /** Sends events; when this resolves they are durable. May be called again with the same events: they count once. */
  collect(events: readonly ShopEvent[]): Promise<void>
}

/** Who asks: an API key (or the operator's token). */
export interface Server {
  url: string
  key: string
}

const ATTEMPTS = 60

/** Opens a client; nothing is sent before the first call. */
export function connect({ url, key }: Server): Client {
  const base = url.replace(/\/+$/, '')
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await patiently(() =>
      fetch(base + path, {
        method,
        redirect: 'error',
        headers: {
          authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    )
    if (!answer.ok) throw await refusal(method, path, answer)
    return (await answer.json()) as T
  }
  return {
    url: base,
    get: (path) => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
    collect: async (events) => {
      if (events.length > 0) await ask('POST', '/v1/batch', { batch: events })
    },
  }
}

/** The HTTP status behind an error of a client; undefined where it is another error. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'status' in error && typeof error.status === 'number'
    ? error.status
    : undefined
}

/** Asks again after "not now" (as late as the answer wants) and when the server cannot be reached for a while. */
async function patiently(send: () => Promise<Response>): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await send().catch((error: unknown) => {
      if (attempt >= ATTEMPTS) throw new Error('The server cannot be reached.', { cause: error })
      return undefined
    })
    const busy = answer?.status === 429 || answer?.status === 503
    if (answer && (!busy || attempt >= ATTEMPTS)) return answer
    await answer?.body?.cancel()
    await sleep(1000 * (Number(answer?.headers.get('retry-after')) || 1))
  }
}

async function refusal(method: string, path: string, answer: Response): Promise<Error> {
  const text = await answer.text()
  const sentence = /"message":"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? text.slice(0, 300)
  return Object.assign(new Error(`${method} ${path} answered ${answer.status}: ${sentence}`), {
    status: answer.status,
  })
}
