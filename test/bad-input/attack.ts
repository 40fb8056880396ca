import type { Http } from '../../src/platform/http/index.ts'
import type { ApiRoute } from './routes.ts'
import { pathsOf, sampleOf, withValue } from './samples.ts'
import { badBodies, badCursors, badTexts, badValues } from './values.ts'

/** One request and what is odd about it. */
export interface Attack {
  odd: string
  method: string
  url: string
  headers: Record<string, string>
  payload?: Buffer
}

/** What one request was answered. */
export interface Answer {
  status: number
  type: string
  body: string
}

/** Words, and an end to them. */
const SENTENCE = /^\S+\s.*[.!?]$/s
const JSON_TYPE = { 'content-type': 'application/json' }
const PLACE = '"\u{1f4cd}"'

/** The route's address with the id that it takes. */
export function addressOf({ path }: Pick<ApiRoute, 'path'>, id: string): string {
  return path.replace(/\{id\}|\{token\}/, encodeURIComponent(id)).replace('{name}', 'city')
}

/** Odd ids, cursors and filters in the address. */
export function* addressAttacks(route: ApiRoute, id: string): Generator<Attack> {
  const request = (odd: string, url: string): Attack => ({
    odd,
    method: route.method,
    url,
    headers: route.body ? JSON_TYPE : {},
    ...(route.body && { payload: Buffer.from(JSON.stringify(sampleOf(route.body, id))) }),
  })
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  for (const name of names)
    for (const [odd, text] of Object.entries(badTexts))
      yield request(`${name} is ${odd}`, addressOf({ path: route.path.replace(`{${name}}`, text) }, id))
  const address = addressOf(route, id)
  for (const name of route.query) {
    for (const [odd, text] of Object.entries({ ...badTexts, ...(name === 'after' && badCursors) }))
      yield request(`${name} is ${odd}`, `${address}?${name}=${text}`)
    yield request(`${name} twice`, `${address}?${name}=1&${name}=2`)
    yield request(`${name} as a list`, `${address}?${name}[]=1&${name}[a]=2`)
  }
  yield request('unknown filters', `${address}?nobody=1&__proto__=2&constructor=3&a[b]=c&=&&%00`)
}

/** Odd bodies as a whole, and in types that the route does not take. */
export function* bodyAttacks(route: ApiRoute, id: string): Generator<Attack> {
  const { method } = route
  const url = addressOf(route, id)
  // A route that takes no body does not look at what it is.
  const bodies = Object.entries(badBodies).slice(0, route.method === 'GET' ? 3 : undefined)
  for (const [odd, payload] of bodies) yield { odd, method, url, headers: JSON_TYPE, payload }
  const sample = Buffer.from(JSON.stringify(route.body ? sampleOf(route.body, id) : {}))
  for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'nonsense', ''])
    yield { odd: `of the type "${type}"`, method, url, headers: { 'content-type': type }, payload: sample }
}

/** Every field of a fitting body with every odd value. */
export function* fieldAttacks(route: ApiRoute, id: string, sample: unknown): Generator<Attack> {
  for (const path of pathsOf(sample)) {
    const text = JSON.stringify(withValue(sample, path, JSON.parse(PLACE)))
    for (const [odd, value] of Object.entries(badValues))
      yield {
        odd: `${path.join('.')} is ${odd}`,
        method: route.method,
        url: addressOf(route, id),
        headers: JSON_TYPE,
        payload: Buffer.from(text.replace(PLACE, () => value)),
      }
  }
}

/** Sends requests, several at a time, and gathers the sentences that a judge has about their answers. */
export async function judgeAll(
  app: Http,
  attacks: Iterable<Attack>,
  credentials: Record<string, string>,
  judge: (answer: Answer, attack: Attack) => string | undefined,
): Promise<string[]> {
  const faults: string[] = []
  const waiting = attacks[Symbol.iterator]()
  const worker = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      const attack = next.value
      const { odd, method, url, headers, payload } = attack
      const answer = await app.inject({
        method: method as 'GET',
        url,
        headers: { ...credentials, ...headers },
        ...(payload && { payload }),
      })
      const type = String(answer.headers['content-type'] ?? '')
      const fault = judge({ status: answer.statusCode, type, body: answer.body }, attack)
      if (fault) faults.push(`${method} ${url.slice(0, 120)}, ${odd}: ${fault}`)
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  return faults
}

/** What is wrong with an answer: a fault of the server, or an error that is not a sentence in the one shape. */
export function faultOf({ status, type, body }: Answer): string | undefined {
  if (status >= 500) return `${status} ${body.slice(0, 300)}`
  if (status < 400) return undefined
  if (type.startsWith('text/html')) return body.includes('<script') ? 'a page with script' : undefined
  let answer: { error?: { code?: unknown; message?: unknown } }
  try {
    answer = JSON.parse(body) as typeof answer
  } catch {
    return `${status} without JSON: ${body.slice(0, 100)}`
  }
  const { code, message } = answer.error ?? {}
  const fits = typeof code === 'string' && typeof message === 'string' && SENTENCE.test(message)
  return fits ? undefined : `${status} is not a sentence: ${body.slice(0, 200)}`
}
