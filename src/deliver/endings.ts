import type { Ended, OnItsWay } from './channel.ts'
import type { Ending } from './store/sending.ts'

const MINUTE = 60_000
/** Waits between attempts that the far end refused for now; after the last one it is given up: a day in all. */
const WAITS = [1, 5, 15, 60, 120, 240, 480, 520].map((minutes) => minutes * MINUTE)

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

/** How a message stands after an attempt. */
export function endingOf({ message, attempt }: Ended, now: Date): Ending {
  const base: Ending = {
    workspace: message.workspace,
    id: message.id,
    status: 'queued',
    attempted: false,
    notBefore: null,
    errorCode: null,
    response: null,
    fallbacks: message.fallbacks,
    merged: message.merged ?? null,
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
    case 'paced':
      return { ...base, notBefore: attempt.until }
    case 'down':
    case 'withdrawn':
      return base
  }
}
