import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Stack, type TestServer, testServer, testStack } from '../../../test/harness/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { listJournal } from '../../platform/journal/index.ts'
import { createUser } from '../users.ts'
import { makeSeal } from './sealed.ts'

const people: Record<string, { email: string; email_verified: boolean; name: string }> = {
  mira: { email: 'mira@shop.example', email_verified: true, name: 'Mira' },
  mallory: { email: 'mira@shop.example', email_verified: false, name: 'Mallory' },
  newcomer: { email: 'new@shop.example', email_verified: true, name: 'New' },
}
let stack: Stack
let ctx: Ctx
let open: TestServer
let closed: TestServer
let provider: { url: string; server: Server }
/** Who is at the keyboard. */
let who = 'mira'

beforeAll(async () => {
  stack = await testStack()
  ctx = await stack.workspace()
  const issuer = await startProvider(() => [
    `${open.url}/api/session/oidc/callback`,
    `${closed.url}/api/session/oidc/callback`,
  ])
  provider = issuer
  const oidc = { issuer: issuer.url, clientId: 'tactful', clientSecret: 'a secret of both', name: 'Shop ID' }
  open = await testServer(stack, { oidc: { ...oidc, newUserRoles: ['viewer'] } })
  open.base.settings.publicUrl = open.url
  closed = await testServer(stack, { oidc: { ...oidc, newUserRoles: [] } })
  closed.base.settings.publicUrl = closed.url
  await createUser(ctx, {
    email: 'Mira@shop.example',
    name: 'Mira',
    password: 'correct horse battery',
    roles: ['admin'],
  })
})
afterAll(async () => {
  await open.close()
  await closed.close()
  provider.server.close()
  provider.server.closeAllConnections()
  await stack.close()
})

/** A real provider that signs in whoever `who` says, and asks nothing. */
async function startProvider(redirects: () => string[]) {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let made: Provider | undefined
  server.on('request', (request, response) => {
    const answer = async () => {
      made ??= new Provider(url, {
        clients: [{ client_id: 'tactful', client_secret: 'a secret of both', redirect_uris: redirects() }],
        cookies: { keys: ['keys of the test'] },
        claims: { email: ['email', 'email_verified'], profile: ['name'] },
        features: { devInteractions: { enabled: false } },
        interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
        findAccount: (_ctx, id) => ({ accountId: id, claims: async () => ({ sub: id, ...people[id] }) }),
      })
      if (!request.url?.startsWith('/interaction/')) return made.callback()(request, response)
      const grant = new made.Grant({ accountId: who, clientId: 'tactful' })
      grant.addOIDCScope('openid email profile')
      await made.interactionFinished(request, response, {
        login: { accountId: who },
        consent: { grantId: await grant.save() },
      })
    }
    answer().catch((error: Error) => response.writeHead(500).end(error.message))
  })
  return { url, server }
}

/** Follows redirects from the button to the end, as a browser does, with cookies by host. */
async function walk(server: TestServer, as: string, meddle: (url: string) => string = (url) => url) {
  who = as
  const jar = new Map<string, Map<string, string>>()
  let url = `${server.url}/api/session/oidc`
  for (let step = 0; step < 12; step++) {
    const cookies = jar.get(new URL(url).host) ?? new Map<string, string>()
    jar.set(new URL(url).host, cookies)
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    if (location === null) throw new Error(`stuck at ${url}: ${answer.status} ${await answer.text()}`)
    url = meddle(new URL(location, url).href)
    const { pathname, searchParams, origin } = new URL(url)
    if (origin === server.url && !pathname.startsWith('/api/'))
      return { session: cookies.get('tactful_session'), problem: searchParams.get('problem'), url }
  }
  throw new Error('too many steps')
}
const whoIs = async (session: string | undefined) => {
  const answer = await fetch(`${open.url}/api/session`, { headers: { cookie: `tactful_session=${session}` } })
  return (await answer.json()) as { user: { id: string; email: string; roles: string[] } }
}

it('the page learns that there is a provider', async () => {
  const answer = await fetch(`${open.url}/api/session/methods`)
  expect(await answer.json()).toEqual({ password: true, oidc: 'Shop ID' })
})

it('somebody whose address is verified enters the account of that address, and is known the next time', async () => {
  const first = await walk(open, 'mira')
  expect((await whoIs(first.session)).user).toMatchObject({ email: 'Mira@shop.example', roles: ['admin'] })
  const before = people.mira
  people.mira = { email: 'moved@elsewhere.example', email_verified: true, name: 'Mira' }
  const again = await walk(open, 'mira')
  people.mira = before as (typeof people)['mira']
  expect((await whoIs(again.session)).user.email).toBe('Mira@shop.example')
  expect((await listJournal(ctx, { action: 'user.linked' })).length).toBe(1)
})

it('an address that the provider has not verified opens nobody’s account', async () => {
  const { session, problem } = await walk(open, 'mallory')
  expect(session).toBeUndefined()
  expect(problem).toContain('not verified')
})

it('a newcomer enters with the roles that are set, and not at all where none are', async () => {
  expect(await walk(closed, 'newcomer')).toMatchObject({
    session: undefined,
    problem: expect.stringContaining('administrator'),
  })
  const { session } = await walk(open, 'newcomer')
  expect((await whoIs(session)).user).toMatchObject({ email: 'new@shop.example', roles: ['viewer'] })
})

it('what was begun elsewhere or meddled with is refused', async () => {
  const meddled = (change: (url: URL) => void) => (text: string) => {
    const url = new URL(text)
    if (url.pathname.endsWith('/callback')) change(url)
    return url.href
  }
  const state = await walk(
    open,
    'mira',
    meddled((url) => url.searchParams.set('state', 'other')),
  )
  const code = await walk(
    open,
    'mira',
    meddled((url) => url.searchParams.set('code', 'guessed')),
  )
  for (const { session, problem } of [state, code]) {
    expect(session).toBeUndefined()
    expect(problem).toContain('did not vouch')
  }
  const alone = await fetch(`${open.url}/api/session/oidc/callback?code=a&state=b`, { redirect: 'manual' })
  expect(alone.headers.get('location')).toContain('Begin%20again')
  expect(alone.headers.getSetCookie().some((line) => line.startsWith('tactful_session='))).toBe(false)
})

it('an administrator ends every session of a user', async () => {
  const { session } = await walk(open, 'newcomer')
  const { user } = await whoIs(session)
  const admin = await open.logInAs(ctx, ['admin'])
  expect((await admin.fetch(`/api/users/${user.id}/sign-out`, { method: 'POST' })).status).toBe(200)
  const answer = await fetch(`${open.url}/api/session`, { headers: { cookie: `tactful_session=${session}` } })
  expect(answer.status).toBe(401)
})

it('a sealed text opens for who sealed it, unchanged, and for nobody else', () => {
  const seal = makeSeal('a'.repeat(64))
  const sealed = seal.seal('{"state":"x"}')
  expect(seal.open(sealed)).toBe('{"state":"x"}')
  expect(makeSeal('b'.repeat(64)).open(sealed)).toBeUndefined()
  const bytes = Buffer.from(sealed, 'base64url')
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  expect(seal.open(bytes.toString('base64url'))).toBeUndefined()
})
