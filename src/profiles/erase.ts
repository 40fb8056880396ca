import { sql } from 'kysely'
import { type Ctx, transact } from '../platform/ctx.ts'
import { record } from '../platform/journal/index.ts'
import { readBehaviour } from './behaviour-store.ts'
import { readConsents } from './consent-store.ts'
import { readIdentitiesOf } from './graph-store.ts'
import { markForMirror } from './mirror-queue.ts'
import { requirePerson } from './people.ts'
import { getPerson, toConsent, toTrait } from './person.ts'
import type { Person } from './schema.ts'
import { anyOf, lockProfiles, profilesOf } from './store.ts'
import { readTraits } from './trait-store.ts'

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
    const { workspace, db } = tx
    const ids = anyOf(profileIds)
    for (const table of ['traits', 'consents', 'behaviours', 'identities'])
      await sql`DELETE FROM ${sql.table(table)} WHERE workspace_id = ${workspace} AND profile_id = ${ids}`.execute(
        db,
      )
    await sql`
      DELETE FROM identity_links
      WHERE workspace_id = ${workspace} AND (a = ANY (${keys as string[]}) OR b = ANY (${keys as string[]}))
    `.execute(db)
    await sql`
      DELETE FROM merges WHERE workspace_id = ${workspace} AND (from_profile = ${ids} OR to_profile = ${ids})
    `.execute(db)
    await sql`
      UPDATE identities SET follows_profile_id = NULL, follows_at = NULL
      WHERE workspace_id = ${workspace} AND follows_profile_id = ${ids}
    `.execute(db)
    await sql`
      UPDATE profiles SET erased_at = ${tx.clock.now()} WHERE workspace_id = ${workspace} AND id = ${ids}
    `.execute(db)
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
