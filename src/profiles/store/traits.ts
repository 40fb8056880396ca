import { sql } from 'kysely'
import { canonicalJson } from '../../lib/hash.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { type KeptTrait, type Observation, replaces, valueHash } from '../traits.ts'
import { jsons, texts, uuids } from './columns.ts'
import { markForMirror } from './mirror-queue.ts'
import { anyOf, tables } from './profiles.ts'

type Kept = Map<string, KeptTrait>

const DAY = 86_400_000
const MOST_KEPT = 1000

/**
 * Keeps the latest observation of each trait of each profile. One that only repeats what is known is written when it
 * is a day newer, so that a client which sends all traits with every event does not rewrite them each time.
 */
export async function keepTraits(tx: Ctx, observations: readonly Observation[]): Promise<void> {
  if (observations.length === 0) return
  const profiles = await readKept(tx, [...new Set(observations.map((one) => one.profileId))])
  const touched = new Set<string>()
  const changed = new Set<string>()
  for (const one of observations) {
    const kept = profiles.get(one.profileId) ?? new Map<string, KeptTrait>()
    profiles.set(one.profileId, kept)
    const before = kept.get(one.name)
    if (
      before
        ? !replaces(one, { value: before.value, observedAt: new Date(before.at) })
        : kept.size >= MOST_KEPT
    )
      continue
    if (before?.repaired && one.source !== 'console' && valueHash(one.value) === before.repaired) continue
    const repeats = before && canonicalJson(before.value) === canonicalJson(one.value)
    const also = otherSource(one, before)
    const news = !repeats || (also !== undefined && before.also?.source !== also.source)
    if (!news && !touched.has(one.profileId) && one.observedAt.getTime() - before.at < DAY) continue
    const { profileId, name, observedAt, ...rest } = one
    kept.set(name, {
      ...rest,
      at: observedAt.getTime(),
      ...(also && { also }),
      ...(repeats && before.verdict && { verdict: before.verdict }),
      ...(repeats && before.repaired && { repaired: before.repaired }),
    })
    touched.add(profileId)
    if (news) changed.add(profileId)
  }
  const written = [...touched].map((id): [string, Kept] => [id, profiles.get(id) ?? new Map()])
  await writeKept(tx, written)
  await markForMirror(tx, changed, false)
}

/** What another source than that of an observation said last, of traits that say who somebody is. */
function otherSource(next: Observation, before: KeptTrait | undefined): KeptTrait['also'] {
  if (!before || (next.kind !== 'contact' && next.kind !== 'demographic')) return undefined
  if (before.source !== next.source) return { source: before.source, value: before.value, at: before.at }
  return before.also?.source === next.source ? undefined : before.also
}

/**
 * Changes kept traits of these profiles by hand: `change` alters the traits of one profile and says whether it did.
 * Locks their rows.
 */
export async function changeTraits(
  tx: Ctx,
  profileIds: readonly string[],
  change: (profileId: string, kept: Map<string, KeptTrait>) => boolean,
): Promise<void> {
  const profiles = await readKept(tx, profileIds)
  const changed = [...profiles].filter(([id, kept]) => change(id, kept))
  await writeKept(tx, changed)
  await markForMirror(tx, new Set(changed.map(([id]) => id)), false)
}

/** Every kept trait of these profiles, cleared ones among them. */
export async function readTraits(ctx: Ctx, profileIds: readonly string[]): Promise<Observation[]> {
  return [...(await readKept(ctx, profileIds))].flatMap(([profileId, kept]) =>
    [...kept].map(([name, { at, ...rest }]) => ({
      ...rest,
      reason: rest.reason,
      profileId,
      name,
      observedAt: new Date(at),
    })),
  )
}

async function readKept(ctx: Ctx, profileIds: readonly string[]): Promise<Map<string, Kept>> {
  if (profileIds.length === 0) return new Map()
  const rows = await tables(ctx)
    .selectFrom('traits')
    .select(['profile_id', 'state'])
    .where('workspace_id', '=', ctx.workspace)
    .where('profile_id', '=', anyOf(profileIds))
    .execute()
  return new Map(rows.map((row) => [row.profile_id, new Map(Object.entries(row.state))]))
}

async function writeKept(tx: Ctx, profiles: readonly (readonly [string, Kept])[]): Promise<void> {
  if (profiles.length === 0) return
  const names = (name: string) => texts(profiles.map(([, kept]) => searchText(kept.get(name)?.value)))
  await sql`
    INSERT INTO traits (workspace_id, profile_id, state, first_name, last_name, full_name)
    SELECT ${tx.workspace}, new.id, new.state::json, new.first_name, new.last_name, new.full_name
    FROM unnest(
      ${uuids(profiles.map(([id]) => id))}, ${jsons(profiles.map(([, kept]) => Object.fromEntries(kept)))},
      ${names('firstName')}, ${names('lastName')}, ${names('name')}
    ) AS new(id, state, first_name, last_name, full_name)
    ON CONFLICT (workspace_id, profile_id) DO UPDATE SET state = excluded.state,
      first_name = excluded.first_name, last_name = excluded.last_name, full_name = excluded.full_name
  `.execute(tx.db)
}

/** A name in the form in which it is searched. */
function searchText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  return value.normalize('NFC').toLowerCase().slice(0, 100).toWellFormed() || undefined
}
