import { settleDecisions, suppress } from '../decide/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Attempt, Ended, OnItsWay } from './channel.ts'
import { appendEvents } from './events.ts'
import { type Ending, writeEndings } from './store/sending.ts'

const MINUTE = 60_000
/** Waits between attempts that the far end refused for now; after the last one it is given up: a day in all. */
const WAITS = [1, 5, 15, 60, 120, 240, 480, 520].map((minutes) => minutes * MINUTE)

/** Writes how attempts ended, with everything that follows from it: outcomes, events, suppressions. */
export async function keepEndings(tx: Ctx, ended: readonly Ended[], worker: string): Promise<void> {
  const now = tx.clock.now()
  const endings = ended.map(({ message, attempt }) => endingOf(message, attempt, now))
  const news = await writeEndings(tx, endings, worker)
  const outcomes = endings.flatMap(({ id, status }) => {
    const decision = news.get(id)
    if (decision === undefined || status === 'queued') return []
    const outcome = status === 'sent' ? 'sent' : status === 'unknown' ? 'unknown' : 'dropped'
    return [{ id: decision, outcome } as const]
  })
  if (outcomes.length > 0) await settleDecisions(tx, outcomes)
  await appendEvents(
    tx,
    ended.flatMap(({ message, attempt }) =>
      attempt.kind === 'sent' && news.has(message.id)
        ? [
            {
              messageId: `sent:${message.id}`,
              event: 'Email Sent',
              identifier: message.identifier,
              at: now,
              properties: eventProperties(message),
            } as const,
          ]
        : [],
    ),
  )
  for (const { message, attempt } of ended)
    if (attempt.kind === 'refused' && attempt.suppress && news.has(message.id))
      await suppress(tx, { address: message.to, reason: 'bounced', detail: attempt.text })
}

/** What the events of a message say of it. */
export function eventProperties(
  message: Pick<OnItsWay, 'id' | 'campaignId' | 'stepId' | 'variantId' | 'purpose'>,
): Record<string, unknown> {
  return {
    message_id: message.id,
    campaign_id: message.campaignId,
    step_id: message.stepId,
    variant_id: message.variantId,
    purpose: message.purpose,
  }
}

function endingOf(message: OnItsWay, attempt: Attempt, now: Date): Ending {
  const base: Ending = {
    id: message.id,
    status: 'queued',
    attempted: false,
    notBefore: null,
    errorCode: null,
    response: null,
    fallbacks: message.fallbacks,
  }
  switch (attempt.kind) {
    case 'sent':
      return { ...base, status: 'sent', attempted: true, response: attempt.text }
    case 'unknown':
      return {
        ...base,
        status: 'unknown',
        attempted: true,
        errorCode: 'no_answer',
        response: attempt.text,
      }
    case 'refused':
      return {
        ...base,
        status: 'failed',
        attempted: true,
        errorCode: attempt.code,
        response: attempt.text,
      }
    case 'deferred': {
      const wait = WAITS[message.attempts]
      const reason = { attempted: true, errorCode: attempt.code, response: attempt.text }
      if (wait === undefined) return { ...base, ...reason, status: 'failed' }
      return { ...base, ...reason, notBefore: new Date(now.getTime() + wait) }
    }
    case 'down':
    case 'withdrawn':
      return base
  }
}
