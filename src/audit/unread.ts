import { type Ctx, transact } from '../platform/ctx.ts'
import { getSettings } from './settings.ts'
import { readNeglected } from './store/items.ts'
import { stop } from './verdicts.ts'

const HOUR = 3_600_000

/**
 * When people fall behind, the machine stops: a campaign whose sample is unread past its due time is paused, until
 * somebody reads and resumes it. Overdue never counts as passed.
 */
export async function stopUnread(ctx: Ctx): Promise<number> {
  const { dueHours } = await getSettings(ctx)
  const neglected = await readNeglected(ctx, new Date(ctx.clock.now().getTime() - dueHours * HOUR))
  let stopped = 0
  for (const { campaignId, unread, drawn } of neglected) {
    const why = `${unread} of ${drawn} messages drawn from what was sent are unread past their due time. Read them on the review desk, then resume.`
    if (await transact(ctx, (tx) => stop(tx, campaignId, why))) stopped += 1
  }
  return stopped
}
