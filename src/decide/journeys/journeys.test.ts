import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPeople, launchedCampaign, planCampaign, writeEmail } from '../../../test/harness/campaigns.ts'
import { type Stack, testStack } from '../../../test/harness/index.ts'
import type { CampaignDefinition, Journey } from '../../campaigns/index.ts'
import { newId } from '../../lib/ids.ts'
import { type Ctx, transact } from '../../platform/ctx.ts'
import { createSegment } from '../../segments/index.ts'
import { decideDue } from '../due.ts'
import { listDecisions } from '../read.ts'
import type { Decision } from '../schema.ts'
import { countTravellers, forgetTravels, readTravels } from './store.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

const DAY = 86_400_000
let batch = 1000

async function happen(ctx: Ctx, profileId: string, event: string): Promise<void> {
  batch += 1
  const at = ctx.clock.now().toISOString()
  await ctx.facts.insert('events', [
    {
      workspace_id: ctx.workspace,
      profile_id: profileId,
      message_id: newId(),
      type: 'track',
      event,
      timestamp: at,
      received_at: at,
      properties: '{}',
      batch_id: batch,
    },
  ])
}

const sent: Decision[] = []
const enqueue = async (_tx: Ctx, decisions: readonly Decision[]) => {
  sent.push(...decisions)
}
async function turn(ctx: Ctx): Promise<void> {
  while (await decideDue(ctx, { enqueue }));
}

/** A service journey, so that everybody gets its messages. */
async function start(ctx: Ctx, journey: Journey, change: Partial<CampaignDefinition> = {}): Promise<string> {
  const approver = await stack.actor(ctx, ['approver'])
  const content = await writeEmail(ctx, { approver, purpose: 'service' })
  const steps = Object.values(journey.nodes).flatMap((node) =>
    node.kind === 'message'
      ? [
          {
            id: node.step,
            kind: 'message' as const,
            channel: 'email' as const,
            contentId: content.contentId,
            variantIds: [],
          },
        ]
      : [],
  )
  const { id } = await launchedCampaign(ctx, approver, {
    purpose: 'service',
    controlShare: 0,
    segmentId: null,
    steps,
    journey,
    ...change,
  })
  await turn(ctx)
  return id
}
const messagesOf = async (ctx: Ctx, campaignId: string, profileId?: string) =>
  (await listDecisions(ctx, { campaignId, limit: 200 })).items
    .filter((one) => profileId === undefined || one.profileId === profileId)
    .map(({ stepId }) => stepId)
    .sort()

const welcome: Journey = {
  trigger: { kind: 'event', event: 'Signed Up' },
  start: 'hello',
  nodes: {
    hello: { kind: 'message', step: 'hello', next: 'pause' },
    pause: {
      kind: 'wait',
      n: 2,
      unit: 'days',
      until: { event: 'Product Viewed', otherwise: 'nudge' },
      next: 'tips',
    },
    tips: { kind: 'message', step: 'tips', next: null },
    nudge: { kind: 'message', step: 'nudge', next: 'years' },
    years: { kind: 'wait', n: 730, unit: 'days', next: 'anniversary' },
    anniversary: { kind: 'message', step: 'anniversary', next: null },
  },
  goal: 'Order Completed',
  reentryDays: null,
}

test('people come in by an event, wait for what they do or do not, and leave at the goal', async () => {
  const ctx = await stack.workspace()
  const [looks, idles, buys, before] = await addPeople(ctx, [{}, {}, {}, {}])
  await happen(ctx, before ?? '', 'Signed Up')
  stack.clock.advance(1000)
  const id = await start(ctx, welcome)
  for (const who of [looks, idles, buys]) await happen(ctx, who ?? '', 'Signed Up')
  await turn(ctx)
  // what happened before the start brings nobody in
  expect(await messagesOf(ctx, id)).toEqual(['hello', 'hello', 'hello'])
  stack.clock.advance(DAY)
  await happen(ctx, looks ?? '', 'Product Viewed')
  await happen(ctx, buys ?? '', 'Order Completed')
  await turn(ctx)
  expect(await messagesOf(ctx, id, looks)).toEqual(['hello', 'tips'])
  expect(await messagesOf(ctx, id, buys)).toEqual(['hello'])
  expect(await messagesOf(ctx, id, idles)).toEqual(['hello'])
  stack.clock.advance(DAY)
  // too late: the time was over
  stack.clock.advance(1)
  await happen(ctx, idles ?? '', 'Product Viewed')
  await turn(ctx)
  expect(await messagesOf(ctx, id, idles)).toEqual(['hello', 'nudge'])
  // coming again is not coming in again
  await happen(ctx, looks ?? '', 'Signed Up')
  await turn(ctx)
  expect(await messagesOf(ctx, id, looks)).toEqual(['hello', 'tips'])
  expect(await countTravellers(ctx, id)).toMatchObject([
    { node: 'pause', state: 'goal', people: 1 },
    { node: 'tips', state: 'done', people: 1 },
    { node: 'years', state: 'active', people: 1 },
  ])
  expect(await readTravels(ctx, [idles ?? ''])).toHaveLength(1)
})

