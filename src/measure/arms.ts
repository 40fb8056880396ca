import { getCampaign, getGraph, getOnsiteCampaign } from '../campaigns/index.ts'
import { getContentVersion } from '../content/index.ts'
import { armWeightHistory, mirrorChoices, setArmWeights } from '../decide/index.ts'
import { type Allocation, allocate, type LoggedGroup, offPolicyOfGroups } from '../lib/bandits/index.ts'
import { getObjective } from '../objectives/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { type ArmCohort, armCohorts, type Delay } from './arms-facts.ts'
import type { ArmsReport, OffPolicyAnswer } from './arms-schema.ts'

/** A campaign with several wordings, of either kind. */
interface Experiment {
  id: string
  name: string
  where: 'email' | 'onsite'
  objectiveId: string | null
  choice: ArmsReport['choice']
  variants: { id: string; name: string }[]
}

const DEFAULT_FLOOR = 0.1
const LEAST_DELAYED = 20

/** Reckons the shares of a campaign's wordings from what each earned, and hands them to the decisions. */
export async function weighArms(ctx: Ctx, campaignId: string): Promise<ArmsReport> {
  const experiment = await experimentOf(ctx, campaignId)
  await mirrorChoices(ctx, campaignId, experiment.where)
  const report = await reportOf(ctx, experiment)
  if (experiment.choice?.kind !== 'bandit' || report.arms.length < 2) return report
  await setArmWeights(ctx, {
    campaignId,
    weights: Object.fromEntries(report.arms.map(({ variantId, weight }) => [variantId, weight])),
    state: { arms: report.arms, changedOn: report.changedOn },
  })
  return reportOf(ctx, experiment)
}

/** What is believed of each wording now, how the shares moved, and what each alone would have earned. */
export async function armsOf(ctx: Ctx, campaignId: string): Promise<ArmsReport> {
  return reportOf(ctx, await experimentOf(ctx, campaignId))
}

async function reportOf(ctx: Ctx, experiment: Experiment): Promise<ArmsReport> {
  const { id, name, where, choice, variants, objectiveId } = experiment
  const history = (await armWeightHistory(ctx, id)).map(({ revision, computedAt, weights }) => ({
    revision,
    computedAt,
    weights,
  }))
  const base = { campaignId: id, name, where, choice, history }
  if (objectiveId === null)
    return { ...base, objective: null, changedOn: null, arms: [], policies: [], people: 0 }
  const objective = await getObjective(ctx, objectiveId)
  const { metric, horizonDays, direction } = objective
  const { cohorts, delays } = await armCohorts(ctx, { campaignId: id, metric, horizonDays })
  const today = Math.floor(ctx.clock.now().getTime() / 86_400_000)
  const allocation = allocate(
    variants.map((variant) => variant.id),
    cohorts.map(({ variant, day, people, sum, squares }) => ({ arm: variant, day, n: people, sum, squares })),
    {
      today,
      arrived: arrivalOf(delays, horizonDays),
      floor: choice?.kind === 'bandit' ? choice.floor : DEFAULT_FLOOR,
      direction: direction === 'increase' ? 1 : -1,
      seed: history.length + 1,
    },
  )
  const nameOf = new Map(variants.map((variant) => [variant.id, variant.name]))
  return {
    ...base,
    objective: { id: objective.id, name: objective.name, metric, horizonDays },
    changedOn:
      allocation.changedOn === null
        ? null
        : new Date(allocation.changedOn * 86_400_000).toISOString().slice(0, 10),
    people: cohorts.reduce((sum, { people }) => sum + people, 0),
    arms: allocation.arms.map(({ arm, ...belief }) => ({
      variantId: arm,
      name: nameOf.get(arm) ?? arm,
      ...belief,
      interval: [belief.mean - 1.96 * belief.sd, belief.mean + 1.96 * belief.sd],
    })),
    policies: policiesOf(
      cohorts.filter(({ day }) => day + horizonDays < today),
      variants,
      allocation,
    ),
  }
}

