import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, testStack } from '../../test/harness/index.ts'
import { newId } from '../lib/ids.ts'
import type { Ctx } from '../platform/ctx.ts'
import { readiness } from './index.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

async function addPerson(
  ctx: Ctx,
  { email, consent = '' }: { email: boolean; consent?: string },
): Promise<string> {
  const profile_id = newId()
  const person = {
    workspace_id: ctx.workspace,
    profile_id,
    known: email ? 1 : 0,
    created_at: '2020-01-01T00:00:00Z',
    traits: {},
    grades: {},
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
  const willing = await addPerson(ctx, { email: true, consent: 'granted' })
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
