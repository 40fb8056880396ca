import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, testStack } from '../../test/harness/index.ts'
import { upsertProducts } from '../catalog/index.ts'
import { newId } from '../lib/ids.ts'
import type { Ctx } from '../platform/ctx.ts'
import { readiness } from './index.ts'
import { readinessOverview } from './overview.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

async function addPerson(
  ctx: Ctx,
  { email, consent = '', firstName = '' }: { email: boolean; consent?: string; firstName?: string },
): Promise<string> {
  const profile_id = newId()
  const person = {
    workspace_id: ctx.workspace,
    profile_id,
    known: email ? 1 : 0,
    created_at: '2020-01-01T00:00:00Z',
    traits: firstName ? { firstName } : {},
    grades: firstName ? { firstName: 'good' } : {},
    has_email: email ? 1 : 0,
    consent: consent ? { 'email.marketing': consent } : {},
    deleted: 0,
    version: 1,
  }
  await ctx.facts.insert('people', [person])
  return profile_id
}

async function addOrder(
  ctx: Ctx,
  profile_id: string,
  order: { at: string; value?: number; currency?: string },
) {
  const event = {
    workspace_id: ctx.workspace,
    profile_id,
    message_id: newId(),
    type: 'track',
    event: 'Order Completed',
    timestamp: order.at,
    received_at: order.at,
    value: order.value ?? null,
    currency: order.currency ?? 'GBP',
    properties: '{}',
    context: '{}',
  }
  await ctx.facts.insert('events', [event])
}

const states = ({ checks }: Awaited<ReturnType<typeof readiness>>) =>
  Object.fromEntries(checks.map(({ code, state }) => [code, state]))

test('an empty workspace is ready for nothing, and says what to do', async () => {
  const ctx = await stack.workspace()
  const email = await readiness(ctx, { use: 'email' })
  expect(email.state).toBe('fail')
  expect(email.checks.find(({ code }) => code === 'audience')?.todo).toMatch(/Import/)
  const orders = await readiness(ctx, { use: 'orders' })
  expect(orders.state).toBe('fail')
  expect(orders.checks[0]?.sentence).toBe('No order was ever received.')
})

test('e-mail needs addresses and somebody who allows it', async () => {
  const ctx = await stack.workspace()
  await addPerson(ctx, { email: true })
  const nobodyAllows = await readiness(ctx, { use: 'email' })
  expect(states(nobodyAllows)).toMatchObject({ email_valid: 'pass', consent_known: 'fail' })
  const willing = await addPerson(ctx, { email: true, consent: 'granted', firstName: 'Ada' })
  expect(states(await readiness(ctx, { use: 'email' }))).toMatchObject({ consent_known: 'warn' })
  const audience = { sql: 'SELECT {person:UUID} AS profile_id', params: { person: willing } }
  const asked = await readiness(ctx, { use: 'email', audience })
  expect(asked).toMatchObject({ state: 'pass' })
  expect(asked.checks.every(({ todo }) => todo === '')).toBe(true)
})

test('orders must be recent, carry values and belong to somebody', async () => {
  const ctx = await stack.workspace()
  const known = await addPerson(ctx, { email: true })
  const guest = await addPerson(ctx, { email: false })
  await addOrder(ctx, known, { at: '2026-05-31T00:00:00Z', value: 20 })
  expect(await readiness(ctx, { use: 'orders' })).toMatchObject({ state: 'pass' })
  await addOrder(ctx, guest, { at: '2026-05-30T00:00:00Z', currency: 'EUR' })
  const found = await readiness(ctx, { use: 'orders' })
  expect(states(found)).toEqual({
    orders_recent: 'pass',
    orders_valued: 'fail',
    orders_known: 'warn',
    orders_currency: 'warn',
    events_rejected: 'pass',
  })
  stack.clock.advance(20 * 86_400_000)
  expect(states(await readiness(ctx, { use: 'orders' }))).toMatchObject({ orders_recent: 'warn' })
  stack.clock.advance(-20 * 86_400_000)
})

