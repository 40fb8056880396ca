import { sha256Hex } from '../lib/hash.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { record } from '../platform/journal/index.ts'
import type { Suppression } from './schema.ts'
import {
  deleteSuppression,
  insertSuppression,
  readSuppressed,
  readSuppressions,
} from './store/suppressions.ts'

/** Lets no more mail go to an address, whatever consent says; a second time changes nothing. */
export async function suppress(ctx: Ctx, { address, reason, detail }: Suppression): Promise<void> {
  await transact(ctx, async (tx) => {
    const plain = plainAddress(address)
    if (!(await insertSuppression(tx, { address: plain, reason, detail: detail ?? null }))) return
    await record(tx, { action: 'address.suppressed', subject: subjectOf(tx, plain), data: { reason } })
  })
}

/** Lets mail go to the address again. */
export async function unsuppress(ctx: Ctx, address: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const plain = plainAddress(address)
    if (!(await deleteSuppression(tx, plain))) return
    await record(tx, { action: 'address.unsuppressed', subject: subjectOf(tx, plain) })
  })
}

/** Those of the addresses that are suppressed, as they were given. */
export async function suppressedAmong(ctx: Ctx, addresses: readonly string[]): Promise<Set<string>> {
  const found = await readSuppressed(ctx, [...new Set(addresses.map(plainAddress))])
  return found.size === 0 ? found : new Set(addresses.filter((address) => found.has(plainAddress(address))))
}

/** Suppressed addresses in alphabetical order, with why and since when. */
export async function listSuppressions(
  ctx: Ctx,
  page: { after?: string; limit: number },
): Promise<{ items: (Suppression & { at: string })[]; next?: string }> {
  const rows = await readSuppressions(ctx, page)
  const items = rows.map(({ address, reason, detail, suppressed_at }) => ({
    address,
    reason,
    ...(detail !== null && { detail }),
    at: suppressed_at.toISOString(),
  }))
  const last = items.at(-1)
  return { items, ...(last && items.length === page.limit && { next: last.address }) }
}

function plainAddress(address: string): string {
  return address.trim().toLowerCase()
}

/**
 * The journal holds no address but a hash of it. The hash has no key, so whoever guesses an address can check the
 * guess against the journal.
 */
function subjectOf(ctx: Ctx, plain: string): { kind: string; id: string } {
  return { kind: 'address', id: sha256Hex(`${ctx.workspace}:${plain}`).slice(0, 32) }
}
