import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { type IdentityKey, isKnown, type Link, type LinkStrength, parseKey } from '../identities.ts'
import { CROWDED, MOST_IDENTITIES } from '../partition.ts'
import { integers, texts, times, uuids } from './columns.ts'
import { anyOf, type Tables, tables } from './profiles.ts'

/** An identity as stored. */
export interface StoredIdentity {
  key: IdentityKey
  person: string
  origin: string | undefined
  firstSeen: Date
  follows: string | undefined
  followsAt: Date | undefined
}

/** A link as stored. */
export interface StoredLink extends Link {
  state: Tables['identity_links']['state']
  /** Why it was not followed. */
  reason: string | undefined
}

/** The identities among `keys` that exist. */
export async function readIdentities(
  ctx: Ctx,
  keys: readonly IdentityKey[],
): Promise<Map<IdentityKey, StoredIdentity>> {
  if (keys.length === 0) return new Map()
  const { kinds, values } = columnsOf(keys)
  const { rows } = await sql<IdentityRow & { place: number }>`
    SELECT wanted.place, profile_id, origin_profile_id, first_seen, follows_profile_id, follows_at
    FROM unnest(${texts(kinds)}, ${texts(values)}) WITH ORDINALITY AS wanted(kind, value, place)
    JOIN identities i ON i.workspace_id = ${ctx.workspace} AND i.kind = wanted.kind AND i.value = wanted.value
  `.execute(ctx.db)
  const found = new Map<IdentityKey, StoredIdentity>()
  for (const row of rows) {
    const key = keys[row.place - 1]
    if (key) found.set(key, toIdentity(key, row))
  }
  return found
}

/** Every identity of these people. */
export async function readIdentitiesOf(ctx: Ctx, persons: readonly string[]): Promise<StoredIdentity[]> {
  const rows = await tables(ctx)
    .selectFrom('identities')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('profile_id', '=', anyOf(persons))
    .orderBy('kind')
    .orderBy('value')
    .execute()
  return rows.map((row) => toIdentity(`${row.kind}:${row.value}`, row))
}

/** Of these links, those that say something new: unknown ones, or seen earlier or by stronger evidence than known. */
export async function newsAmong(ctx: Ctx, links: readonly Link[]): Promise<Link[]> {
  if (links.length === 0) return []
  const { rows } = await sql<{ place: number }>`
    SELECT wanted.place FROM unnest(
      ${texts(links.map((one) => one.a))}, ${texts(links.map((one) => one.b))},
      ${integers(links.map((one) => one.strength))}, ${times(links.map((one) => one.firstAt))}
    ) WITH ORDINALITY AS wanted(a, b, strength, first_at, place)
    LEFT JOIN identity_links l ON l.workspace_id = ${ctx.workspace} AND l.a = wanted.a AND l.b = wanted.b
    WHERE l.a IS NULL
      OR (l.state <> 'severed' AND (wanted.first_at < l.first_at OR wanted.strength < l.strength))
  `.execute(ctx.db)
  return rows.flatMap((row) => links[row.place - 1] ?? [])
}

/**
 * The links at these identities that were not severed. Of a device or browser only as many as show that it is
 * crowded.
 */
export async function readLinksAt(ctx: Ctx, keys: readonly IdentityKey[]): Promise<StoredLink[]> {
  if (keys.length === 0) return []
  const most = keys.map((key) => (isKnown(parseKey(key).kind) ? MOST_IDENTITIES : CROWDED) + 1)
  const { rows } = await sql<Tables['identity_links']>`
    SELECT DISTINCT found.* FROM unnest(${texts(keys)}, ${integers(most)}) AS wanted(key, most)
    CROSS JOIN LATERAL (
      SELECT * FROM (
        (SELECT * FROM identity_links
          WHERE workspace_id = ${ctx.workspace} AND a = wanted.key AND state <> 'severed' LIMIT wanted.most)
        UNION ALL
        (SELECT * FROM identity_links
          WHERE workspace_id = ${ctx.workspace} AND b = wanted.key AND state <> 'severed' LIMIT wanted.most)
      ) AS either LIMIT wanted.most
    ) AS found
  `.execute(ctx.db)
  return rows.map(toLink)
}

/** Adds identities; each needs its person and may have an origin. */
export async function insertIdentities(tx: Ctx, identities: readonly StoredIdentity[]): Promise<void> {
  if (identities.length === 0) return
  const { kinds, values } = columnsOf(identities.map((one) => one.key))
  await sql`
    INSERT INTO identities (workspace_id, kind, value, profile_id, origin_profile_id, first_seen, follows_profile_id, follows_at)
    SELECT ${tx.workspace}, new.* FROM unnest(
      ${texts(kinds)}, ${texts(values)}, ${uuids(identities.map((one) => one.person))},
      ${uuids(identities.map((one) => one.origin))}, ${times(identities.map((one) => one.firstSeen))},
      ${uuids(identities.map((one) => one.follows))}, ${times(identities.map((one) => one.followsAt))}
    ) AS new
  `.execute(tx.db)
}

