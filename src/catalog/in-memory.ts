import type { Ctx } from '../platform/ctx.ts'
import type { ProductFact } from './schema.ts'
import { readChanged } from './store.ts'

interface Kept {
  facts: Map<string, ProductFact>
  until: Date
  checked: number
  checking: Promise<void> | undefined
}

/** A change is seen at the latest after this. */
const FRESH_MILLIS = 2_000
const kept = new Map<string, Kept>()

/**
 * The catalogue in memory, for choices that cannot wait: read whole the first time, then what changed, in the
 * background.
 */
export async function catalogInMemory(ctx: Ctx): Promise<ReadonlyMap<string, ProductFact>> {
  const first = {
    facts: new Map(),
    until: new Date(0),
    checked: Number.NEGATIVE_INFINITY,
    checking: undefined,
  }
  const entry: Kept = kept.get(ctx.workspace) ?? first
  kept.set(ctx.workspace, entry)
  if (performance.now() - entry.checked < FRESH_MILLIS) return entry.facts
  entry.checking ??= refresh(ctx, entry).finally(() => {
    entry.checking = undefined
  })
  if (entry.checked === Number.NEGATIVE_INFINITY) await entry.checking
  else entry.checking.catch((error: unknown) => ctx.log.warn({ err: error }, 'the catalogue cannot be read'))
  return entry.facts
}

async function refresh(ctx: Ctx, entry: Kept): Promise<void> {
  for (const { changedAt, ...fact } of await readChanged(ctx, entry.until)) {
    entry.facts.set(fact.id, fact)
    entry.until = changedAt
  }
  entry.checked = performance.now()
}
