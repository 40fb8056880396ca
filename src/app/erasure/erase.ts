import { eraseVisits, forgetInputs, forgetSuppressed, forgetTravels } from '../../decide/index.ts'
import * as deliver from '../../deliver/index.ts'
import { eventsUnderWay, forgetEvents, forgetRejected } from '../../events/index.ts'
import { forgetHeard } from '../../holds/index.ts'
import { type Ctx, transact } from '../../platform/ctx.ts'
import { type FeedConsumer, publish } from '../../platform/feeds/index.ts'
import * as profiles from '../../profiles/index.ts'
import * as quality from '../../quality/index.ts'
import * as segments from '../../segments/index.ts'

const FEED = 'people.erased'

/**
 * Erases a person in every stage. What PostgreSQL holds goes in one transaction; the feed that it writes makes sure
 * that ClickHouse follows, whatever dies in between. Answers the profiles that were erased.
 */
export async function erasePerson(ctx: Ctx, profileId: string): Promise<string[]> {
  return transact(ctx, async (tx) => {
    const { person } = await profiles.exportPerson(tx, profileId)
    const profileIds = await profiles.erasePerson(tx, profileId)
    await forgetRejected(
      tx,
      person.identities.map((identity) => identity.value),
    )
    await forgetSuppressed(
      tx,
      person.identities.filter(({ kind }) => kind === 'email').map(({ value }) => value),
    )
    await quality.erasePerson(tx, profileIds)
    await forgetHeard(tx, profileIds)
    await eraseVisits(tx, { profileIds, anonymousIds: anonymousIdsOf(person) })
    await forgetInputs(tx, profileIds)
    await forgetTravels(tx, profileIds)
    await deliver.erasePerson(tx, profileIds)
    await publish(tx, FEED, { profileIds })
    return profileIds
  })
}

/** The ids by which browsers know a person. */
export function anonymousIdsOf({ identities }: Pick<profiles.Person, 'identities'>): string[] {
  return identities.filter(({ kind }) => kind === 'anonymous_id').map(({ value }) => value)
}

/** Lets ClickHouse forget who was erased; a repeat changes nothing. */
export const erasureConsumer: FeedConsumer = {
  feed: FEED,
  name: 'erasure',
  handle: async (ctx, entries) => {
    const profileIds = entries.flatMap(({ payload }) => payload.profileIds as string[])
    if (await eventsUnderWay(ctx, profileIds))
      throw new Error('Events of an erased person are still being stored; trying again.')
    await forgetEvents(ctx, profileIds)
    await segments.erasePerson(ctx, profileIds)
  },
}
