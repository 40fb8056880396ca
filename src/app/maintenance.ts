import { deleteExpiredSessions, listWorkspaces } from '../accounts/index.ts'
import { learnFromEvents } from '../catalog/index.ts'
import { learnRhythms, trainRecommender } from '../decide/index.ts'
import { retireEvents } from '../events/index.ts'
import { pauseHarmful, weighAll } from '../measure/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { pruneFeeds } from '../platform/feeds/index.ts'
import type { Jobs } from '../platform/jobs.ts'
import { pruneRecent } from '../profiles/index.ts'
import { lookAtData, lookForDuplicates, watchStreams } from '../quality/index.ts'
import { type Base, systemCtxOf } from './base.ts'

const QUEUE = 'maintenance'
const NIGHTLY = '17 3 * * *'
const STREAMS = 'streams'
/** Soon after the hour is full, when what was on its way has come in. */
const HOURLY = '4 * * * *'
const WEIGHING = 'weights'
const EVERY_QUARTER = '*/15 * * * *'

/** News that everybody has read is kept this long, to look back at when something went wrong. */
const FEED_DAYS = 7
/** Products are learnt from the events of so many days, so that a missed night is made up for. */
const LEARNING_DAYS = 3
const DAY = 24 * 3600 * 1000

/** Cleans up and learns every night, once however many processes run. */
export async function scheduleMaintenance(jobs: Jobs, base: Base): Promise<void> {
  await jobs.work(QUEUE, { pollSeconds: 30 }, () => maintain(base))
  await jobs.schedule(QUEUE, NIGHTLY)
  await jobs.work(STREAMS, { pollSeconds: 30, retryLimit: 0 }, () => watch(base))
  await jobs.schedule(STREAMS, HOURLY)
  await jobs.work(WEIGHING, { pollSeconds: 30 }, () => weigh(base))
  await jobs.schedule(WEIGHING, EVERY_QUARTER)
}

/** Removes what has served its time, and takes in the products that events mentioned. */
export async function maintain(base: Base): Promise<void> {
  const { db, clock, log } = base
  const now = clock.now()
  const sessions = await deleteExpiredSessions(db, now)
  const entries = await pruneFeeds(db, new Date(now.getTime() - FEED_DAYS * DAY))
  const recent = await pruneRecent({ db }, now)
  log.info({ sessions, entries, recent }, 'cleaned up')
  const ctxOf = systemCtxOf(base)
  for (const { id } of await listWorkspaces(db)) {
    await learnFromEvents(ctxOf(id), new Date(now.getTime() - LEARNING_DAYS * DAY))
    await train(ctxOf(id))
    await look(ctxOf(id))
    await link(ctxOf(id))
    await retireEvents(ctxOf(id))
    const { people } = await learnRhythms(ctxOf(id))
    log.info({ people }, 'learnt when people are there')
  }
}

/** Lets what wordings earned move their shares, and pauses what is shown to do harm. */
async function weigh(base: Base): Promise<void> {
  const ctxOf = systemCtxOf(base)
  for (const { id } of await listWorkspaces(base.db)) {
    await weighAll(ctxOf(id))
    const paused = await pauseHarmful(ctxOf(id))
    if (paused.length > 0) base.log.warn({ workspace: id, campaigns: paused }, 'paused what does harm')
  }
}

/** A shop with too little to learn from is no fault. */
async function train(ctx: Ctx): Promise<void> {
  try {
    const { version, state, why } = await trainRecommender(ctx)
    ctx.log.info({ version, state, why }, 'trained recommendations')
  } catch (error) {
    if (error instanceof AppError) ctx.log.info(error.message)
    else ctx.log.error({ err: error }, 'recommendations could not be trained')
  }
}

/** What is wrong with one workspace's data keeps no other from being looked at. */
async function look(ctx: Ctx): Promise<void> {
  try {
    ctx.log.info(await lookAtData(ctx), 'looked at the data by the rules that compare records')
  } catch (error) {
    ctx.log.error({ err: error }, 'the data could not be looked at')
  }
}

async function link(ctx: Ctx): Promise<void> {
  try {
    ctx.log.info(await lookForDuplicates(ctx), 'looked for duplicates')
  } catch (error) {
    ctx.log.error({ err: error }, 'duplicates could not be looked for')
  }
}

/** Looks at the stream of events of every workspace. */
async function watch(base: Base): Promise<void> {
  const ctxOf = systemCtxOf(base)
  for (const { id } of await listWorkspaces(base.db))
    try {
      base.log.info(await watchStreams(ctxOf(id)), 'looked at the stream of events')
    } catch (error) {
      base.log.error({ err: error }, 'the stream of events could not be looked at')
    }
}
