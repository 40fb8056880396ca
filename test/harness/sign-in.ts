import { createUser, type Role } from '../../src/accounts/index.ts'
import { newId } from '../../src/lib/ids.ts'
import type { Ctx } from '../../src/platform/ctx.ts'

/** A user with a session; `fetch` carries its cookie and CSRF token. */
export interface SignedIn {
  email: string
  password: string
  cookie: string
  csrfToken: string
  userId: string
  fetch(
    path: string,
    init?: { method?: string; body?: unknown; headers?: Record<string, string> },
  ): Promise<Response>
}

/** Adds a user with these roles and signs in over HTTP. */
export async function logInAs(ctx: Ctx, url: string, roles: readonly Role[]): Promise<SignedIn> {
  const email = `${newId()}@test.example`
  const password = 'correct horse battery'
  await createUser(ctx, { email, name: `Test ${roles.join(' ')}`, password, roles: [...roles] })
  return signIn(url, email, password)
}

/** Signs in over HTTP. */
export async function signIn(url: string, email: string, password: string): Promise<SignedIn> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (!answer.ok || !cookie) throw new Error(`sign-in failed: ${answer.status} ${await answer.text()}`)
  const session = (await (await fetch(`${url}/api/session`, { headers: { cookie } })).json()) as {
    csrfToken: string
    user: { id: string }
  }
  return {
    email,
    password,
    cookie,
    csrfToken: session.csrfToken,
    userId: session.user.id,
    fetch: (path, init = {}) =>
      fetch(url + path, {
        method: init.method ?? 'GET',
        redirect: 'manual',
        headers: {
          cookie,
          'x-csrf-token': session.csrfToken,
          ...(init.body !== undefined && { 'content-type': 'application/json' }),
          ...init.headers,
        },
        ...(init.body !== undefined && { body: JSON.stringify(init.body) }),
      }),
  }
}
