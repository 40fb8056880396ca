import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stack, type TestServer, testServer, testStack } from '../../test/harness/index.ts'
import { signIn } from '../../test/harness/sign-in.ts'
import { newSetupToken } from './index.ts'

let stack: Stack
let server: TestServer

beforeAll(async () => {
  stack = await testStack()
  server = await testServer(stack)
})
afterAll(async () => {
  await server.close()
  await stack.close()
})

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

describe('setting up', () => {
  test('the set-up link works once, makes an administrator and signs in', async () => {
    const token = await newSetupToken(stack.systemCtx(''))
    const input = {
      token,
      email: 'Ada@shop.example',
      name: 'Ada',
      password: 'a long enough one',
      workspaceName: 'Shop',
    }
    expect((await post('/api/setup', { ...input, token: 'guessed' })).status).toBe(403)
    const done = await post('/api/setup', input)
    expect(done.status).toBe(200)
    expect(done.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/)
    expect((await post('/api/setup', input)).status).toBe(409)
    expect(await newSetupToken(stack.systemCtx(''))).toBeUndefined()
    expect((await post('/api/session', { email: 'ada@SHOP.example', password: input.password })).status).toBe(
      200,
    )
  })
})

describe('sessions', () => {
  test('a change without the CSRF token is refused, with it goes through', async () => {
    const user = await server.logInAs(await stack.workspace(), ['admin'])
    const refused = await fetch(`${server.url}/api/keys`, {
      method: 'POST',
      headers: { cookie: user.cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'write', name: 'site' }),
    })
    expect(refused.status).toBe(403)
    expect(
      (await user.fetch('/api/keys', { method: 'POST', body: { kind: 'write', name: 'site' } })).status,
    ).toBe(200)
  })

  test('ten wrong passwords stop further attempts, even with the right one, for a quarter of an hour', async () => {
    const user = await server.logInAs(await stack.workspace(), ['viewer'])
    const wrong = { email: user.email, password: 'wrong password' }
    for (let i = 0; i < 10; i += 1) expect((await post('/api/session', wrong)).status).toBe(401)
    expect((await post('/api/session', { email: user.email, password: user.password })).status).toBe(429)
    stack.clock.advance(15 * 60 * 1000 + 1)
    expect((await post('/api/session', { email: user.email, password: user.password })).status).toBe(200)
  })

  test('a role that lacks the permission is refused by name', async () => {
    const viewer = await server.logInAs(await stack.workspace(), ['viewer'])
    const refused = await viewer.fetch('/api/users')
    expect(refused.status).toBe(403)
    expect(await refused.json()).toMatchObject({
      error: { code: 'not_allowed', details: { permission: 'settings.read' } },
    })
  })

  test('everybody changes their own password, which ends their other sessions', async () => {
    const ctx = await stack.workspace()
    const care = await server.logInAs(ctx, ['care'])
    const other = await signIn(server.url, care.email, care.password)
    const change = (current: string) =>
      care.fetch('/api/session/password', { method: 'POST', body: { current, password: 'another long one' } })
    const wrong = await change('not this one')
    expect(wrong.status).toBe(400)
    expect(await wrong.text()).toContain('present password is wrong')
    expect((await change(care.password)).status).toBe(200)
    expect((await care.fetch('/api/holds')).status).toBe(200)
    expect((await other.fetch('/api/holds')).status).toBe(401)
    await expect(signIn(server.url, care.email, care.password)).rejects.toThrow('401')
    expect((await signIn(server.url, care.email, 'another long one')).userId).toBe(care.userId)
  })

  test('a disabled user is out at once, and the last administrator cannot be disabled', async () => {
    const ctx = await stack.workspace()
    const first = await server.logInAs(ctx, ['admin'])
    const second = await server.logInAs(ctx, ['admin'])
    const users = (await (await first.fetch('/api/users')).json()) as { items: { id: string }[] }
    for (const { id } of users.items.filter(({ id }) => id !== first.userId))
      expect(
        (await first.fetch(`/api/users/${id}`, { method: 'PATCH', body: { disabled: true } })).status,
      ).toBe(200)
    expect((await second.fetch('/api/users')).status).toBe(401)
    const last = await first.fetch(`/api/users/${first.userId}`, {
      method: 'PATCH',
      body: { roles: ['viewer'] },
    })
    expect(last.status).toBe(409)
  })
})

describe('API keys', () => {
  test('a key is shown once, works until revoked, and is stored as a hash', async () => {
    const admin = await server.logInAs(await stack.workspace(), ['admin'])
    const made = await admin.fetch('/api/keys', {
      method: 'POST',
      body: { kind: 'server', name: 'warehouse' },
    })
    const { key, apiKey } = (await made.json()) as { key: string; apiKey: { id: string; hint: string } }
    expect(JSON.stringify(await (await admin.fetch('/api/keys')).json())).not.toContain(key)
    const authorization = `Bearer ${key}`
    const listed = await fetch(`${server.url}/api/users`, { headers: { authorization } })
    expect(listed.status).toBe(403)
    await admin.fetch(`/api/keys/${apiKey.id}`, { method: 'DELETE' })
    expect((await fetch(`${server.url}/api/users`, { headers: { authorization } })).status).toBe(401)
  })
})
