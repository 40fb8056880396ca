import { getCampaign, isLive, listCampaigns, pauseCampaign } from '../campaigns/index.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { record } from '../platform/journal/index.ts'
import { openTask } from '../review/index.ts'
import { results } from './results.ts'
import type { Results } from './schema.ts'

/** The always-valid interval is asymptotic: with fewer people in an arm it is not acted on. */
const FEWEST_IN_ARM = 100
const DUE_MILLIS = 24 * 3_600_000

/**
 * Whether a campaign is shown to do harm by now: the whole always-valid interval lies on the wrong side of nothing,
 * so that looking often does not find harm that is not there. Undefined where it is not.
 */
export function shownHarm(found: Results): { low: number; high: number } | undefined {
  const { objective, readings, sampleRatio, treated, control } = found
  if (!objective || sampleRatio?.mismatch !== false) return undefined
  if (Math.min(treated.people, control.people) < FEWEST_IN_ARM) return undefined
  const reading =
    readings.find(({ name }) => name === 'adjusted_always_valid') ??
    readings.find(({ name }) => name === 'always_valid')
  if (!reading) return undefined
  const { low, high } = reading.interval
  return (objective.direction === 'increase' ? high < 0 : low > 0) ? { low, high } : undefined
}

/** Pauses the campaigns under way that do harm, and asks a person what is to become of each; their ids. */
export async function pauseHarmful(ctx: Ctx): Promise<string[]> {
  const paused: string[] = []
  const { items } = await listCampaigns(ctx, { states: ['ramping', 'running'], limit: 200 })
  for (const { id } of items) {
    const harm = shownHarm(await results(ctx, id))
    if (harm && (await pauseFor(ctx, id, harm))) paused.push(id)
  }
  return paused
}

async function pauseFor(ctx: Ctx, id: string, harm: { low: number; high: number }): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const campaign = await getCampaign(tx, id)
    if (!isLive(campaign.state)) return false
    await pauseCampaign(
      tx,
      id,
      'By now it is shown to do harm: those whom it reaches bring less than its control. Read its result before you resume it.',
    )
    await record(tx, { action: 'campaign.harmful', subject: { kind: 'campaign', id }, data: harm })
    await openTask(tx, {
      kind: 'reading',
      subject: { kind: 'harm', id },
      title: `Does harm, paused: “${campaign.definition.name}”`,
      payload: { campaignId: id, ...harm },
      dueAt: new Date(tx.clock.now().getTime() + DUE_MILLIS),
    })
    return true
  })
}
