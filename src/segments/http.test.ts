import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, type TestServer, testServer, testStack } from '../../test/harness/index.ts'

let stack: Stack
let server: TestServer
beforeAll(async () => {
  stack = await testStack()
  server = await testServer(stack)
})
afterAll(async () => {
  await server?.close()
  await stack?.close()
})

const bought = {
  kind: 'event',
  event: 'Order Completed',
  is: { measure: 'count', op: 'at_least', value: 1 },
}

test('a segment is previewed, made, changed and listed by its address', async () => {
  const analyst = await server.logInAs(await stack.workspace(), ['analyst'])
  const preview = await analyst.fetch('/api/segments/preview', {
    method: 'POST',
    body: { condition: bought },
  })
  expect(await preview.json()).toMatchObject({ count: 0, of: 0, share: 0, description: 'bought' })
  const made = await analyst.fetch('/api/segments', {
    method: 'POST',
    body: { name: 'Buyers', condition: bought },
  })
  const segment = (await made.json()) as { id: string }
  expect(segment).toMatchObject({ condition: bought, version: 1 })
  const changed = await analyst.fetch(`/api/segments/${segment.id}?version=1`, {
    method: 'PATCH',
    body: { note: 'x' },
  })
  expect(await changed.json()).toMatchObject({ note: 'x', version: 2 })
  for (const path of ['', '/count', '/versions', '/members', '/readiness?use=email'])
    expect((await analyst.fetch(`/api/segments/${segment.id}${path}`)).status).toBe(200)
})

test('who may only read is refused, and other workspaces see nothing', async () => {
  const ctx = await stack.workspace()
  const [viewer, analyst] = [await server.logInAs(ctx, ['viewer']), await server.logInAs(ctx, ['analyst'])]
  const stranger = await server.logInAs(await stack.workspace(), ['admin'])
  const body = { name: 'Buyers', condition: bought }
  expect((await viewer.fetch('/api/segments', { method: 'POST', body })).status).toBe(403)
  const made = (await (await analyst.fetch('/api/segments', { method: 'POST', body })).json()) as {
    id: string
  }
  expect((await viewer.fetch(`/api/segments/${made.id}`)).status).toBe(200)
  expect((await stranger.fetch(`/api/segments/${made.id}`)).status).toBe(404)
  expect((await stranger.fetch(`/api/segments/${made.id}/members`)).status).toBe(404)
})

const deep = (depth: number): unknown => (depth === 0 ? bought : { kind: 'not', of: deep(depth - 1) })
const filter = (property: unknown, is: unknown) => ({ ...bought, where: [{ property, is }] })

test.each([
  ['no condition', undefined, 400],
  ['a text', 'x', 400],
  ['an unknown kind', { kind: 'sql', sql: 'DROP TABLE events' }, 422],
  ['__proto__ as kind', { kind: '__proto__' }, 422],
  ['thirty levels', deep(30), 422],
  ['a huge list', { kind: 'or', of: Array.from({ length: 5000 }, () => bought) }, 422],
  ['a year 50000', { ...bought, within: { kind: 'before', time: { date: '50000-01-01' } } }, 422],
  ['a huge number', { kind: 'behaviour', of: 'revenue', op: 'at_least', value: 1e300 }, 422],
  [
    'a segment that is not there',
    { kind: 'segment', segmentId: '01890000-0000-7000-8000-000000000000' },
    404,
  ],
  ['quotes and braces', filter("a'b\\{x:String}`", { op: 'eq', value: "') OR 1=1 --" }), 200],
  ['a placeholder as value', filter('{s0:String}', { op: 'contains', value: '{workspace:UUID}' }), 200],
  ['the largest windows', { ...bought, within: { kind: 'last', n: 100_000, unit: 'days' } }, 200],
])('a preview of %s is answered plainly', async (_, condition, status) => {
  const analyst = await server.logInAs(await stack.workspace(), ['analyst'])
  const answer = await analyst.fetch('/api/segments/preview', { method: 'POST', body: { condition } })
  const body = (await answer.json()) as { error?: { message: string } }
  expect([answer.status, body.error?.message ?? ''].join(' ')).toMatch(new RegExp(`^${status} `))
})

test.each([
  [{ products: [] }, 400],
  [{ products: Array.from({ length: 1001 }, (_, id) => ({ id: String(id) })) }, 400],
  [{ products: [{ id: 'a', price: -1 }] }, 400],
  [{ products: [{ id: 'a', price: 1e300 }] }, 400],
  [{ products: [{ id: 'a', url: 'javascript:alert(1)' }] }, 400],
  [{ products: [{ id: 'a', stock: 5e9 }] }, 400],
  [{ products: [{ id: 'a', attributes: { x: '\ud800' } }] }, 200],
  [{ products: [{ id: '<b>', name: '<script>alert(1)</script>', price: 1e12 }] }, 200],
])('products that cannot be are refused (%#)', async (body, status) => {
  const admin = await server.logInAs(await stack.workspace(), ['admin'])
  expect((await admin.fetch('/api/catalog/products', { method: 'POST', body })).status).toBe(status)
})
