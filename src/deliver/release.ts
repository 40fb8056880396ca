import { type Release, resolveForRelease, settleDecisions } from '../decide/index.ts'
import { readActiveTally } from '../holds/index.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import type { Recipient } from '../profiles/index.ts'
import { claimDue, type DueMessage, markSending, markSkipped, postpone, readBusy } from './store/outbox.ts'

/** A message that was released, with its recipient as known at that moment. */
export interface Released {
  message: DueMessage
  recipient: Recipient
}

/** While one message to a person is on its way another waits, so that both are counted against the caps. */
const BUSY_MILLIS = 5_000
/** A hold may end by itself, or a person leave the held segment, without news: parked messages look again. */
const LOOK_AGAIN_MILLIS = 900_000

/**
 * Releases messages that are due: one transaction takes them, resolves all constraints as they are now, and commits
 * `sending`. What may not go waits, is parked, or ends. `looked` is how many were due.
 */
export async function releaseDue(
  ctx: Ctx,
  worker: string,
  limit: number,
): Promise<{ released: Released[]; looked: number }> {
  return transact(ctx, async (tx) => {
    const due = await claimDue(tx, limit)
    if (due.length === 0) return { released: [], looked: 0 }
    const answers = await resolveForRelease(
      tx,
      due.map((message) => message.decisionId),
    )
    const now = tx.clock.now()
    const { going, waiting, parked, over } = sort(due, answers)
    const alone = await oneAtATime(tx, going)
    await markSending(
      tx,
      alone.now.map(({ message }) => message.id),
      worker,
    )
    await postpone(tx, [
      ...waiting,
      ...alone.later.map(({ message }) => ({
        id: message.id,
        notBefore: new Date(now.getTime() + BUSY_MILLIS),
        parked: null,
      })),
    ])
    if (parked.length > 0) {
      const notBefore = await lookAgainAt(tx)
      await postpone(
        tx,
        parked.map((one) => ({ ...one, notBefore })),
      )
    }
    await markSkipped(tx, over)
    await settleDecisions(
      tx,
      over.map(({ decisionId }) => ({ id: decisionId, outcome: 'dropped' })),
    )
    return { released: alone.now, looked: due.length }
  })
}

/** When a message that is held now is looked at again without anybody asking. */
export async function lookAgainAt(ctx: Ctx): Promise<Date> {
  const now = ctx.clock.now().getTime()
  const { nextEnd } = await readActiveTally(ctx)
  return new Date(Math.min(now + LOOK_AGAIN_MILLIS, nextEnd?.getTime() ?? Number.POSITIVE_INFINITY))
}

interface Sorted {
  going: Released[]
  waiting: { id: string; notBefore: Date; parked: null }[]
  parked: { id: string; parked: string }[]
  over: { id: string; decisionId: string; reason: string }[]
}

function sort(due: readonly DueMessage[], answers: Map<string, Release>): Sorted {
  const sorted: Sorted = { going: [], waiting: [], parked: [], over: [] }
  for (const message of due) {
    const answer = answers.get(message.decisionId)
    const end = (reason: string) =>
      sorted.over.push({ id: message.id, decisionId: message.decisionId, reason })
    if (!answer) end('decision_gone')
    else if (answer.kind === 'send')
      if (answer.recipient) sorted.going.push({ message, recipient: answer.recipient })
      else end('not_eligible')
    else if (answer.kind === 'wait' && answer.sendAt)
      sorted.waiting.push({ id: message.id, notBefore: answer.sendAt, parked: null })
    else if (answer.kind === 'hold')
      sorted.parked.push({ id: message.id, parked: answer.reasons[0] ?? 'held' })
    else end(answer.reasons[0] ?? 'skipped')
  }
  return sorted
}

/** Of the marketing messages to one person only the first goes now; the resolver holds the person's lock. */
async function oneAtATime(
  tx: Ctx,
  going: readonly Released[],
): Promise<{ now: Released[]; later: Released[] }> {
  const marketing = going.filter(({ message }) => message.purpose === 'marketing')
  const busy = await readBusy(
    tx,
    marketing.map(({ message }) => message.profileId),
  )
  const now: Released[] = []
  const later: Released[] = []
  for (const one of going) {
    if (one.message.purpose !== 'marketing') now.push(one)
    else if (busy.has(one.message.profileId)) later.push(one)
    else {
      busy.add(one.message.profileId)
      now.push(one)
    }
  }
  return { now, later }
}
