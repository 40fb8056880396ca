import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPeople, launchedCampaign } from '../../test/harness/campaigns.ts'
import { type Stack, testStack } from '../../test/harness/index.ts'
import { getCampaign } from '../campaigns/index.ts'
import { decideDue } from '../decide/index.ts'
import { newId } from '../lib/ids.ts'
import type { Ctx } from '../platform/ctx.ts'
import { listTasks } from '../review/index.ts'
import { results } from './results.ts'
import { pauseHarmful, shownHarm } from './watch.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

async function underWay(): Promise<{ ctx: Ctx; id: string; arms: Map<string, string[]> }> {
  const ctx = await stack.workspace()
  const approver = await stack.actor(ctx, ['approver'])
  await addPeople(
    ctx,
    Array.from({ length: 500 }, () => ({})),
  )
  const { id } = await launchedCampaign(ctx, approver, { controlShare: 0.5 })
  while (await decideDue(ctx, { enqueue: async () => {} }));
  const rows = await ctx.facts.query<{ profile_id: string; arm: string }>(
    'SELECT profile_id, arm FROM assignments FINAL WHERE campaign_id = {id:UUID}',
    { id },
  )
  const arms = new Map<string, string[]>()
  for (const { profile_id, arm } of rows) arms.set(arm, [...(arms.get(arm) ?? []), profile_id])
  return { ctx, id, arms }
}

async function buy(ctx: Ctx, people: readonly string[]): Promise<void> {
  const at = new Date(ctx.clock.now().getTime() + 3_600_000).toISOString()
  await ctx.facts.insert(
    'events',
    people.map((profile_id) => ({
      workspace_id: ctx.workspace,
      profile_id,
      message_id: newId(),
      type: 'track',
      event: 'Order Completed',
      timestamp: at,
      received_at: at,
      order_id: newId(),
      value: 30,
      properties: '{}',
    })),
  )
  stack.clock.advance(86_400_000)
}

test('a campaign that is shown to do harm is paused, with a task for a person', async () => {
  const { ctx, id, arms } = await underWay()
  const control = arms.get('control') ?? []
  const treated = arms.get('treated') ?? []
  await buy(ctx, [...control.slice(0, Math.floor(control.length * 0.7)), ...treated.slice(0, 10)])
  expect(shownHarm(await results(ctx, id))?.high).toBeLessThan(0)
  expect(await pauseHarmful(ctx)).toEqual([id])
  expect((await getCampaign(ctx, id)).state).toBe('paused')
  const { items } = await listTasks(ctx, { state: 'open', limit: 50 })
  expect(items.filter(({ subject }) => subject.kind === 'harm' && subject.id === id)).toHaveLength(1)
  expect(await pauseHarmful(ctx)).toEqual([])
})

test('a campaign whose arms do alike goes on', async () => {
  const { ctx, id, arms } = await underWay()
  for (const people of arms.values()) await buy(ctx, people.slice(0, Math.floor(people.length * 0.4)))
  expect(await pauseHarmful(ctx)).toEqual([])
  expect((await getCampaign(ctx, id)).state).not.toBe('paused')
})
