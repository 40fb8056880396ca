import { draw } from '../world/random.ts'
import type { Mess } from './mess.ts'

const RESENT = 0.015
const RELOADED = 0.012

/** A client that sends again what has arrived already, and a thank-you page that counts again when it is reloaded. */
export const duplicateSends: Mess = {
  fault: 'duplicate send',
  event: ({ seed }, event) => {
    const u = draw(seed, 'resend', event.messageId)
    if (event.event === 'Order Completed' && u < RELOADED)
      return { instead: [event, { ...event, messageId: `${event.messageId}-again` }], what: 'counted twice' }
    return u > 1 - RESENT ? { instead: [event, event], what: 'sent again' } : undefined
  },
}
