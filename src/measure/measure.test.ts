import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stack, testStack } from '../../test/harness/index.ts'
import { newId } from '../lib/ids.ts'
import { createObjective } from '../objectives/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { adjustedByArm } from './adjusted-facts.ts'
import { engagementAlarm } from './alarm.ts'
import { conclude } from './conclude.ts'
import { engagement, outcomesByArm } from './facts.ts'
import { guardrailsByArm } from './guardrail-facts.ts'
import { guardrailResults } from './guardrails.ts'
import { looksOf } from './over-time.ts'
import { armsAt } from './over-time-facts.ts'
import { planObjective } from './plan.ts'
import { readings } from './readings.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

const T0 = '2026-01-01T00:00:00.000Z'
const day = (n: number) => new Date(new Date(T0).getTime() + n * 24 * 3600 * 1000).toISOString()

async function assign(ctx: Ctx, campaign: string, arms: Record<string, 'treated' | 'control'>) {
  const rows = Object.entries(arms).map(([profile_id, arm]) => ({
    workspace_id: ctx.workspace,
    campaign_id: campaign,
    profile_id,
    arm,
    assigned_at: T0,
  }))
  await ctx.facts.insert('assignments', rows)
}

async function happened(
  ctx: Ctx,
  rows: { who: string; event: string; at: string; order?: string; value?: number; properties?: object }[],
) {
  await ctx.facts.insert(
    'events',
    rows.map((row) => ({
      workspace_id: ctx.workspace,
      profile_id: row.who,
      message_id: newId(),
      type: 'track',
      event: row.event,
      timestamp: row.at,
      received_at: row.at,
      order_id: row.order ?? '',
      value: row.value ?? null,
      properties: JSON.stringify(row.properties ?? {}),
    })),
  )
}

describe('outcomes by arm', () => {
  test('count orders within the horizon of everybody assigned, once each, less their refunds', async () => {
    const ctx = await stack.workspace()
    const [campaign, a, b, c] = [newId(), newId(), newId(), newId()]
    await assign(ctx, campaign, { [a]: 'treated', [b]: 'treated', [c]: 'control' })
    await happened(ctx, [
      { who: a, event: 'Order Completed', at: day(-1), order: 'before', value: 500 },
      { who: a, event: 'Order Completed', at: day(1), order: 'o1', value: 50 },
      { who: a, event: 'Order Completed', at: day(2), order: 'o1', value: 50 },
      { who: a, event: 'Order Completed', at: day(30), order: 'on the last instant', value: 70 },
      { who: a, event: 'Order Completed', at: day(3), order: 'o2', value: 20 },
      { who: a, event: 'Order Refunded', at: day(45), order: 'o2', value: 5 },
      { who: a, event: 'Order Refunded', at: day(4), order: 'before', value: 400 },
      { who: a, event: 'Order Refunded', at: day(5), value: 1 },
      { who: c, event: 'Order Completed', at: day(10), order: 'o3', value: 30 },
    ])
    const found = await outcomesByArm(ctx, { campaignId: campaign, horizonDays: 30 })
    expect(found.arms.find(({ arm }) => arm === 'treated')).toMatchObject({
      people: 2,
      complete: 2,
      buyers: 1,
      orders: 2,
      revenue: 64,
      revenueSquares: 64 * 64,
    })
    expect(found.arms.find(({ arm }) => arm === 'control')).toMatchObject({
      people: 1,
      orders: 1,
      revenue: 30,
    })
  })

  test('leave out who stands in both arms after a merge, and follow a merged person', async () => {
    const ctx = await stack.workspace()
    const [campaign, a, b, c, late] = [newId(), newId(), newId(), newId(), newId()]
    await assign(ctx, campaign, { [a]: 'treated', [b]: 'control', [c]: 'control' })
    const redirect = (from: string, to: string) => ({
      workspace_id: ctx.workspace,
      from_profile: from,
      to_profile: to,
      version: 1,
    })
    await ctx.facts.insert('profile_redirects', [redirect(b, a), redirect(late, c)])
    await happened(ctx, [{ who: late, event: 'Order Completed', at: day(1), order: 'o1', value: 10 }])
    const found = await outcomesByArm(ctx, { campaignId: campaign, horizonDays: 30 })
    expect(found.inBothArms).toBe(1)
    expect(found.arms).toMatchObject([{ arm: 'control', people: 1, orders: 1, revenue: 10 }])
  })

  test('do not look beyond now', async () => {
    const ctx = { ...(await stack.workspace()), clock: { now: () => new Date(day(2)) } }
    const [campaign, a] = [newId(), newId()]
    await assign(ctx, campaign, { [a]: 'treated' })
    await happened(ctx, [
      { who: a, event: 'Order Completed', at: day(1), order: 'o1', value: 10 },
      { who: a, event: 'Order Completed', at: day(3), order: 'o2', value: 10 },
    ])
    const found = await outcomesByArm(ctx, { campaignId: campaign, horizonDays: 30 })
    expect(found.arms).toMatchObject([{ people: 1, complete: 0, orders: 1 }])
  })
})

