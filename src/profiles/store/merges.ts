import { sql } from 'kysely'
import { newId } from '../../lib/ids.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { type IdentityKey, type LinkStrength, parseKey } from '../identities.ts'
import type { Merge } from '../schema.ts'
import { jsons, uuids } from './columns.ts'
import { anyOf, type Tables, tables } from './profiles.ts'

/** A merge that regrouping found. */
export interface NewMerge {
  from: string
  to: string
  moved: IdentityKey[]
  kept: IdentityKey[]
  because: Because[]
}

/** What a merge is put down to. */
export type MergeSource = 'console' | 'event' | 'linkage'

/** One piece of the evidence over which a merge came about. */
interface Because {
  a: IdentityKey
  b: IdentityKey
  strength: LinkStrength
  source: string
  firstAt: string
}

/** A merge with what undoing it needs. */
export interface StoredMerge extends Omit<Merge, 'undoable'> {
  moved: IdentityKey[]
  kept: IdentityKey[]
}

/** Writes merges down, so that they can be shown and undone. */
export async function insertMerges(
  tx: Ctx,
  merges: readonly NewMerge[],
  source: MergeSource = tx.actor.kind === 'user' ? 'console' : 'event',
): Promise<void> {
  if (merges.length === 0) return
  await sql`
    INSERT INTO merges (workspace_id, id, from_profile, to_profile, source, at, moved, kept, because)
    SELECT ${tx.workspace}, new.id, new.from_profile, new.to_profile, ${source},
      ${tx.clock.now()}, new.moved, new.kept, new.because
    FROM unnest(
      ${uuids(merges.map(() => newId()))}, ${uuids(merges.map((one) => one.from))},
      ${uuids(merges.map((one) => one.to))}, ${jsons(merges.map((one) => one.moved))}::jsonb[],
      ${jsons(merges.map((one) => one.kept))}::jsonb[], ${jsons(merges.map((one) => one.because))}::jsonb[]
    ) AS new(id, from_profile, to_profile, moved, kept, because)
  `.execute(tx.db)
}

/** The merges that any of these profiles took part in, newest first. */
export async function readMerges(ctx: Ctx, profileIds: readonly string[]): Promise<StoredMerge[]> {
  const rows = await tables(ctx)
    .selectFrom('merges')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where((where) =>
      where.or([where('from_profile', '=', anyOf(profileIds)), where('to_profile', '=', anyOf(profileIds))]),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return rows.map(toMerge)
}

/** One merge. */
export async function readMerge(ctx: Ctx, id: string): Promise<StoredMerge | undefined> {
  const row = await tables(ctx)
    .selectFrom('merges')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toMerge(row)
}

/** Notes that a merge was undone. */
export async function markUndone(tx: Ctx, id: string): Promise<void> {
  await tables(tx)
    .updateTable('merges')
    .set({ undone_at: tx.clock.now(), undone_by: tx.actor.id })
    .where('workspace_id', '=', tx.workspace)
    .where('id', '=', id)
    .execute()
}

type Row = Omit<Tables['merges'], 'moved' | 'kept' | 'because'> & {
  moved: string[]
  kept: string[]
  because: unknown
}

function toMerge(row: Row): StoredMerge {
  const moved = row.moved as IdentityKey[]
  return {
    id: row.id,
    fromProfile: row.from_profile,
    toProfile: row.to_profile,
    source: row.source,
    at: row.at.toISOString(),
    identities: moved.map(parseKey),
    because: (row.because as Because[]).map(({ a, b, strength, source, firstAt }) => ({
      one: parseKey(a),
      other: parseKey(b),
      how: howOf(strength, source),
      at: firstAt,
    })),
    ...(row.undone_at && { undoneAt: row.undone_at.toISOString() }),
    ...(row.undone_by && { undoneBy: row.undone_by }),
    moved,
    kept: row.kept as IdentityKey[],
  }
}

function howOf(strength: LinkStrength, source: string): Merge['because'][number]['how'] {
  if (source === 'console' || source === 'linkage' || source === 'alias') return source
  return strength === 2 ? 'device' : 'declared'
}
