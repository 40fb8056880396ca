import { deleteExpiredSessions } from '../accounts/index.ts'
import { pruneFeeds } from '../platform/feeds/index.ts'
import type { Jobs } from '../platform/jobs.ts'
import type { Base } from './base.ts'

const QUEUE = 'maintenance'
const NIGHTLY = '17 3 * * *'

/** News that everybody has read is kept this long, to look back at when something went wrong. */
const FEED_DAYS = 7

/** Cleans up every night, once however many processes run. */
export async function scheduleMaintenance(jobs: Jobs, base: Base): Promise<void> {
  await jobs.work(QUEUE, { pollSeconds: 30 }, () => maintain(base))
  await jobs.schedule(QUEUE, NIGHTLY)
}

/** Removes what has served its time. */
export async function maintain({ db, clock, log }: Base): Promise<void> {
  const now = clock.now()
  const sessions = await deleteExpiredSessions(db, now)
  const entries = await pruneFeeds(db, new Date(now.getTime() - FEED_DAYS * 24 * 3600 * 1000))
  log.info({ sessions, entries }, 'cleaned up')
}
