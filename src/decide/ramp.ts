import { type Campaign, getCampaign, passRamp, pauseCampaign } from '../campaigns/index.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import type { FeedConsumer } from '../platform/feeds/index.ts'
import { record } from '../platform/journal/index.ts'
import { openTask, type VerdictNews } from '../review/index.ts'
import { type RunState, readRunById, writeRun } from './store/runs.ts'

/** How long people have to read the first messages before the task is overdue; overdue never means passed. */
const DUE_MILLIS = 24 * 3_600_000

/** Asks for the first messages to be read; until somebody says that they pass, nobody else is decided. */
export async function askToRead(ctx: Ctx, campaign: Campaign, run: RunState): Promise<void> {
  await transact(ctx, async (tx) => {
    const task = await openTask(tx, {
      kind: 'reading',
      subject: { kind: 'ramp', id: run.id },
      title: `First messages of “${campaign.definition.name}”`,
      payload: { campaignId: campaign.id, runId: run.id, messages: run.sends },
      dueAt: new Date(tx.clock.now().getTime() + DUE_MILLIS),
    })
    await writeRun(tx, run.id, { ramp: 'reading', ramp_task: task.id })
  })
}

/** Lets a campaign go on, or pauses it, as the readers of its first messages decided. */
export const rampConsumer: FeedConsumer = {
  feed: 'review.verdicts',
  name: 'decide',
  handle: async (tx, entries) => {
    for (const { payload } of entries) {
      const news = payload as unknown as VerdictNews
      if (news.subject.kind !== 'ramp') continue
      const run = await readRunById(tx, news.subject.id)
      if (!run || run.rampTask !== news.taskId || run.ramp !== 'reading') continue
      await (news.verdict === 'pass' ? pass(tx, run) : fail(tx, run))
    }
  },
}

async function pass(tx: Ctx, run: RunState): Promise<void> {
  await writeRun(tx, run.id, { ramp: 'passed', release_limit: null })
  await record(tx, {
    action: 'ramp.passed',
    subject: { kind: 'run', id: run.id },
    data: { messages: run.sends },
  })
  await passRamp(tx, run.campaignId)
}

async function fail(tx: Ctx, run: RunState): Promise<void> {
  await writeRun(tx, run.id, { ramp: 'failed' })
  await record(tx, {
    action: 'ramp.failed',
    subject: { kind: 'run', id: run.id },
    data: { messages: run.sends },
  })
  const { state } = await getCampaign(tx, run.campaignId)
  if (state === 'ramping' || state === 'running')
    await pauseCampaign(tx, run.campaignId, 'The first messages did not pass when they were read.')
}