/** Writes person, origin, first sight and follower of identities that exist. */
export async function updateIdentities(tx: Ctx, identities: readonly StoredIdentity[]): Promise<void> {
  if (identities.length === 0) return
  const { kinds, values } = columnsOf(identities.map((one) => one.key))
  await sql`
    UPDATE identities i SET profile_id = new.person, origin_profile_id = new.origin, first_seen = new.first_seen,
      follows_profile_id = new.follows, follows_at = new.follows_at
    FROM unnest(
      ${texts(kinds)}, ${texts(values)}, ${uuids(identities.map((one) => one.person))},
      ${uuids(identities.map((one) => one.origin))}, ${times(identities.map((one) => one.firstSeen))},
      ${uuids(identities.map((one) => one.follows))}, ${times(identities.map((one) => one.followsAt))}
    ) AS new(kind, value, person, origin, first_seen, follows, follows_at)
    WHERE i.workspace_id = ${tx.workspace} AND i.kind = new.kind AND i.value = new.value
  `.execute(tx.db)
}

/**
 * Adds links, or notes that known ones were seen earlier or by stronger evidence. A severed link stays severed
 * whatever is observed; only a command joins it again.
 */
export async function upsertLinks(tx: Ctx, links: readonly Link[]): Promise<void> {
  if (links.length === 0) return
  await sql`
    INSERT INTO identity_links AS l (workspace_id, a, b, strength, first_at, source, state)
    SELECT ${tx.workspace}, new.*, 'joined' FROM unnest(
      ${texts(links.map((one) => one.a))}, ${texts(links.map((one) => one.b))},
      ${integers(links.map((one) => one.strength))}, ${times(links.map((one) => one.firstAt))},
      ${texts(links.map((one) => one.source))}
    ) AS new
    ON CONFLICT (workspace_id, a, b) DO UPDATE SET
      strength = least(l.strength, excluded.strength), first_at = least(l.first_at, excluded.first_at),
      source = CASE WHEN excluded.source = 'console' THEN 'console' ELSE l.source END,
      state = CASE WHEN excluded.source = 'console' THEN 'joined' ELSE l.state END
  `.execute(tx.db)
}

/** Notes which links were followed and which not, and why. */
export async function markLinks(
  tx: Ctx,
  marks: readonly { a: string; b: string; state: StoredLink['state']; reason: string | undefined }[],
): Promise<void> {
  if (marks.length === 0) return
  await sql`
    UPDATE identity_links l SET state = new.state, reason = new.reason
    FROM unnest(
      ${texts(marks.map((one) => one.a))}, ${texts(marks.map((one) => one.b))},
      ${texts(marks.map((one) => one.state))}, ${texts(marks.map((one) => one.reason))}
    ) AS new(a, b, state, reason)
    WHERE l.workspace_id = ${tx.workspace} AND l.a = new.a AND l.b = new.b
  `.execute(tx.db)
}

/** Adds profiles under their persons. */
export async function insertProfiles(
  tx: Ctx,
  profiles: readonly { id: string; person: string }[],
  createdAt: Date,
): Promise<void> {
  if (profiles.length === 0) return
  await sql`
    INSERT INTO profiles (workspace_id, id, person_id, created_at)
    SELECT ${tx.workspace}, new.id, new.person, ${createdAt}
    FROM unnest(${uuids(profiles.map((one) => one.id))}, ${uuids(profiles.map((one) => one.person))}) AS new(id, person)
  `.execute(tx.db)
}

/** Says to whom profiles belong from now on. */
export async function regroupProfiles(
  tx: Ctx,
  profiles: readonly { id: string; person: string }[],
): Promise<void> {
  if (profiles.length === 0) return
  await sql`
    UPDATE profiles p SET person_id = new.person
    FROM unnest(${uuids(profiles.map((one) => one.id))}, ${uuids(profiles.map((one) => one.person))}) AS new(id, person)
    WHERE p.workspace_id = ${tx.workspace} AND p.id = new.id
  `.execute(tx.db)
}

/** When profiles were created. */
export async function readCreation(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Date>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(ctx)
    .selectFrom('profiles')
    .select(['id', 'created_at'])
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', anyOf(ids))
    .execute()
  return new Map(rows.map((row) => [row.id, row.created_at]))
}

/** One text for a pair of identities. */
export function linkId(pair: { a: string; b: string }): string {
  return `${pair.a}\n${pair.b}`
}

function columnsOf(keys: readonly IdentityKey[]): { kinds: string[]; values: string[] } {
  const parts = keys.map(parseKey)
  return { kinds: parts.map((part) => part.kind), values: parts.map((part) => part.value) }
}

type IdentityRow = Omit<Tables['identities'], 'kind' | 'value' | 'workspace_id'>

function toIdentity(key: IdentityKey, row: IdentityRow): StoredIdentity {
  return {
    key,
    person: row.profile_id,
    origin: row.origin_profile_id ?? undefined,
    firstSeen: row.first_seen,
    follows: row.follows_profile_id ?? undefined,
    followsAt: row.follows_at ?? undefined,
  }
}

function toLink(row: Tables['identity_links']): StoredLink {
  return {
    a: row.a as IdentityKey,
    b: row.b as IdentityKey,
    strength: row.strength as LinkStrength,
    firstAt: row.first_at,
    source: row.source,
    state: row.state,
    reason: row.reason ?? undefined,
  }
}
