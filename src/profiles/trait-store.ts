import { sql } from 'kysely'
import { canonicalJson } from '../lib/hash.ts'
import type { Ctx } from '../platform/ctx.ts'
import { jsons, texts, times, uuids } from './columns.ts'
import { markForMirror } from './mirror-queue.ts'
import { anyOf, type Tables, tables } from './store.ts'
import { type Observation, replaces } from './traits.ts'

type Row = Pick<Tables['traits'], 'profile_id' | 'name' | 'value' | 'observed_at'>

const DAY = 86_400_000
const MOST_KEPT = 1000

/**
 * Keeps the latest observation of each trait of each profile. One that only repeats what is known is written when it
 * is a day newer, so that a client which sends all traits with every event does not rewrite them each time.
 */
export async function keepTraits(tx: Ctx, observations: readonly Observation[]): Promise<void> {
  if (observations.length === 0) return
  const profileIds = [...new Set(observations.map((one) => one.profileId))]
  const known = new Map<string, { value: unknown; observedAt: Date }>()
  const sizes = new Map<string, number>()
  for (const row of await readTraitRows(tx, profileIds)) {
    known.set(traitId(row.profile_id, row.name), { value: row.value, observedAt: row.observed_at })
    sizes.set(row.profile_id, (sizes.get(row.profile_id) ?? 0) + 1)
  }
  const news = new Map<string, Observation>()
  const changed = new Set<string>()
  for (const one of observations) {
    const id = traitId(one.profileId, one.name)
    const before = news.get(id) ?? known.get(id)
    if (before && !replaces(one, before)) continue
    const repeats = before && canonicalJson(before.value) === canonicalJson(one.value)
    if (repeats && !news.has(id) && one.observedAt.getTime() - before.observedAt.getTime() < DAY) continue
    if (!before) {
      const size = sizes.get(one.profileId) ?? 0
      if (size >= MOST_KEPT) continue
      sizes.set(one.profileId, size + 1)
    }
    news.set(id, one)
    if (!repeats) changed.add(one.profileId)
  }
  await writeTraits(tx, [...news.values()])
  await markForMirror(tx, changed, false)
}

/** Every kept trait of these profiles, cleared ones among them. */
export async function readTraits(ctx: Ctx, profileIds: readonly string[]): Promise<Tables['traits'][]> {
  if (profileIds.length === 0) return []
  return tables(ctx)
    .selectFrom('traits')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('profile_id', '=', anyOf(profileIds))
    .orderBy('name')
    .execute()
}

async function readTraitRows(ctx: Ctx, profileIds: readonly string[]): Promise<Row[]> {
  return tables(ctx)
    .selectFrom('traits')
    .select(['profile_id', 'name', 'value', 'observed_at'])
    .where('workspace_id', '=', ctx.workspace)
    .where('profile_id', '=', anyOf(profileIds))
    .execute()
}

async function writeTraits(tx: Ctx, observations: readonly Observation[]): Promise<void> {
  if (observations.length === 0) return
  await sql`
    INSERT INTO traits (workspace_id, profile_id, name, value, observed_at, source, party, kind, grade, reason)
    SELECT ${tx.workspace}, new.* FROM unnest(
      ${uuids(observations.map((one) => one.profileId))}, ${texts(observations.map((one) => one.name))},
      ${jsons(observations.map((one) => one.value ?? undefined))}::jsonb[],
      ${times(observations.map((one) => one.observedAt))}, ${texts(observations.map((one) => one.source))},
      ${texts(observations.map((one) => one.party))}, ${texts(observations.map((one) => one.kind))},
      ${texts(observations.map((one) => one.grade))}, ${texts(observations.map((one) => one.reason))}
    ) AS new
    ON CONFLICT (workspace_id, profile_id, name) DO UPDATE SET value = excluded.value,
      observed_at = excluded.observed_at, source = excluded.source, party = excluded.party, kind = excluded.kind,
      grade = excluded.grade, reason = excluded.reason
  `.execute(tx.db)
}

function traitId(profileId: string, name: string): string {
  return `${profileId} ${name}`
}