/** The share of reward that has come so many days after the choice; even over the horizon while too little is known. */
function arrivalOf(delays: readonly Delay[], horizonDays: number): (days: number) => number {
  const whole = delays.reduce((sum, { reward }) => sum + Math.max(0, reward), 0)
  if (delays.length === 0 || whole < LEAST_DELAYED) return (days) => Math.min(1, (days + 0.5) / horizonDays)
  return (days) => {
    if (days >= horizonDays) return 1
    const come = delays.reduce((sum, delay) => sum + (delay.days <= days ? Math.max(0, delay.reward) : 0), 0)
    // half of today is over
    const before = delays.reduce((sum, delay) => sum + (delay.days < days ? Math.max(0, delay.reward) : 0), 0)
    return (come + before) / 2 / whole
  }
}

/** What other ways to choose would have earned, from choices whose horizon is over. */
function policiesOf(
  cohorts: readonly ArmCohort[],
  variants: readonly { id: string; name: string }[],
  { arms }: Allocation,
): OffPolicyAnswer[] {
  if (variants.length < 2) return []
  const meanOf = new Map(
    variants.map(({ id }) => {
      const own = cohorts.filter(({ variant }) => variant === id)
      const people = own.reduce((sum, one) => sum + one.people, 0)
      return [id, people > 0 ? own.reduce((sum, one) => sum + one.sum, 0) / people : 0]
    }),
  )
  const answer = (name: string, target: (variant: string) => number): OffPolicyAnswer => {
    const expectedTarget = variants.reduce((sum, { id }) => sum + target(id) * (meanOf.get(id) ?? 0), 0)
    const groups = cohorts.map(
      (one): LoggedGroup => ({
        n: one.people,
        sum: one.sum,
        squares: one.squares,
        rewarded: one.rewarded,
        logged: one.propensity,
        target: target(one.variant),
        expected: meanOf.get(one.variant) ?? 0,
        expectedTarget,
      }),
    )
    const { ips, snips, dr, interval, ess, refused, why } = offPolicyOfGroups(groups)
    const number = (value: number) => (Number.isFinite(value) ? value : null)
    const said = refused ? null : { ips, snips, dr, interval }
    return {
      name,
      estimate: said,
      ess: number(ess) ?? 0,
      people: groups.reduce((sum, { n }) => sum + n, 0),
      why,
    }
  }
  const shares = new Map(arms.map(({ arm, weight }) => [arm, weight]))
  return [
    answer('Each as often', () => 1 / variants.length),
    answer('By the shares above', (variant) => shares.get(variant) ?? 0),
    ...variants.map(({ id, name }) => answer(`Only “${name}”`, (variant) => (variant === id ? 1 : 0))),
  ]
}

async function experimentOf(ctx: Ctx, campaignId: string): Promise<Experiment> {
  const campaign = await getCampaign(ctx, campaignId).catch(onlyMissing)
  if (campaign) {
    const graph =
      campaign.graphHash === null ? undefined : await getGraph(ctx, campaignId, campaign.graphHash)
    const { name, objectiveId, choice = null } = campaign.definition
    const variants = graph?.steps[0] ? await namesOf(ctx, graph.steps[0]) : []
    return { id: campaignId, name, where: 'email', objectiveId, choice, variants }
  }
  const { definition, graph } = await getOnsiteCampaign(ctx, campaignId)
  return {
    id: campaignId,
    name: definition.name,
    where: 'onsite',
    objectiveId: definition.objectiveId,
    choice: definition.choice ?? null,
    variants: graph?.variants.map(({ id, name }) => ({ id, name })) ?? [],
  }
}

function onlyMissing(error: unknown): undefined {
  if (error instanceof AppError && error.code === 'campaign_not_found') return undefined
  throw error
}

async function namesOf(
  ctx: Ctx,
  step: { contentId: string; contentVersion: number; variants: readonly { id: string }[] },
): Promise<{ id: string; name: string }[]> {
  const { variants } = await getContentVersion(ctx, step.contentId, step.contentVersion)
  return step.variants.map(({ id }) => ({ id, name: variants.find((one) => one.id === id)?.name ?? id }))
}
