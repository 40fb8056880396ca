import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { byPerson, latestConsents, latestTraits } from '../latest.ts'
import type { Observation } from '../traits.ts'
import { readConsents } from './consents.ts'
import { anyOf, type Tables, tables } from './profiles.ts'
import { readTraits } from './traits.ts'

/** What is true of one person, put together from their profiles. */
export interface PersonDigest {
  id: string
  createdAt: Date
  known: boolean
  traits: Map<string, Observation>
  consents: Map<string, Tables['consents']>
  timeZone: string | undefined
}

/** A profile with its person. */
export interface ProfilePlace {
  person: string
  createdAt: Date
  erased: boolean
}

/** Puts together the people of these profiles: in a few statements, however many they are. */
export async function loadDigests(
  ctx: Ctx,
  profileIds: readonly string[],
): Promise<{ digests: Map<string, PersonDigest>; profiles: Map<string, ProfilePlace> }> {
  const rows = await tables(ctx)
    .selectFrom('profiles')
    .select(['id', 'person_id', 'created_at', 'erased_at'])
    .where('workspace_id', '=', ctx.workspace)
    .where(
      'person_id',
      'in',
      tables(ctx)
        .selectFrom('profiles as asked')
        .select('asked.person_id')
        .where('asked.workspace_id', '=', ctx.workspace)
        .where('asked.id', '=', anyOf(profileIds)),
    )
    .execute()
  const profiles = new Map(
    rows.map((row) => [
      row.id,
      { person: row.person_id, createdAt: row.created_at, erased: row.erased_at !== null },
    ]),
  )
  const ids = [...profiles.keys()]
  const personOf = (id: string) => profiles.get(id)?.person
  const traits = byPerson(await readTraits(ctx, ids), (one) => personOf(one.profileId))
  const consents = byPerson(await readConsents(ctx, ids), (row) => personOf(row.profile_id))
  const zones = byPerson(await readTimeZones(ctx, ids), (row) => personOf(row.profile_id))
  const known = await readKnown(ctx, [...new Set([...profiles.values()].map((place) => place.person))])
  const digests = new Map<string, PersonDigest>()
  const now = ctx.clock.now()
  for (const [id, place] of profiles) {
    if (id !== place.person || place.erased) continue
    const own = latestTraits(traits.get(id) ?? [], now)
    digests.set(id, {
      id,
      createdAt: place.createdAt,
      known: known.has(id),
      traits: own,
      consents: latestConsents(consents.get(id) ?? []),
      timeZone: timeZoneOf(own, zones.get(id) ?? []),
    })
  }
  return { digests, profiles }
}

/** Which of these people have a user id, an address or a number. */
async function readKnown(ctx: Ctx, persons: readonly string[]): Promise<Set<string>> {
  const rows = await tables(ctx)
    .selectFrom('identities')
    .select('profile_id')
    .distinct()
    .where('workspace_id', '=', ctx.workspace)
    .where('profile_id', '=', anyOf(persons))
    .where('kind', 'in', ['user_id', 'email', 'phone'])
    .execute()
  return new Set(rows.map((row) => row.profile_id))
}

type Zone = { profile_id: string; time_zone: string; at: number }

async function readTimeZones(ctx: Ctx, profileIds: readonly string[]): Promise<Zone[]> {
  const { rows } = await sql<Zone>`
    SELECT profile_id, state ->> 'timeZone' AS time_zone, (state ->> 'timeZoneAt')::bigint AS at FROM behaviours
    WHERE workspace_id = ${ctx.workspace} AND profile_id = ${anyOf(profileIds)} AND state ->> 'timeZone' IS NOT NULL
  `.execute(ctx.db)
  return rows
}

// What somebody told counts before what their browser says.
function timeZoneOf(traits: ReadonlyMap<string, Observation>, zones: readonly Zone[]): string | undefined {
  const told = traits.get('timezone')
  if (told && (told.grade === 'good' || told.grade === 'verified') && typeof told.value === 'string')
    return told.value
  return zones.toSorted((a, b) => b.at - a.at)[0]?.time_zone
}
