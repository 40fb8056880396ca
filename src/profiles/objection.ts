import { type Ctx, transact } from '../platform/ctx.ts'
import { record } from '../platform/journal/index.ts'
import { setConsent } from './edit.ts'
import { requirePerson } from './people.ts'
import type { Channel } from './schema.ts'

/** Where somebody who objects to profiling is served like everybody else. */
const CHANNELS = ['email', 'onsite', 'sms', 'push', 'ads'] as const satisfies readonly Channel[]

/**
 * Keeps that a person objects to profiling (GDPR, article 21), or no longer does. They are still served, not personalized:
 * messages show fallbacks, pages and recommendations what everybody sees.
 */
export async function setObjection(ctx: Ctx, profileId: string, objects: boolean): Promise<void> {
  await transact(ctx, async (tx) => {
    await setConsent(
      tx,
      profileId,
      CHANNELS.map((channel) => ({
        channel,
        purpose: 'personalization' as const,
        state: objects ? ('denied' as const) : ('granted' as const),
        source: 'objection',
        evidence: { by: tx.actor.id },
      })),
    )
    await record(tx, {
      action: objects ? 'person.profiling_objected' : 'person.profiling_allowed',
      subject: { kind: 'profile', id: await requirePerson(tx, profileId) },
      data: { channels: [...CHANNELS] },
    })
  })
}
