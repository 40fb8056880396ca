import { type CampaignState, getCampaign, pauseCampaign } from '../campaigns/index.ts'
import { newId } from '../lib/ids.ts'
import { sequentialPlan, sequentialVerdict } from '../lib/sampling/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { FeedConsumer } from '../platform/feeds/index.ts'
import { record } from '../platform/journal/index.ts'
import { getTask, type VerdictNews } from '../review/index.ts'
import type { DefectStep, Item, Lot, LotState } from './schema.ts'
import { getSettings, readsOf } from './settings.ts'
import { insertDefect } from './store/defects.ts'
import { readItems, readRun, writeVerdict } from './store/items.ts'
import { readLots, writeLotState } from './store/lots.ts'

/** Takes in what readers said of sent messages, and does what the plan says. */
export const auditVerdicts: FeedConsumer = {
  feed: 'review.verdicts',
  name: 'audit',
  handle: async (tx, entries) => {
    for (const { payload } of entries) {
      const news = payload as unknown as VerdictNews
      if (news.subject.kind === 'sample' || news.subject.kind === 'suspicious') await takeIn(tx, news)
    }
  },
}

async function takeIn(tx: Ctx, news: VerdictNews): Promise<void> {
  const [item] = await readItems(tx, { id: news.subject.id, limit: 1 })
  const { verdict } = await getTask(tx, news.taskId)
  if (!item || !verdict || (verdict.verdict !== 'pass' && verdict.verdict !== 'fail')) return
  const said = {
    verdict: verdict.verdict,
    reason: verdict.verdict === 'fail' ? (verdict.reason ?? 'other') : null,
    at: new Date(verdict.at),
    by: verdict.by,
  }
  if (!(await writeVerdict(tx, item.id, said))) return
  const [lot] = await readLots(tx, { id: item.lotId, limit: 1 })
  const state = lot && item.probability !== null ? await judgeLot(tx, lot) : undefined
  const rejected = state === 'rejected'
  const steps: DefectStep[] = []
  if (said.reason !== null) {
    const { pauseReasons } = await getSettings(tx)
    const grave = pauseReasons.includes(said.reason)
    if (rejected || grave) {
      const why = rejected
        ? `The sample of what was sent failed: ${lot?.defects ?? 1} of ${lot?.read ?? 1} messages read had a defect.`
        : 'A reader found a grave defect in a message that was sent.'
      if (await stop(tx, item.campaignId, why))
        steps.push({ kind: 'paused', at: said.at.toISOString(), by: 'Tactful', detail: why })
    }
    await insertDefect(tx, {
      ...defectOf(item),
      reason: said.reason,
      note: verdict.note,
      foundBy: said.by,
      foundAt: verdict.at,
      steps,
    })
  } else if (rejected) await stop(tx, item.campaignId, 'The sample of what was sent failed.')
}

function defectOf({ id, messageId, campaignId, variantId, variantHash }: Item) {
  return { id: newId(), itemId: id, messageId, campaignId, variantId, variantHash, state: 'open' as const }
}

/** What the plan says of a lot now; kept when it is new. */
async function judgeLot(tx: Ctx, lot: Lot): Promise<LotState> {
  const state = await verdictOn(tx, lot)
  if (state !== 'reading' && (await writeLotState(tx, lot.id, state)))
    await record(tx, {
      action: `audit.lot_${state}`,
      subject: { kind: 'campaign', id: lot.campaignId },
      data: { lotId: lot.id, read: lot.read, defects: lot.defects },
    })
  return state
}

async function verdictOn(tx: Ctx, lot: Lot): Promise<LotState> {
  const whole = lot.read >= lot.reads
  const { plan } = lot
  if (plan.kind !== 'sequential') {
    if (lot.defects > readsOf(plan, lot.strictness).accept) return 'rejected'
    return whole ? 'accepted' : 'reading'
  }
  // evidence adds up over the lots of a campaign, from where it was last accepted or rejected
  const test = sequentialPlan(plan.good, plan.bad, plan.alpha, plan.beta)
  let [read, defects] = [0, 0]
  let last: ReturnType<typeof sequentialVerdict> = 'read on'
  for (const { verdict, lotId } of await readRun(tx, lot.campaignId)) {
    if (last !== 'read on') [read, defects] = [0, 0]
    read += 1
    if (verdict === 'fail') defects += 1
    last = sequentialVerdict(test, read, defects)
    if (last === 'reject' && lotId === lot.id) return 'rejected'
  }
  if (!whole) return 'reading'
  // a small lot that was read wholly leaves nothing to be unsure of
  return last === 'accept' || (lot.defects === 0 && lot.read === lot.size) ? 'accepted' : 'undecided'
}

const PAUSABLE: readonly CampaignState[] = ['scheduled', 'ramping', 'running']

/** Pauses a campaign that is under way; whether there was anything to pause. */
export async function stop(tx: Ctx, campaignId: string, why: string): Promise<boolean> {
  const { state } = await getCampaign(tx, campaignId)
  if (!PAUSABLE.includes(state)) return false
  await pauseCampaign(tx, campaignId, why)
  return true
}
