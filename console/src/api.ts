import createClient from 'openapi-fetch'
import type { paths } from './api.gen.ts'

/** A fault as the server states it: a code, a sentence, and what it is about. */
export class Fault extends Error {
  readonly code: string
  readonly status: number
  readonly details: Record<string, unknown>

  constructor(status: number, body: unknown) {
    const stated = (body as { error?: { code?: string; message?: string; details?: unknown } } | undefined)
      ?.error
    super(
      stated?.message ??
        (status === 0 ? UNREACHABLE : `The server answered ${status}. Try again in a moment.`),
    )
    this.name = 'Fault'
    this.code = stated?.code ?? (status === 0 ? 'unreachable' : 'unknown')
    this.status = status
    this.details = (stated?.details as Record<string, unknown> | undefined) ?? {}
  }

  /** Sentences by field name, from `details.fields`; the part of the request is taken off the path. */
  get fields(): Record<string, string> {
    const fields = this.details.fields
    if (!Array.isArray(fields)) return {}
    return Object.fromEntries(
      fields
        .filter((field): field is { path: string; message: string } => typeof field?.path === 'string')
        .map(({ path, message }) => [path.replace(/^(body|querystring|params)\.?/, ''), message]),
    )
  }
}

const UNREACHABLE =
  'The server cannot be reached. Check that it is running and that you are online, then try again.'

let csrfToken = ''

/** Sets the token that unsafe requests carry; the session query calls it. */
export function setCsrfToken(token: string): void {
  csrfToken = token
}

/** The typed client of `/api`; wrap each call in `answer`. */
export const api = createClient<paths>({ baseUrl: '/' })

api.use({
  onRequest({ request }) {
    if (request.method !== 'GET' && request.method !== 'HEAD') request.headers.set('x-csrf-token', csrfToken)
    return request
  },
  onError() {
    return new Fault(0, undefined)
  },
})

/** The data of a call; whatever went wrong is thrown as a `Fault`. */
export async function answer<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<NonNullable<T>> {
  const { data, error, response } = await call
  if (error !== undefined || !response.ok) throw new Fault(response.status, error)
  return data as NonNullable<T>
}

type Get<Path extends keyof paths> = 'get' & keyof paths[Path]

/** What a call answers: `Answer<'/api/settings'>`, or with a method `Answer<'/api/keys', 'post'>`. */
export type Answer<
  Path extends keyof paths,
  Method extends keyof paths[Path] = Get<Path>,
> = paths[Path][Method] extends { responses: { 200: { content: { 'application/json': infer Content } } } }
  ? Content
  : never

/** One item of a list: `Item<'/api/users'>`. */
export type Item<Path extends keyof paths> = Answer<Path> extends { items: (infer Member)[] } ? Member : never

/** What a call takes: `Body<'/api/users', 'post'>`. */
export type Body<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  requestBody: { content: { 'application/json': infer Content } }
}
  ? Content
  : never
