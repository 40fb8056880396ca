import type { Purpose } from '../content/schema.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Hold, HoldScope } from './schema.ts'
import type { HoldRow } from './store.ts'

/** The hold as the actor may see it: of a sensitive one, others than care learn only that it is there. */
export function seenBy(ctx: Ctx, row: HoldRow): Hold {
  const open = !row.sensitive || ctx.actor.permissions.has('holds.sensitive')
  const expired = row.expires_at !== null && row.expires_at <= ctx.clock.now()
  return {
    id: row.id,
    scope: scopeOf(row),
    purposes: row.purposes as Purpose[],
    sensitive: row.sensitive,
    code: open ? row.code : null,
    reason: open ? row.reason : null,
    placedBy: open ? row.placed_by_name : null,
    placedAt: row.placed_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    active: row.released_at === null && !expired,
    releasedAt: row.released_at?.toISOString() ?? null,
    releasedBy: open ? row.released_by_name : null,
    releaseNote: open ? row.release_note : null,
    alreadyGone: row.already_gone,
    takenBack: row.taken_back,
  }
}

/** The scope of a stored hold. */
export function scopeOf(row: Pick<HoldRow, 'scope' | 'scope_id'>): HoldScope {
  if (row.scope === 'everything' || row.scope_id === null) return { kind: 'everything' }
  return { kind: row.scope, id: row.scope_id }
}
