import { afterAll, beforeAll, expect, test } from 'vitest'
import { permissionsOf, roleNames } from '../src/accounts/index.ts'
import { makeTokens } from '../src/deliver/tokens.ts'
import { newId } from '../src/lib/ids.ts'
import { verifyJournal } from '../src/platform/journal/index.ts'
import type { Permission } from '../src/platform/permissions.ts'
import {
  type Answer,
  type Attack,
  addressAttacks,
  addressOf,
  bodyAttacks,
  faultOf,
  fieldAttacks,
  judgeAll,
} from './bad-input/attack.ts'
import { type ApiRoute, routesOf } from './bad-input/routes.ts'
import { sampleOf } from './bad-input/samples.ts'
import { HOSTILE_NAME, openShop, type Shop } from './bad-input/shop.ts'
import { type Stack, type TestServer, testBrowser, testServer, testStack } from './harness/index.ts'

let stack: Stack
let server: TestServer
let shop: Shop
let other: Shop
let routes: ApiRoute[]
let admin: Record<string, string>

beforeAll(async () => {
  stack = await testStack()
  server = await testServer(stack)
  shop = await openShop(stack, server)
  other = await openShop(stack, server)
  routes = routesOf(server.app)
  admin = { cookie: shop.admin.cookie, 'x-csrf-token': shop.admin.csrfToken }
})
afterAll(async () => {
  await server.close()
  await stack.close()
})

/** Generating a shop and signing out are not what is tested here. */
const spared = (route: ApiRoute) =>
  route.path === '/api/sample-shop' || (route.path === '/api/session' && route.method === 'DELETE')
const idOf = (route: ApiRoute, of = shop) =>
  /\{(id|token)\}/.test(route.path) ? of.idFor(route.path) : newId()
const attacks = (make: (route: ApiRoute, id: string) => Iterable<Attack>) =>
  routes.filter((route) => !spared(route)).flatMap((route) => [...make(route, idOf(route))])
const plainly = (route: ApiRoute, of = shop): Attack => ({
  odd: '',
  method: route.method,
  url: addressOf(route, idOf(route, of)),
  headers: {},
})
const refusal = (status: number, code: string) => (answer: Answer) =>
  answer.status === status && answer.body.includes(`"code":"${code}"`)
    ? faultOf(answer)
    : `${answer.status} ${answer.body.slice(0, 100)}`
const isPublic = (route: ApiRoute) => route.permission === 'public'

test('only the routes that are meant to be open answer without credentials', async () => {
  const open = routes.filter(isPublic).map(({ method, path }) => `${method} ${path}`)
  expect(open.filter((route) => !route.includes(' /v1/')).sort()).toEqual(
    [
      'DELETE /api/session',
      'GET /api/session',
      'GET /api/session/methods',
      'GET /api/setup',
      'GET /c/{token}',
      'GET /healthz',
      'GET /o/{token}',
      'GET /readyz',
      'GET /sourceConfig/',
      'GET /u/{token}',
      'POST /api/session',
      'POST /api/setup',
      'POST /api/setup/sample',
      'POST /u/{token}',
    ].sort(),
  )
  const closed = routes.filter((route) => !isPublic(route)).map((route) => plainly(route))
  const credentials: Record<string, string>[] = [
    {},
    { authorization: 'Bearer tf_server_forged' },
    { authorization: `Basic ${Buffer.from("' OR 1=1; --:").toString('base64')}` },
    { authorization: `Bearer ${'x'.repeat(5_000)}` },
    { authorization: 'Bearer' },
    { cookie: 'tactful_session=forged' },
    { cookie: `tactful_session=%00%ff; tactful_session=${newId()}` },
  ]
  for (const forged of credentials)
    expect(await judgeAll(server.app, closed, forged, refusal(401, 'not_signed_in'))).toEqual([])
  const unsafe = closed.filter((attack) => attack.method !== 'GET')
  const cookieAlone = { cookie: shop.admin.cookie }
  expect(await judgeAll(server.app, unsafe, cookieAlone, refusal(403, 'csrf_token_wrong'))).toEqual([])
})