test('what people did before makes the interval narrower, and the largest value counts less', async () => {
  const ctx = await stack.workspace()
  const campaign = newId()
  const people = Array.from({ length: 40 }, (_, i) => ({ who: newId(), i }))
  await assign(
    ctx,
    campaign,
    Object.fromEntries(people.map(({ who, i }) => [who, i % 2 ? 'treated' : ('control' as const)])),
  )
  await happened(
    ctx,
    people.flatMap(({ who, i }) => [
      { who, event: 'Order Completed', at: day(-3), order: `b${i}`, value: 10 * i },
      {
        who,
        event: 'Order Completed',
        at: day(3),
        order: `a${i}`,
        value: 10 * i + (i % 2 ? 5 : 0) + (i % 3),
      },
    ]),
  )
  const arms = await adjustedByArm(ctx, {
    campaignId: campaign,
    horizonDays: 30,
    metric: 'revenue_per_person',
  })
  const got = readings(arms)
  const width = (name: string) => {
    const { low, high } = got.find((one) => one.name === name)?.interval ?? { low: 0, high: 0 }
    return high - low
  }
  expect(width('adjusted_for_before')).toBeGreaterThan(0)
  expect(width('adjusted_for_before')).toBeLessThan(width('always_valid') / 20)
  expect(width('adjusted_for_before')).toBeLessThan(width('adjusted_always_valid'))
})

test('the arms at several instants end where the whole does', async () => {
  const ctx = await stack.workspace()
  const [campaign, a, b, c] = [newId(), newId(), newId(), newId()]
  await assign(ctx, campaign, { [a]: 'treated', [b]: 'treated', [c]: 'control' })
  await happened(ctx, [
    { who: a, event: 'Order Completed', at: day(1), order: 'o1', value: 50 },
    { who: a, event: 'Order Completed', at: day(5), order: 'o2', value: 20 },
    { who: c, event: 'Order Completed', at: day(3), order: 'o3', value: 7 },
  ])
  const at = (n: number) => new Date(day(n)).getTime()
  const arms = await armsAt(ctx, {
    campaignId: campaign,
    horizonDays: 30,
    metric: 'revenue_per_person',
    looks: [at(2), at(10)],
  })
  const found = (n: number, arm: string) => arms.find((one) => one.at === at(n) && one.arm === arm)
  expect(found(2, 'treated')).toMatchObject({ n: 2, sum: 50, sumSquares: 2500 })
  expect(found(2, 'control')).toMatchObject({ n: 1, sum: 0 })
  expect(found(10, 'treated')).toMatchObject({ n: 2, sum: 70, sumSquares: 4900 })
  expect(found(10, 'control')).toMatchObject({ n: 1, sum: 7 })
  expect(looksOf(0, 100 * 24 * 3600 * 1000)).toHaveLength(25)
})

test('a plan says from the own history what each share of control could find', async () => {
  const ctx = { ...(await stack.workspace()), clock: { now: () => new Date(day(30)) } }
  const objective = await createObjective(ctx, {
    name: 'More revenue',
    metric: 'revenue_per_person',
    horizonDays: 28,
    direction: 'increase',
    smallestEffect: 1,
    guardrails: [],
  })
  expect(await planObjective(ctx, objective.id)).toMatchObject({ shares: [], why: expect.any(String) })
  const people = Array.from({ length: 60 }, (_, i) => ({ who: newId(), i }))
  await happened(
    ctx,
    people.flatMap(({ who, i }) => [
      { who, event: 'Product Viewed', at: day(-20) },
      ...(i % 4 === 0 ? [{ who, event: 'Order Completed', at: day(10), order: `p${i}`, value: 40 }] : []),
    ]),
  )
  const plan = await planObjective(ctx, objective.id, { people: 1000 })
  expect(plan.history).toMatchObject({ people: 60, perPerson: 10 })
  const [small, ...rest] = plan.shares
  const half = rest.at(-1)
  expect(small?.power).toBeLessThan(half?.power ?? 0)
  expect(small?.peopleNeeded).toBeGreaterThan(half?.peopleNeeded ?? 0)
  expect(half?.forgone).toBe(500)
})

test('a guardrail holds only when that is shown', async () => {
  const ctx = await stack.workspace()
  const campaign = newId()
  const people = Array.from({ length: 20 }, (_, i) => ({ who: newId(), i }))
  await assign(
    ctx,
    campaign,
    Object.fromEntries(people.map(({ who, i }) => [who, i % 2 ? 'treated' : ('control' as const)])),
  )
  await happened(
    ctx,
    people.flatMap(({ who, i }) =>
      i === 0 || i % 2 ? [{ who, event: 'Unsubscribed', at: day(i === 1 ? 90 : 2) }] : [],
    ),
  )
  const arms = await guardrailsByArm(ctx, { campaignId: campaign, horizonDays: 30 })
  expect(arms.find(({ arm }) => arm === 'treated')?.unsubscribes).toMatchObject({ n: 10, sum: 9 })
  const rail = { measure: 'unsubscribes' as const, tolerance: 0.1 }
  expect(guardrailResults([rail], arms)).toMatchObject([{ state: 'broken' }])
  const share = (n: number, sum: number) => ({ kind: 'proportion' as const, n, sum })
  const made = (control: number, treated: number) =>
    (['control', 'treated'] as const).map((arm) => {
      const one = share(1000, arm === 'control' ? control : treated)
      return { arm, unsubscribes: one, complaints: one, refunds: one, margin: one }
    })
  expect(guardrailResults([rail], made(100, 50))).toMatchObject([{ state: 'held' }])
  expect(guardrailResults([rail], made(100, 100))).toMatchObject([{ state: 'cannot_tell' }])
  expect(guardrailResults([{ measure: 'margin', tolerance: 0.1 }], made(100, 50))).toMatchObject([
    { state: 'broken' },
  ])
})

