import { type Ctx, transact } from '../platform/ctx.ts'
import { record } from '../platform/journal/index.ts'
import { requirePerson } from './people.ts'
import { getPerson, toConsent, toTrait } from './person.ts'
import type { Person } from './schema.ts'
import { readBehaviour } from './store/behaviours.ts'
import { readConsents } from './store/consents.ts'
import { forgetPerson } from './store/forget.ts'
import { readIdentitiesOf } from './store/graph.ts'
import { markForMirror } from './store/mirror-queue.ts'
import { lockProfiles, profilesOf } from './store/profiles.ts'
import { readTraits } from './store/traits.ts'

/** Everything this stage keeps about a person, also what a later observation replaced. */
export async function exportPerson(
  ctx: Ctx,
  profileId: string,
): Promise<Record<string, unknown> & { person: Person }> {
  const person = await getPerson(ctx, profileId)
  const traits = await readTraits(ctx, person.profileIds)
  const consents = await readConsents(ctx, person.profileIds)
  const behaviour = await readBehaviour(ctx, person.profileIds)
  return {
    person,
    observations: traits.map((row) => ({ profileId: row.profileId, ...toTrait(row) })),
    answers: consents.map((row) => ({ profileId: row.profile_id, ...toConsent(row) })),
    behaviour: Object.fromEntries(behaviour),
  }
}

/**
 * Removes everything that says who somebody is and what they are like. The ids of the profiles stay as tombstones, so
 * that nothing that points at them comes to life again; who returns is a new person. Answers the erased profiles.
 */
export async function erasePerson(ctx: Ctx, profileId: string): Promise<string[]> {
  return transact(ctx, async (tx) => {
    await lockProfiles(tx)
    const person = await requirePerson(tx, profileId)
    const profileIds = (await profilesOf(tx, [person])).get(person) ?? [person]
    const keys = (await readIdentitiesOf(tx, [person])).map((one) => one.key)
    await forgetPerson(tx, profileIds, keys)
    await markForMirror(tx, profileIds, false)
    await record(tx, {
      action: 'person.erased',
      subject: { kind: 'profile', id: person },
      data: {
        profiles: profileIds,
        identities: keys.length,
      },
    })
    return profileIds
  })
}
