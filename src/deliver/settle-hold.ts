import type { PlacedHold, Settled } from '../holds/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { personsOf } from '../profiles/index.ts'
import { isMember } from '../segments/index.ts'
import { lookAgainAt } from './release.ts'
import { readSending, readStatuses, type SendingMessage, takeBack } from './store/sending.ts'

const MOST_WAIT_MILLIS = 1000
const LOOK_MILLIS = 20

/**
 * Settles what is on its way in the scope of a hold that was just placed: what the channel cannot have yet is taken
 * back; for the rest it waits up to a second, since some of it the channel refuses. Counts both.
 */
export async function settleHold(ctx: Ctx, hold: PlacedHold): Promise<Settled> {
  const inScope = await within(ctx, hold, await readSending(ctx, hold.purposes))
  const back = await takeBack(
    ctx,
    inScope.map((message) => message.id),
    { parked: 'held', notBefore: await lookAgainAt(ctx) },
  )
  const handed = inScope.filter((message) => !back.has(message.id)).map((message) => message.id)
  const end = Date.now() + MOST_WAIT_MILLIS
  for (;;) {
    const statuses = [...(await readStatuses(ctx, handed)).values()]
    if (!statuses.includes('sending') || Date.now() >= end)
      return { takenBack: back.size, alreadyGone: statuses.filter((status) => isGone.has(status)).length }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MILLIS))
  }
}

/** Taken, or perhaps taken. What the channel refused or gave back is not gone. */
const isGone = new Set(['sent', 'unknown', 'sending'])

async function within(
  ctx: Ctx,
  { scope }: PlacedHold,
  messages: readonly SendingMessage[],
): Promise<readonly SendingMessage[]> {
  if (messages.length === 0 || scope.kind === 'everything') return messages
  if (scope.kind === 'campaign') return messages.filter((message) => message.campaignId === scope.id)
  const profiles = messages.map((message) => message.profileId)
  if (scope.kind === 'segment') {
    const members = await isMember(ctx, scope.id, profiles)
    return messages.filter((message) => members.has(message.profileId))
  }
  const persons = await personsOf(ctx, [...profiles, scope.id])
  const held = persons.get(scope.id) ?? scope.id
  return messages.filter((message) => (persons.get(message.profileId) ?? message.profileId) === held)
}
