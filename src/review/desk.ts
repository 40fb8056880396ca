import { krippendorffAlpha } from '../lib/agreement/index.ts'
import { isId } from '../lib/ids.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { record } from '../platform/journal/index.ts'
import type { DeskForecast, ReaderQuality, Reviewer, Task } from './schema.ts'
import {
  type ReadingFact,
  readOpenCounts,
  readPace,
  readReadingFacts,
  readReviewers,
  writeClaim,
  writeReadingsWanted,
  writeReviewer,
} from './store/desk.ts'
import { getTask, openTask } from './tasks.ts'

const CLAIM_MILLIS = 15 * 60_000
const DAY = 86_400_000
const PACE_DAYS = 14
const QUALITY_DAYS = 30
/** What a task takes where nobody's time was measured yet. */
const USUAL_SECONDS = 45
/** Nobody reads a message and thinks about it in less. */
const FAST_SECONDS = 1.5

/** Takes a task in hand for a quarter of an hour, or puts it back. */
export async function claimTask(ctx: Ctx, id: string, take: boolean): Promise<Task> {
  await getTask(ctx, id)
  const by = { id: ctx.actor.id, name: ctx.actor.name }
  const until = take ? new Date(ctx.clock.now().getTime() + CLAIM_MILLIS) : null
  if (!(await writeClaim(ctx, id, by, until))) throw new AppError('task_claimed')
  return getTask(ctx, id)
}

/** Asks for one more reading, by somebody who does not know of the first. */
export async function secondOpinion(ctx: Ctx, id: string): Promise<Task> {
  return transact(ctx, async (tx) => {
    const task = await getTask(tx, id)
    if (task.kind !== 'reading' || task.state !== 'open')
      throw new AppError('verdict_unfit', {
        message: 'Only something open that is to be read takes a second opinion. Open another task.',
      })
    await writeReadingsWanted(tx, id, Math.max(2, task.readingsWanted))
    await record(tx, { action: 'task.second_opinion', subject: { kind: 'task', id }, data: {} })
    return getTask(tx, id)
  })
}

/** Makes a known answer of something decided: it comes to the desk once more, and only calibrates its reader. */
export async function calibrate(ctx: Ctx, id: string): Promise<void> {
  const task = await getTask(ctx, id)
  const verdict = task.verdict?.verdict
  if (verdict !== 'pass' && verdict !== 'fail')
    throw new AppError('verdict_unfit', {
      message: 'Only something that was read and passed or failed can be a known answer. Choose another.',
    })
  await openTask(ctx, {
    kind: 'reading',
    subject: task.subject,
    title: task.title,
    payload: task.payload,
    risk: task.risk,
    ...(task.alike !== null && { alike: task.alike }),
    knownAnswer: verdict,
  })
}

/** What the actor takes and by which keys, as set. */
export async function ownReviewer(ctx: Ctx): Promise<Omit<Reviewer, 'name'>> {
  const found = (await readReviewers(ctx)).find(({ userId }) => userId === ctx.actor.id)
  return found ?? { userId: ctx.actor.id, kinds: [], hoursPerWeek: 0, keys: {} }
}

/** Sets what the actor takes, for how many hours a week, and by which keys. */
export async function saveOwnReviewer(
  ctx: Ctx,
  change: Partial<Pick<Reviewer, 'kinds' | 'hoursPerWeek' | 'keys'>>,
): Promise<Omit<Reviewer, 'name'>> {
  if (ctx.actor.kind !== 'user' || !isId(ctx.actor.id)) throw new AppError('not_allowed')
  const reviewer = { ...(await ownReviewer(ctx)), ...change }
  await writeReviewer(ctx, reviewer)
  return reviewer
}

/** Whether the desk's work fits into the hours that its reviewers have. */
export async function deskForecast(ctx: Ctx): Promise<DeskForecast> {
  const since = new Date(ctx.clock.now().getTime() - PACE_DAYS * DAY)
  const pace = await readPace(ctx, since)
  const reviewers = await readReviewers(ctx)
  const hoursPerWeek = reviewers.reduce((sum, one) => sum + one.hoursPerWeek, 0)
  const hours = (tasks: number, seconds: number | null) => (tasks * (seconds ?? USUAL_SECONDS)) / 3600
  const byKind = pace.map(({ about, brought, open, seconds }) => ({
    about,
    open,
    perWeek: (brought / PACE_DAYS) * 7,
    seconds,
    openHours: hours(open, seconds),
    weekHours: hours((brought / PACE_DAYS) * 7, seconds),
  }))
  const openHours = byKind.reduce((sum, one) => sum + one.openHours, 0)
  const weekHours = byKind.reduce((sum, one) => sum + one.weekHours, 0)
  const spare = hoursPerWeek - weekHours
  return {
    counts: await readOpenCounts(ctx),
    byKind,
    reviewers,
    hoursPerWeek,
    openHours,
    weekHours,
    daysToClear: hoursPerWeek === 0 ? null : spare > 0 ? (openHours / spare) * 7 : null,
    fits: hoursPerWeek === 0 ? null : spare > 0,
  }
}

/** How the readers read: agreement where several read the same, known answers missed, readings too fast to be one. */
export async function readerQuality(ctx: Ctx): Promise<ReaderQuality> {
  const facts = await readReadingFacts(ctx, new Date(ctx.clock.now().getTime() - QUALITY_DAYS * DAY))
  const read = facts.filter(({ verdict }) => verdict === 'pass' || verdict === 'fail')
  const units = [
    ...Map.groupBy(
      read.filter(({ known }) => known === null),
      (one) => one.taskId,
    ).values(),
  ]
  const alpha = krippendorffAlpha(
    units.map((unit) => unit.map(({ verdict }) => (verdict === 'fail' ? 1 : 0))),
  )
  return {
    alpha: alpha ?? null,
    readTwice: units.filter((unit) => unit.length > 1).length,
    readers: [...Map.groupBy(facts, ({ by }) => by.id).values()]
      .map(ofReader)
      .sort((a, b) => b.decided - a.decided),
  }
}

function ofReader(own: readonly ReadingFact[]): ReaderQuality['readers'][number] {
  const timed = own.flatMap(({ seconds }) => seconds ?? []).sort((a, b) => a - b)
  const known = own.filter((one) => one.known !== null)
  return {
    by: own[0]?.by ?? { id: '', name: '' },
    decided: own.length,
    medianSeconds: timed[Math.floor(timed.length / 2)] ?? null,
    tooFast: timed.filter((seconds) => seconds < FAST_SECONDS).length,
    known: known.length,
    knownMissed: known.filter((one) => one.known !== one.verdict).length,
  }
}
