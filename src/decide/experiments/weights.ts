import type { Choice } from '../../campaigns/schema.ts'
import { type Ctx, transact } from '../../platform/ctx.ts'
import { record } from '../../platform/journal/index.ts'
import type { Planned } from '../online/choose.ts'
import {
  type ArmWeights,
  insertWeights,
  readLatestWeights,
  readWeightHistory,
  readWeightsAround,
} from './store.ts'

/** Decisions on the spot use shares that are at most so old. */
const FRESH_MILLIS = 5000
const MOST_CAMPAIGNS = 5000

type Weights = ReadonlyMap<string, number>
const kept = new Map<string, { weights: Weights | undefined; until: number }>()

/** The weights by which a campaign chooses; undefined for equal ones. */
export async function weightsFor(
  ctx: Ctx,
  { id, choice }: { id: string; choice: Choice | null | undefined },
): Promise<Weights | undefined> {
  if (choice?.kind === 'weights') return new Map(Object.entries(choice.weights))
  if (choice?.kind !== 'bandit') return undefined
  const [latest] = await readLatestWeights(ctx, [id])
  return latest && new Map(Object.entries(latest.weights))
}

/**
 * The weights by which a campaign may have chosen at an instant, likeliest first: those that held then, and those that
 * came next; undefined stands for equal ones.
 */
export async function weightsAt(
  ctx: Ctx,
  { id, choice }: { id: string; choice: Choice | null | undefined },
  at: Date,
): Promise<(Weights | undefined)[]> {
  if (choice?.kind !== 'bandit') return [await weightsFor(ctx, { id, choice })]
  const found = await readWeightsAround(ctx, id, at)
  const before = found.some(({ computedAt }) => new Date(computedAt) <= at)
  return [...(before ? [] : [undefined]), ...found.map(({ weights }) => new Map(Object.entries(weights)))]
}

/** The same of all on-site campaigns, read again after seconds only. */
export async function weightsOfAll(ctx: Ctx, planned: readonly Planned[]): Promise<Map<string, Weights>> {
  const found = new Map<string, Weights>()
  for (const { graph } of planned) {
    const { choice } = graph.definition
    if (!choice) continue
    const key = `${ctx.workspace}:${graph.campaignId}:${graph.version}`
    let entry = kept.get(key)
    if (!entry || entry.until < performance.now()) {
      if (kept.size > MOST_CAMPAIGNS) kept.clear()
      const weights = await weightsFor(ctx, { id: graph.campaignId, choice })
      entry = { weights, until: performance.now() + FRESH_MILLIS }
      kept.set(key, entry)
    }
    if (entry.weights) found.set(graph.campaignId, entry.weights)
  }
  return found
}

/** Takes the shares that were reckoned from what the wordings of a campaign earned; decisions use them from now on. */
export async function setArmWeights(
  ctx: Ctx,
  made: Pick<ArmWeights, 'campaignId' | 'weights' | 'state'>,
): Promise<number> {
  return transact(ctx, async (tx) => {
    const revision = await insertWeights(tx, made)
    await record(tx, {
      action: 'arm_weights.set',
      subject: { kind: 'campaign', id: made.campaignId },
      data: { revision, weights: made.weights },
    })
    return revision
  })
}

/** Every reckoning of a campaign's shares, newest first. */
export function armWeightHistory(ctx: Ctx, campaignId: string, limit = 60): Promise<ArmWeights[]> {
  return readWeightHistory(ctx, campaignId, limit)
}
