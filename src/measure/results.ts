import { currentWorkspace } from '../accounts/index.ts'
import { getCampaign, getGraph, listCampaigns } from '../campaigns/index.ts'
import { type Moments, meanDifference, sampleRatio } from '../lib/stats/index.ts'
import { getObjective, type Metric, type Objective } from '../objectives/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { adjustedByArm } from './adjusted-facts.ts'
import { engagementAlarm } from './alarm.ts'
import { conclude } from './conclude.ts'
import { type ArmFacts, engagement, outcomesByArm, usualClicks } from './facts.ts'
import { guardrailsByArm } from './guardrail-facts.ts'
import { guardrailResults } from './guardrails.ts'
import { readings } from './readings.ts'
import type { ArmOutcome, Effect, Results } from './schema.ts'

const DAY = 24 * 3600 * 1000

/** Days over which outcomes are shown when a campaign was let through without an objective. */
const WITHOUT_OBJECTIVE_DAYS = 30

/**
 * What a campaign changed: the objective per assigned person, treated against control, by assignment and not by
 * exposure, with its 95 % interval; engagement beside it, as proxies.
 */
export async function results(ctx: Ctx, campaignId: string): Promise<Results> {
  const campaign = await getCampaign(ctx, campaignId)
  const graph = campaign.graphHash ? await getGraph(ctx, campaignId, campaign.graphHash) : undefined
  const bound = graph?.objective
  const objective = bound ? await getObjective(ctx, bound.id, bound.version) : undefined
  const horizonDays = objective?.horizonDays ?? WITHOUT_OBJECTIVE_DAYS
  const metric = objective?.metric ?? 'revenue_per_person'
  const { arms, inBothArms, assignedFrom, assignedUntil } = await outcomesByArm(ctx, {
    campaignId,
    horizonDays,
    needsMargin: metric === 'margin_per_person',
  })
  const [treated, control] = [armOf(arms, 'treated'), armOf(arms, 'control')]
  const effect = effectOf(metric, control, treated)
  const share = graph?.definition.controlShare ?? campaign.definition.controlShare
  const ratio = share > 0 ? sampleRatio([control.people, treated.people], [share, 1 - share]) : undefined
  const completeAt = assignedUntil
    ? new Date(new Date(assignedUntil).getTime() + horizonDays * DAY)
    : undefined
  const { currency } = await currentWorkspace(ctx)
  const proxies = await engagement(ctx, campaignId)
  const other =
    effect.kind === 'estimate' ? readings(await adjustedByArm(ctx, { campaignId, horizonDays, metric })) : []
  const alarm = objective
    ? engagementAlarm({
        clicks: { people: proxies.clicked, sent: proxies.sent },
        usual: await usualClicks(ctx, campaignId),
        control: momentsOf(metric, control),
        treated: momentsOf(metric, treated),
        direction: objective.direction,
        smallestEffect: objective.smallestEffect,
      })
    : undefined
  const guardrails =
    objective && objective.guardrails.length > 0 && !ratio?.mismatch
      ? guardrailResults(objective.guardrails, await guardrailsByArm(ctx, { campaignId, horizonDays }))
      : []
  return {
    campaignId,
    name: campaign.definition.name,
    state: campaign.state,
    objective: objective ? pick(objective) : null,
    assignedFrom: assignedFrom ? new Date(assignedFrom).toISOString() : null,
    completeAt: completeAt?.toISOString() ?? null,
    treated: outcomeOf(metric, treated),
    control: outcomeOf(metric, control),
    effect,
    verdict: conclude({
      effect,
      direction: objective?.direction ?? 'increase',
      smallestEffect: objective?.smallestEffect,
      people: treated.people + control.people,
      complete: treated.complete + control.complete,
      completeAt,
      mismatch: ratio?.mismatch ?? false,
      alarm: alarm?.raised ?? false,
      broken: guardrails.filter(({ state }) => state === 'broken').map(({ measure }) => measure),
      outcome: OUTCOME[metric],
      now: ctx.clock.now(),
      formatted: formatter(metric, currency),
    }),
    readings: ratio?.mismatch ? [] : other,
    alarm: alarm ?? null,
    guardrails,
    sampleRatio: ratio
      ? {
          plannedControlShare: share,
          observedControlShare: control.people / (control.people + treated.people),
          pValue: ratio.pValue,
          mismatch: ratio.mismatch,
        }
      : null,
    inBothArms,
    sent: proxies.sent,
    proxies: (['opened', 'clicked', 'unsubscribed'] as const).map((measure) => ({
      measure,
      people: proxies[measure],
      share: proxies.sent > 0 ? proxies[measure] / proxies.sent : 0,
    })),
  }
}

