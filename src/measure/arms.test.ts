import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPeople, launchedCampaign, planCampaign } from '../../test/harness/campaigns.ts'
import { type Stack, testStack } from '../../test/harness/index.ts'
import { getGraph, submitCampaign } from '../campaigns/index.ts'
import { decideDue, listDecisions, previewDecisions, replayDecision } from '../decide/index.ts'
import { newId } from '../lib/ids.ts'
import type { Ctx } from '../platform/ctx.ts'
import { armsOf, weighArms } from './arms.ts'
import { listExperiments, weighAll } from './weigh-all.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

const enqueue = async () => {}

async function buy(ctx: Ctx, profileIds: readonly string[], value: number): Promise<void> {
  const at = new Date(ctx.clock.now().getTime() + 3_600_000).toISOString()
  await ctx.facts.insert(
    'events',
    profileIds.map((profile_id) => ({
      workspace_id: ctx.workspace,
      profile_id,
      message_id: newId(),
      type: 'track',
      event: 'Order Completed',
      timestamp: at,
      received_at: at,
      order_id: newId(),
      value,
      properties: '{}',
    })),
  )
}

test('what each wording earned becomes its share of the choices to come, and what others would have earned is told or refused', async () => {
  const ctx = await stack.workspace()
  const approver = await stack.actor(ctx, ['approver'])
  await addPeople(
    ctx,
    Array.from({ length: 600 }, () => ({})),
  )
  const campaign = await launchedCampaign(ctx, approver, {
    controlShare: 0.1,
    choice: { kind: 'bandit', floor: 0.1 },
  })
  while (await decideDue(ctx, { enqueue }));
  const chosen: { id: string; profileId: string; variantId: string | null; propensity: number | null }[] = []
  for (let after: string | undefined; ; ) {
    const { items: page } = await listDecisions(ctx, {
      campaignId: campaign.id,
      limit: 200,
      ...(after && { after }),
    })
    chosen.push(...page.filter(({ kind }) => kind === 'send' || kind === 'wait'))
    after = page.at(-1)?.id
    if (page.length < 200) break
  }
  const [one] = chosen
  // nothing was earned yet: each as often, and it is logged
  expect(chosen.every(({ propensity }) => propensity === 0.5)).toBe(true)
  const graph = await getGraph(ctx, campaign.id, campaign.graphHash ?? '')
  const [first, second] = graph.steps[0]?.variants.map(({ id }) => id) ?? []
  const of = (variant: string | undefined) =>
    chosen.filter(({ variantId }) => variantId === variant).map(({ profileId }) => profileId)
  await buy(ctx, of(first).slice(0, 70), 40)
  await buy(ctx, of(second).slice(0, 20), 40)

  stack.clock.advance(2 * 86_400_000)
  const early = await weighArms(ctx, campaign.id)
  expect(early.people).toBe(chosen.length)
  expect(early.arms.find(({ variantId }) => variantId === first)?.weight).toBeGreaterThan(0.6)
  expect(early.arms.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1)
  // the horizon of nobody is over, so nothing can be said of other ways to choose
  expect(early.policies.every(({ estimate, why }) => estimate === null && why !== null)).toBe(true)
  expect(early.history).toHaveLength(1)

  stack.clock.advance(20 * 86_400_000)
  const late = await armsOf(ctx, campaign.id)
  const only = late.policies.find(({ name }) => name.includes('Warm') || name.includes('Plain'))
  expect(only?.people).toBe(chosen.length)
  const best = Math.max(...late.policies.flatMap(({ estimate }) => estimate?.snips ?? []))
  expect(best).toBeCloseTo((70 * 40) / of(first).length, 5)
  expect(late.policies[0]?.ess).toBeCloseTo(chosen.length)

  const { pages } = await previewDecisions(ctx, campaign.id)
  const counts = new Map<string | null, number>()
  for await (const page of pages)
    for (const { decision } of page)
      if (decision.variantId) counts.set(decision.variantId, (counts.get(decision.variantId) ?? 0) + 1)
  expect(counts.get(first ?? '')).toBeGreaterThan(2 * (counts.get(second ?? '') ?? 0))
  expect(await listExperiments(ctx)).toMatchObject([
    { campaignId: campaign.id, chooses: 'bandit', variants: 2 },
  ])
  expect(await weighAll(ctx)).toBe(1)
  const replayed = await replayDecision(ctx, one?.id ?? '')
  expect(replayed).toMatchObject({ result: 'same', odds: [{ chance: 0.5 }, { chance: 0.5 }] })
})

test('campaigns of one layer with slices apart never meet in one person, and say so', async () => {
  const ctx = await stack.workspace()
  const approver = await stack.actor(ctx, ['approver'])
  await addPeople(
    ctx,
    Array.from({ length: 100 }, () => ({})),
  )
  const reached = async (from: number, to: number): Promise<Set<string>> => {
    const { id } = await launchedCampaign(ctx, approver, {
      controlShare: 0.2,
      layer: { name: 'tone', from, to },
    })
    while (await decideDue(ctx, { enqueue }));
    const { items: decisions } = await listDecisions(ctx, { campaignId: id, limit: 200 })
    const outside = decisions.filter(({ kind }) => kind === 'skip')
    expect(outside.every(({ reasons }) => reasons.includes('other_experiment'))).toBe(true)
    return new Set(decisions.filter(({ kind }) => kind !== 'skip').map(({ profileId }) => profileId))
  }
  const [low, high] = [await reached(0, 0.5), await reached(0.5, 1)]
  expect(low.size + high.size).toBe(100)
  expect([...low].filter((id) => high.has(id))).toEqual([])

  await expect(planCampaign(ctx, approver, { layer: { name: 'tone', from: 0.5, to: 0.5 } })).rejects.toThrow(
    'layer',
  )
  const overlapping = await planCampaign(ctx, approver, { layer: { name: 'tone', from: 0.4, to: 0.6 } })
  await expect(submitCampaign(ctx, overlapping.id)).rejects.toThrow('slice of the layer “tone”')
})