test('no role and no key may use a route beyond its permissions', async () => {
  const faults: string[] = []
  const forbid = async (credentials: Record<string, string>, may: ReadonlySet<Permission>) => {
    const beyond = routes.filter((route) => !isPublic(route) && !may.has(route.permission as Permission))
    expect(beyond.length).toBeGreaterThan(0)
    const requests = beyond.map((route) => plainly(route))
    faults.push(...(await judgeAll(server.app, requests, credentials, refusal(403, 'not_allowed'))))
    return beyond
  }
  for (const role of roleNames.filter((name) => name !== 'admin')) {
    const { cookie, csrfToken } = await server.logInAs(shop.ctx, [role])
    const beyond = await forbid({ cookie, 'x-csrf-token': csrfToken }, permissionsOf([role]))
    const own = 'password.change'
    const writes = routes.filter(
      ({ permission }) => permission !== 'public' && permission !== own && !permission.endsWith('.read'),
    )
    if (role === 'viewer') expect(writes.filter((route) => !beyond.includes(route))).toEqual([])
  }
  await forbid({ authorization: `Bearer ${shop.writeKey}` }, new Set<Permission>(['events.collect']))
  expect(faults).toEqual([])
})

test('nothing of another workspace can be read or changed', async () => {
  const state = async (of: Shop) => {
    // What is taken out is written down each time, and the health of the server moves by itself.
    const lists = routes.filter(
      ({ method, path, permission }) =>
        method === 'GET' &&
        path.startsWith('/api/') &&
        permission !== 'people.export' &&
        path !== '/api/health',
    )
    const headers = { cookie: of.admin.cookie }
    const answers = lists
      .filter((route) => !isPublic(route))
      .map(async (route) => {
        const url = addressOf(route, idOf(route, of))
        return `${url} ${(await server.app.inject({ method: 'GET', url, headers })).body}`
      })
    return Promise.all(answers)
  }
  // The first look keeps what it counts.
  await state(other)
  const before = await state(other)
  const foreign = routes.filter((route) => /\{id\}/.test(route.path) && !route.path.includes('/products/'))
  expect(foreign.length).toBeGreaterThan(40)
  const requests = foreign.map((route) => ({
    ...plainly(route, other),
    url: `${plainly(route, other).url}?use=email`,
    headers: route.body ? { 'content-type': 'application/json' } : ({} as Record<string, string>),
    ...(route.body && {
      payload: Buffer.from(JSON.stringify(sampleOf(route.body, idOf(route, other)))),
    }),
  }))
  const faults = await judgeAll(server.app, requests, admin, (answer) =>
    answer.status === 404 ? faultOf(answer) : `${answer.status} ${answer.body.slice(0, 100)}`,
  )
  expect(faults).toEqual([])
  const steady = (lines: string[]) => lines.map((line) => line.replace(/"tookMs":\d+/g, ''))
  expect(steady(await state(other))).toEqual(steady(before))
})

const hostileDraft = {
  draft: {
    name: HOSTILE_NAME,
    purpose: 'service',
    fields: [],
    variants: [
      {
        name: 'Hostile',
        subject: HOSTILE_NAME,
        preheader: HOSTILE_NAME,
        blocks: [
          { kind: 'heading', text: HOSTILE_NAME },
          { kind: 'text', text: HOSTILE_NAME },
          { kind: 'button', label: HOSTILE_NAME, href: 'javascript:window.hit=1' },
        ],
      },
    ],
  },
  position: 0,
}

test('names and traits that hold script do nothing in a mail, on a preference page and in the console', async () => {
  const browser = await testBrowser()
  try {
    const window = await browser.open(server.url)
    const { page } = window
    const untouched = async (where: string) => {
      await page.waitForTimeout(100)
      expect([where, await page.evaluate('window.hit')]).toEqual([where, undefined])
      expect([where, window.problems]).toEqual([where, []])
    }
    await window.signIn(other.admin)
    const at = (prefix: string) => other.idFor(`${prefix}/{id}`)
    for (const path of [
      '/people',
      `/people/${at('/api/people')}`,
      '/catalog',
      '/holds',
      '/mailbox',
      `/mailbox/${at('/api/mailbox')}`,
      `/content/${at('/api/content')}`,
      '/events',
      '/settings',
    ]) {
      await window.visit(path)
      await untouched(path)
    }
    const answer = await other.admin.fetch(
      `/api/content/variants/${at('/api/content/variants')}/preview?profileId=${at('/api/people')}`,
    )
    const mail = (await answer.json()) as { html: string; usedFallbacks: string[] }
    expect(mail.usedFallbacks).toEqual(['first_name'])
    const draft = await other.admin.fetch('/api/content/preview', { method: 'POST', body: hostileDraft })
    const { preview } = (await draft.json()) as { preview: { html: string } | null }
    await page.goto('about:blank')
    // Without any policy: only what the mail itself holds could run.
    for (const html of [mail.html, preview?.html ?? '']) {
      expect(html).not.toMatch(/<script|onerror=/i)
      await page.setContent(html)
      await untouched('the mail')
    }
    const link = makeTokens(server.base.settings.secret).preferences({
      workspace: other.ctx.workspace,
      profile: at('/api/people'),
      message: at('/api/messages'),
    })
    await other.admin.fetch('/api/settings', { method: 'PATCH', body: { name: HOSTILE_NAME } })
    await page.goto(`${server.url}/u/${link}`)
    expect(await page.locator('h1').textContent()).toContain('<script>')
    await untouched('the preference page')
    await window.close()
  } finally {
    await browser.close()
  }
}, 120_000)

