import type { ColumnType } from 'kysely'
import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Rolling } from '../behaviour.ts'
import type { IdentityKind } from '../schema.ts'
import type { KeptTrait } from '../traits.ts'
import { uuids } from './columns.ts'

type Json<Value> = ColumnType<Value, string, string>

/** The tables of this stage as Postgres holds them. */
export type Tables = {
  profiles: {
    workspace_id: string
    id: string
    person_id: string
    created_at: Date
    erased_at: Date | null
  }
  identities: {
    workspace_id: string
    kind: IdentityKind
    value: string
    profile_id: string
    origin_profile_id: string | null
    first_seen: Date
    follows_profile_id: string | null
    follows_at: Date | null
  }
  identity_links: {
    workspace_id: string
    a: string
    b: string
    strength: number
    first_at: Date
    source: string
    state: 'joined' | 'conflict' | 'severed'
    reason: string | null
  }
  merges: {
    workspace_id: string
    id: string
    from_profile: string
    to_profile: string
    source: string
    at: Date
    moved: Json<string[]>
    kept: Json<string[]>
    because: Json<unknown>
    undone_at: Date | null
    undone_by: string | null
  }
  traits: {
    workspace_id: string
    profile_id: string
    state: Record<string, KeptTrait>
    first_name: string | null
    last_name: string | null
    full_name: string | null
  }
  consents: {
    workspace_id: string
    profile_id: string
    channel: string
    purpose: string
    state: 'granted' | 'denied'
    at: Date
    source: string
    evidence: unknown
  }
  behaviours: {
    workspace_id: string
    profile_id: string
    state: Rolling
  }
  profile_mirror: { workspace_id: string; profile_id: string; version: number; moved: boolean }
}

/** The database with this stage's tables. */
export const tables = (ctx: Ctx) => ctx.db.withTables<Tables>()

/**
 * Takes the workspace's turn to change who is who, until the transaction ends. Everything that writes identities,
 * traits or behaviour takes it first, so the fold and the console never wait for each other in a circle.
 */
export async function lockProfiles(tx: Ctx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`profiles ${tx.workspace}`}, 0))`.execute(tx.db)
}

/** The profiles of each person, themselves included; keyed by person. */
export async function profilesOf(ctx: Ctx, persons: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tables(ctx)
    .selectFrom('profiles')
    .select(['id', 'person_id'])
    .where('workspace_id', '=', ctx.workspace)
    .where('person_id', '=', anyOf(persons))
    .orderBy('id')
    .execute()
  const result = new Map<string, string[]>()
  for (const { id, person_id } of rows) {
    const members = result.get(person_id)
    if (members) members.push(id)
    else result.set(person_id, [id])
  }
  return result
}

/** The person of each profile now; unknown and erased profiles are missing. */
export async function personsOf(ctx: Ctx, profileIds: Iterable<string>): Promise<Map<string, string>> {
  const rows = await tables(ctx)
    .selectFrom('profiles')
    .select(['id', 'person_id'])
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', anyOf([...new Set(profileIds)]))
    .where('erased_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row.person_id]))
}

/** `ANY (…)` over ids: one bound parameter however many there are. */
export function anyOf(ids: readonly string[]) {
  return sql<string>`ANY (${uuids(ids)})`
}

/** One identifier by which an event can name each of these people: the strongest that they have. */
export async function identifiersOf(
  ctx: Ctx,
  persons: readonly string[],
): Promise<Map<string, { userId: string } | { email: string } | { anonymousId: string }>> {
  if (persons.length === 0) return new Map()
  const { rows } = await sql<{
    profile_id: string
    kind: 'user_id' | 'email' | 'anonymous_id'
    value: string
  }>`
    SELECT DISTINCT ON (profile_id) profile_id, kind, value FROM identities
    WHERE workspace_id = ${ctx.workspace} AND profile_id = ${anyOf(persons)}
      AND kind IN ('user_id', 'email', 'anonymous_id')
    ORDER BY profile_id, array_position(ARRAY['user_id', 'email', 'anonymous_id'], kind), first_seen, value
  `.execute(ctx.db)
  return new Map(
    rows.map(({ profile_id, kind, value }) => [
      profile_id,
      kind === 'user_id' ? { userId: value } : kind === 'email' ? { email: value } : { anonymousId: value },
    ]),
  )
}