test('the alarm is raised only when clicks rose and the objective is short of worthwhile', () => {
  const moments = (n: number, mean: number) => ({ n, sum: n * mean, sumSquares: n * (mean ** 2 + 100) })
  const evidence = {
    clicks: { people: 300, sent: 1000 },
    usual: { people: 1000, sent: 10_000 },
    control: moments(100_000, 5),
    treated: moments(100_000, 5),
    direction: 'increase' as const,
    smallestEffect: 0.5,
  }
  expect(engagementAlarm(evidence)?.raised).toBe(true)
  expect(engagementAlarm({ ...evidence, treated: moments(100_000, 6) })?.raised).toBe(false)
  expect(engagementAlarm({ ...evidence, clicks: { people: 100, sent: 1000 } })?.raised).toBe(false)
  expect(engagementAlarm({ ...evidence, usual: { people: 0, sent: 0 } })).toBeUndefined()
})

test('engagement counts people once and leaves suspected scanners out', async () => {
  const ctx = await stack.workspace()
  const [campaign, a, b] = [newId(), newId(), newId()]
  const properties = { campaign_id: campaign }
  await happened(ctx, [
    { who: a, event: 'Email Sent', at: day(0), properties },
    { who: b, event: 'Email Sent', at: day(0), properties },
    { who: a, event: 'Email Opened', at: day(1), properties },
    { who: a, event: 'Email Opened', at: day(2), properties },
    {
      who: b,
      event: 'Email Link Clicked',
      at: day(1),
      properties: { ...properties, suspected_scanner: true },
    },
    { who: b, event: 'Email Opened', at: day(1), properties: { campaign_id: newId() } },
  ])
  expect(await engagement(ctx, campaign)).toEqual({ sent: 2, opened: 1, clicked: 0, unsubscribed: 0 })
})

describe('the verdict', () => {
  const evidence = {
    effect: {
      kind: 'estimate' as const,
      perPerson: 2,
      interval: { low: 1, high: 3 },
      total: { value: 200, interval: { low: 100, high: 300 } },
      pValue: 0.01,
    },
    direction: 'increase' as const,
    smallestEffect: 0.5,
    people: 100,
    complete: 100,
    completeAt: new Date(T0),
    mismatch: false,
    alarm: false,
    broken: [] as string[],
    outcome: 'revenue' as const,
    now: new Date(T0),
    formatted: (value: number) => value.toFixed(2),
  }
  const interval = (low: number, high: number) => ({
    ...evidence.effect,
    interval: { low, high },
  })

  test('waits for every horizon, however good it looks', () => {
    expect(conclude({ ...evidence, complete: 99 }).kind).toBe('cannot_tell_yet')
    expect(conclude(evidence).kind).toBe('better')
  })

  test('says in one sentence what was earned, what is missing, and that clicks do not pay', () => {
    expect(conclude(evidence).sentence).toBe('Earned 2.00 per person, between 1.00 and 3.00; keep it.')
    expect(conclude({ ...evidence, broken: ['unsubscribes'] }).sentence).toContain('unsubscribes got worse')
    const soon = { ...evidence, complete: 99, completeAt: new Date(day(33)) }
    expect(conclude(soon).sentence).toBe('Cannot tell yet: needs about 5 more weeks.')
    expect(conclude({ ...evidence, alarm: true, effect: interval(-0.2, 0.3) })).toMatchObject({
      kind: 'clicks_not_outcome',
      sentence: 'Clicks rose, revenue did not: stop.',
    })
  })

  test('trusts nothing when the arms are not as planned', () => {
    expect(conclude({ ...evidence, mismatch: true }).kind).toBe('not_to_be_trusted')
  })

  test('tells harm, too little to matter, and too little known apart', () => {
    expect(conclude({ ...evidence, effect: interval(-3, -1) }).kind).toBe('worse')
    expect(conclude({ ...evidence, direction: 'decrease', effect: interval(-3, -1) }).kind).toBe('better')
    expect(conclude({ ...evidence, effect: interval(-0.2, 0.3) }).kind).toBe('no_worthwhile_difference')
    expect(conclude({ ...evidence, effect: interval(-1, 3) })).toMatchObject({
      kind: 'cannot_tell_yet',
      needed: expect.stringContaining('16 times'),
    })
  })
})