test('a wait of two years outlives a restart, and nobody gets anything twice whatever fails or runs beside', async () => {
  const ctx = await stack.workspace()
  const people = await addPeople(
    ctx,
    Array.from({ length: 30 }, () => ({})),
  )
  const id = await start(
    ctx,
    {
      ...welcome,
      goal: null,
      nodes: { ...welcome.nodes, hello: { kind: 'message', step: 'hello', next: 'years' } },
      trigger: { kind: 'segment', current: true },
    },
    { segmentId: (await createSegment(ctx, { name: 'All', condition: { kind: 'everyone' } })).id },
  )
  expect(await messagesOf(ctx, id)).toHaveLength(30)
  sent.length = 0
  stack.clock.advance(729 * DAY)
  await turn(ctx)
  expect(sent).toHaveLength(0)
  stack.clock.advance(DAY)
  // the outbox fails: nothing of the step remains
  let failures = 0
  const failing = async () => {
    failures += 1
    throw new Error('the outbox is down')
  }
  // the wait is over first
  expect(await decideDue(ctx, { enqueue: failing })).toBe(true)
  await expect(decideDue(ctx, { enqueue: failing })).rejects.toThrow('outbox')
  expect(failures).toBe(1)
  // a new process knows nothing but what the database says; several go at once
  const fresh: Ctx = { ...ctx }
  for (let round = 0; round < 5; round++)
    await Promise.all([1, 2, 3].map(() => decideDue(fresh, { enqueue })))
  await turn(ctx)
  const last = sent.filter(({ stepId }) => stepId === 'anniversary')
  expect(new Set(last.map(({ profileId }) => profileId)).size).toBe(30)
  expect(last).toHaveLength(30)
  expect((await messagesOf(ctx, id)).filter((step) => step === 'anniversary')).toHaveLength(30)
  await transact(ctx, (tx) => forgetTravels(tx, people))
  expect(await countTravellers(ctx, id)).toEqual([])
})

test('the way branches by segment and by chance, and entering a segment brings in who was not there before', async () => {
  const ctx = await stack.workspace()
  const viewers = await createSegment(ctx, {
    name: 'Viewers',
    condition: { kind: 'event', event: 'Product Viewed', is: { measure: 'count', op: 'at_least', value: 1 } },
  })
  const added = await createSegment(ctx, {
    name: 'Added',
    condition: { kind: 'event', event: 'Product Added', is: { measure: 'count', op: 'at_least', value: 1 } },
  })
  const [early, ...others] = await addPeople(
    ctx,
    Array.from({ length: 41 }, () => ({})),
  )
  await happen(ctx, early ?? '', 'Product Added')
  const id = await start(
    ctx,
    {
      trigger: { kind: 'segment', current: false },
      start: 'fork',
      nodes: {
        fork: { kind: 'branch', of: [{ segmentId: viewers.id, next: 'seen' }], otherwise: 'toss' },
        seen: { kind: 'message', step: 'seen', next: null },
        toss: {
          kind: 'split',
          of: [
            { weight: 1, next: 'a' },
            { weight: 1, next: 'b' },
          ],
        },
        a: { kind: 'message', step: 'a', next: null },
        b: { kind: 'message', step: 'b', next: null },
      },
      goal: null,
      reentryDays: 0,
    },
    { segmentId: added.id },
  )
  await happen(ctx, others[0] ?? '', 'Product Viewed')
  for (const who of others) await happen(ctx, who, 'Product Added')
  stack.clock.advance(61_000)
  await turn(ctx)
  const steps = await messagesOf(ctx, id)
  expect(steps).toHaveLength(40)
  expect(steps.filter((step) => step === 'seen')).toHaveLength(1)
  expect(steps.filter((step) => step === 'a').length).toBeGreaterThan(8)
  expect(steps.filter((step) => step === 'b').length).toBeGreaterThan(8)
  expect(await messagesOf(ctx, id, early)).toEqual([])
})

test('a journey that cannot be walked is refused in a sentence', async () => {
  const ctx = await stack.workspace()
  const approver = await stack.actor(ctx, ['approver'])
  const plan = (journey: object) =>
    planCampaign(ctx, approver, { journey: { ...welcome, ...journey } as Journey, segmentId: null })
  await expect(plan({ start: 'nowhere' })).rejects.toThrow('no point called "nowhere"')
  await expect(plan({})).rejects.toThrow('no message step called "hello"')
  const pause = { kind: 'wait', n: 1, unit: 'days', next: 'again' }
  await expect(
    plan({ start: 'pause', nodes: { pause, again: { ...pause, next: 'pause' } } }),
  ).rejects.toThrow('circle')
  await expect(plan({ start: 'pause', nodes: { pause: { ...pause, next: 'lost' } } })).rejects.toThrow(
    '"lost"',
  )
})