test('an e-mail that names a field which hardly anybody has at its grade is blocked', async () => {
  const ctx = await stack.workspace()
  for (let i = 0; i < 25; i++) await addPerson(ctx, { email: true, consent: 'granted', firstName: 'Ada' })
  expect(states(await readiness(ctx, { use: 'email' }))).toMatchObject({ field_firstName: 'pass' })
  const fields = [{ key: 'firstName', minimumGrade: 'verified' as const }]
  const strict = await readiness(ctx, { use: 'email', fields })
  expect(strict.state).toBe('fail')
  expect(strict.verdict).toMatch(/not yet.*0 % of 25 people/)
  expect(strict.repairs[0]).toMatchObject({ people: 25 })
})

test('every use says what it needs; the overview puts what gains most people first', async () => {
  const ctx = await stack.workspace()
  const empty = await readinessOverview(ctx)
  expect(empty.uses.map(({ use, state }) => [use, state])).toEqual([
    ['email', 'fail'],
    ['onsite', 'fail'],
    ['recommendations', 'fail'],
    ['send_time', 'fail'],
    ['offers', 'fail'],
    ['orders', 'fail'],
  ])
  expect(empty.summary).toMatch(/^Not yet: e-mail copy, on-site content/)
  for (let i = 0; i < 6; i++) await addPerson(ctx, { email: i > 1, firstName: i > 3 ? 'Ada' : '' })
  const { repairs, uses } = await readinessOverview(ctx)
  expect(repairs.map(({ people }) => people)).toEqual(
    repairs.map(({ people }) => people).toSorted((a, b) => b - a),
  )
  expect(repairs[0]).toMatchObject({ people: 6, uses: ['email'], skill: 'data owner' })
  expect(uses.every(({ needs, verdict }) => needs !== '' && verdict !== '')).toBe(true)
})

test('recommendations need uses of products and a catalogue; visits must be recent; buyers many', async () => {
  const ctx = await stack.workspace()
  const now = stack.clock.now().getTime()
  const people = await Promise.all(Array.from({ length: 40 }, () => addPerson(ctx, { email: true })))
  await ctx.facts.insert(
    'events',
    people.flatMap((profile_id, i) =>
      Array.from({ length: 4 }, (_, j) => ({
        workspace_id: ctx.workspace,
        profile_id,
        message_id: newId(),
        type: 'track',
        event: 'Product Viewed',
        timestamp: new Date(now - (j * 24 + 1) * 3_600_000).toISOString(),
        received_at: new Date(now).toISOString(),
        anonymous_id: `a${i}`,
        product_ids: [`p${(i + j) % 5}`],
        product_quantities: [1],
        product_prices: [null],
        properties: '{}',
        context: '{}',
        source: 'shop',
      })),
    ),
  )
  const before = await readiness(ctx, { use: 'recommendations' })
  expect(states(before)).toMatchObject({
    products_used: 'warn',
    products_in_catalogue: 'fail',
    shoppers: 'pass',
  })
  await upsertProducts(
    ctx,
    [0, 1, 2, 3, 4].map((i) => ({ id: `p${i}`, name: 'Mug', price: 4, cost: 2, url: 'https://shop.com/p' })),
    'api',
  )
  expect(states(await readiness(ctx, { use: 'recommendations' }))).toMatchObject({
    products_in_catalogue: 'pass',
    products_showable: 'pass',
  })
  expect(states(await readiness(ctx, { use: 'onsite' }))).toMatchObject({
    visits: 'pass',
    visits_depth: 'pass',
    visitors_known: 'pass',
  })
  expect(states(await readiness(ctx, { use: 'send_time' }))).toMatchObject({
    rhythm: 'fail',
    time_zone_known: 'warn',
  })
  expect(states(await readiness(ctx, { use: 'offers' }))).toMatchObject({
    margin_known: 'pass',
    buyers: 'fail',
  })
})