test('no id, cursor or filter makes a route fail', async () => {
  expect(await judgeAll(server.app, attacks(addressAttacks), admin, faultOf)).toEqual([])
}, 120_000)

test('no body makes a route fail', async () => {
  expect(await judgeAll(server.app, attacks(bodyAttacks), admin, faultOf)).toEqual([])
}, 120_000)

test('what is collected is stored or set aside, whatever its fields hold, and none is lost', async () => {
  const credentials = { authorization: `Bearer ${shop.writeKey}` }
  const event = (messageId: string) => ({
    messageId,
    type: 'track',
    event: 'Order Completed',
    userId: 'u1',
    anonymousId: 'a1',
    timestamp: '2026-05-01T10:00:00.000Z',
    traits: { email: 'hostile@people.shop' },
    context: { page: { url: 'https://shop.example/' }, traits: { phone: '+43 1 234567' } },
    properties: {
      order_id: 'o1',
      revenue: 5,
      currency: 'GBP',
      products: [{ product_id: 'p1', quantity: 1 }],
    },
  })
  const kept = async () => {
    await server.work.drain()
    const [stored] = await stack.facts.query<{ n: number }>(
      'SELECT uniqExact(message_id) AS n FROM events WHERE workspace_id = {w:UUID}',
      { w: shop.ctx.workspace },
    )
    const { items } = (await (await shop.admin.fetch('/api/events/rejected/reasons')).json()) as {
      items: { count: number }[]
    }
    return (stored?.n ?? 0) + items.reduce((sum, { count }) => sum + count, 0)
  }
  const before = await kept()
  const route = routes.find(({ path }) => path === '/v1/batch') as ApiRoute
  const sent = [...fieldAttacks(route, '', { batch: [event('PLACE')] })]
    .filter(({ odd }) => odd.startsWith('batch.0.') && !odd.startsWith('batch.0.messageId'))
    .map((attack, i) => ({
      ...attack,
      payload: Buffer.from(String(attack.payload).replace('PLACE', `hostile-${i}`)),
    }))
  expect(sent.length).toBeGreaterThan(300)
  const faults = await judgeAll(server.app, sent, credentials, (answer) =>
    answer.status === 200 ? undefined : `${answer.status} ${answer.body}`,
  )
  expect(faults).toEqual([])
  expect((await kept()) - before).toBe(sent.length)
}, 120_000)

test('no value of any field makes a route fail', async () => {
  const fields = attacks((route, id) => (route.body ? fieldAttacks(route, id, sampleOf(route.body, id)) : []))
  expect(fields.length).toBeGreaterThan(2_000)
  expect(await judgeAll(server.app, fields, admin, faultOf)).toEqual([])
}, 240_000)

test('methods that a route does not have and headers beyond all measure are refused with a sentence', async () => {
  const strange = [...new Set(routes.map(({ path }) => path))].flatMap((path) => {
    const known = routes.filter((route) => route.path === path)
    const url = plainly(known[0] as ApiRoute).url
    return ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
      .filter((method) => !known.some((route) => route.method === method))
      .map((method): Attack => ({ odd: 'a wrong method', method, url, headers: {} }))
  })
  expect(
    await judgeAll(server.app, strange, admin, (answer) =>
      [400, 404].includes(answer.status) ? faultOf(answer) : `${answer.status}`,
    ),
  ).toEqual([])
  const answer = await fetch(`${server.url}/api/session`, { headers: { 'x-long': 'x'.repeat(60_000) } })
  expect(faultOf({ status: answer.status, type: '', body: await answer.text() })).toBeUndefined()
  expect(answer.status).toBe(431)
})

test('after all of it the journal is intact and the server answers', async () => {
  for (const one of [shop, other]) expect(await verifyJournal(one.ctx)).toMatchObject({ intact: true })
  expect(await (await fetch(`${server.url}/readyz`)).json()).toMatchObject({ ready: true })
})
