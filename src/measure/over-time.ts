import { getCampaign, getGraph } from '../campaigns/index.ts'
import { estimateEffect, sampleRatio } from '../lib/stats/index.ts'
import { getObjective } from '../objectives/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { outcomesByArm } from './facts.ts'
import { armsAt } from './over-time-facts.ts'
import type { EffectOverTime } from './schema.ts'

const DAY = 24 * 3600 * 1000
const MOST_LOOKS = 30
const WITHOUT_OBJECTIVE_DAYS = 30

/**
 * The effect so far, day by day (every few days in a long campaign), with an interval that holds at all of them
 * at once. Nothing where the arms are not as planned.
 */
export async function effectOverTime(ctx: Ctx, campaignId: string): Promise<EffectOverTime> {
  const campaign = await getCampaign(ctx, campaignId)
  const graph = campaign.graphHash ? await getGraph(ctx, campaignId, campaign.graphHash) : undefined
  const bound = graph?.objective
  const objective = bound ? await getObjective(ctx, bound.id, bound.version) : undefined
  const metric = objective?.metric ?? 'revenue_per_person'
  const horizonDays = objective?.horizonDays ?? WITHOUT_OBJECTIVE_DAYS
  const whole = await outcomesByArm(ctx, { campaignId, horizonDays })
  const { assignedFrom, assignedUntil } = whole
  if (!assignedFrom || !assignedUntil) return { metric, points: [] }
  const share = graph?.definition.controlShare ?? campaign.definition.controlShare
  const peopleOf = (arm: 'treated' | 'control') => whole.arms.find((one) => one.arm === arm)?.people ?? 0
  if (share > 0 && sampleRatio([peopleOf('control'), peopleOf('treated')], [share, 1 - share])?.mismatch)
    return { metric, points: [] }
  const from = new Date(assignedFrom).getTime()
  const until = Math.min(ctx.clock.now().getTime(), new Date(assignedUntil).getTime() + horizonDays * DAY)
  const arms = await armsAt(ctx, { campaignId, horizonDays, metric, looks: looksOf(from, until) })
  const points = [...new Set(arms.map(({ at }) => at))]
    .sort((a, b) => a - b)
    .flatMap((at) => {
      const arm = (name: 'treated' | 'control') => arms.find((one) => one.at === at && one.arm === name)
      const [control, treated] = [arm('control'), arm('treated')]
      if (!control || !treated) return []
      const got = estimateEffect(
        { kind: 'mean', ...control },
        { kind: 'mean', ...treated },
        { sequential: true },
      )
      if (got.kind === 'none') return []
      const [low, high] = got.interval
      return [
        {
          at: new Date(at).toISOString(),
          treated: treated.n,
          control: control.n,
          perPerson: got.estimate,
          interval: { low, high },
        },
      ]
    })
  return { metric, points }
}

/** Equally spaced instants after the start, whole days apart, the end among them. */
export function looksOf(from: number, until: number): number[] {
  const days = Math.ceil((until - from) / DAY)
  if (days <= 0) return []
  const step = Math.ceil(days / MOST_LOOKS)
  const looks: number[] = []
  for (let day = step; day < days; day += step) looks.push(from + day * DAY)
  return [...looks, until]
}
