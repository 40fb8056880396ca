import type { Ctx } from '../../platform/ctx.ts'
import type { CollectedEvent } from '../schema.ts'
import { isPassing } from './passing.ts'
import { inSavepoint } from './store.ts'

/** Says whose each event is, one profile id an event in their order; called inside the fold's transaction. */
export type Resolve = (tx: Ctx, events: CollectedEvent[]) => Promise<string[]>

/**
 * Resolves the events of one workspace. Where that fails because of an event, halves are tried until the guilty
 * ones are alone: they get `undefined`, the rest their profiles. Failures that pass are thrown.
 */
export async function resolveEvents(
  tx: Ctx,
  resolve: Resolve,
  events: CollectedEvent[],
): Promise<(string | undefined)[]> {
  let failure: unknown
  const profiles = await inSavepoint(
    tx.db,
    async () => {
      const found = await resolve(tx, events)
      if (found.length !== events.length) throw new Error('a profile is missing for an event')
      return found
    },
    (error) => {
      failure = error
      return !isPassing(error)
    },
  )
  if (profiles) return profiles
  if (events.length === 1) {
    const messageId = events[0]?.messageId
    tx.log.warn({ err: failure, messageId }, 'an event could not be resolved; set aside')
    return [undefined]
  }
  const half = events.length >> 1
  const first = await resolveEvents(tx, resolve, events.slice(0, half))
  return [...first, ...(await resolveEvents(tx, resolve, events.slice(half)))]
}
