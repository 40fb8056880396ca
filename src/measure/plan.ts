import { planSplit } from '../lib/stats/index.ts'
import { getObjective } from '../objectives/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { historyOf } from './plan-facts.ts'
import type { Plan } from './schema.ts'

/** Control shares that are compared. */
const SHARES = [0.05, 0.1, 0.2, 0.3, 0.5]

/** People below which a share of buyers says little. */
const FEWEST = 30

/**
 * What a campaign for an objective could find, by share of control, from the workspace's own last horizon:
 * power for the smallest effect worth having, the smallest effect it could find, people and weeks needed, and
 * what the control would forgo if the effect were just worth having.
 */
export async function planObjective(
  ctx: Ctx,
  objectiveId: string,
  given: { people?: number } = {},
): Promise<Plan> {
  const { metric, horizonDays, smallestEffect } = await getObjective(ctx, objectiveId)
  const history = await historyOf(ctx, { metric, horizonDays })
  const mean = history.people > 0 ? history.sum / history.people : 0
  const variance =
    history.people > 1
      ? Math.max(0, (history.sumSquares - history.people * mean ** 2) / (history.people - 1))
      : 0
  const people = given.people ?? history.people
  const perWeek = history.active / (horizonDays / 7)
  const enough = history.people >= FEWEST && variance > 0 && people > 0
  return {
    metric,
    horizonDays,
    smallestEffect,
    history: { people: history.people, perPerson: mean, standardDeviation: Math.sqrt(variance) },
    people,
    ...(!enough && {
      why: `Nothing can be planned from the last ${horizonDays} days: ${history.people} people were known before them, and ${variance > 0 ? 'that is too few' : 'none of them bought'}.`,
    }),
    shares: enough
      ? SHARES.map((share) => {
          const plan = planSplit(variance, smallestEffect, people, share)
          const weeks =
            plan.peopleNeeded <= people ? 0 : (plan.peopleNeeded - people) / Math.max(perWeek, 1e-9)
          return {
            ...plan,
            // everybody's horizon has to pass
            weeks: Math.min(100_000, Math.ceil(weeks + horizonDays / 7)),
            forgone: smallestEffect * share * people,
          }
        })
      : [],
  }
}