/** Results of the launched campaigns among a page of campaigns, newest first. */
export async function listResults(
  ctx: Ctx,
  page: { limit: number; after?: string },
): Promise<{ items: Results[]; next?: string }> {
  const { items, next } = await listCampaigns(ctx, page)
  const found: Results[] = []
  for (const { id, launchedAt } of items) if (launchedAt) found.push(await results(ctx, id))
  return { items: found, ...(next !== undefined && { next }) }
}

const NOBODY = {
  people: 0,
  complete: 0,
  buyers: 0,
  orders: 0,
  revenue: 0,
  revenueSquares: 0,
  ordersSquares: 0,
  margin: 0,
  marginSquares: 0,
  ordersWithoutMargin: 0,
}

function armOf(arms: readonly ArmFacts[], arm: ArmFacts['arm']): ArmFacts {
  return arms.find((found) => found.arm === arm) ?? { arm, ...NOBODY }
}

/** Count, sum and sum of squares of the metric over an arm's people. */
export function momentsOf(metric: Metric, arm: ArmFacts): Moments {
  switch (metric) {
    case 'revenue_per_person':
      return { n: arm.people, sum: arm.revenue, sumSquares: arm.revenueSquares }
    case 'orders_per_person':
      return { n: arm.people, sum: arm.orders, sumSquares: arm.ordersSquares }
    case 'conversion':
      return { n: arm.people, sum: arm.buyers, sumSquares: arm.buyers }
    case 'margin_per_person':
      return { n: arm.people, sum: arm.margin, sumSquares: arm.marginSquares }
  }
}

const OUTCOME = {
  revenue_per_person: 'revenue',
  orders_per_person: 'orders',
  conversion: 'conversion',
  margin_per_person: 'margin',
} as const

const WHY = {
  'too few people': 'an arm has fewer than two people, so there is nothing to compare',
  'no variance':
    'everybody in an arm did the same (mostly: nobody bought), so there is no spread to judge by',
  'control mean is zero': 'the control bought nothing, so there is no share to speak of',
}

function effectOf(metric: Metric, control: ArmFacts, treated: ArmFacts): Effect {
  if (metric === 'margin_per_person' && control.ordersWithoutMargin + treated.ordersWithoutMargin > 0)
    return {
      kind: 'none',
      why: `${control.ordersWithoutMargin + treated.ordersWithoutMargin} orders carry no margin: send the property "margin" with Order Completed`,
    }
  const [a, b] = [momentsOf(metric, control), momentsOf(metric, treated)]
  const absolute = meanDifference(a, b)
  if (absolute.kind === 'none') return { kind: 'none', why: WHY[absolute.why] }
  const relative = meanDifference(a, b, { relative: true })
  const [low, high] = absolute.interval
  return {
    kind: 'estimate',
    perPerson: absolute.estimate,
    interval: { low, high },
    ...(relative.kind === 'estimate' && {
      relative: {
        share: relative.estimate,
        interval: { low: relative.interval[0], high: relative.interval[1] },
      },
    }),
    total: { value: absolute.estimate * b.n, interval: { low: low * b.n, high: high * b.n } },
    pValue: absolute.pValue,
  }
}

function outcomeOf(metric: Metric, arm: ArmFacts): ArmOutcome {
  const { n, sum } = momentsOf(metric, arm)
  const { people, complete, buyers, orders, revenue } = arm
  return { people, complete, perPerson: n > 0 ? sum / n : 0, total: sum, buyers, orders, revenue }
}

function pick(objective: Objective): NonNullable<Results['objective']> {
  const { id, version, name, metric, horizonDays, direction, smallestEffect } = objective
  return { id, version, name, metric, horizonDays, direction, smallestEffect }
}

function formatter(metric: Metric, currency: string): (value: number) => string {
  if (metric === 'conversion') return (value) => `${(value * 100).toFixed(2)} percentage points`
  if (metric === 'orders_per_person') return (value) => `${value.toFixed(3)} orders`
  const money = new Intl.NumberFormat('en', { style: 'currency', currency })
  return (value) => money.format(value)
}
