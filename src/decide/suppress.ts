import { keyedHasher } from '../accounts/index.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { record } from '../platform/journal/index.ts'
import type { Suppression } from './schema.ts'
import {
  deleteSuppression,
  forgetAddresses,
  insertSuppression,
  readSuppressed,
  readSuppressions,
  type SuppressionCursor,
} from './store/suppressions.ts'

/** An address that takes no more mail, and why. */
export type NewSuppression = Omit<Suppression, 'address'> & { address: string }

/** Lets no more mail go to an address, whatever consent says; a second time changes nothing. */
export async function suppress(ctx: Ctx, { address, reason, detail }: NewSuppression): Promise<void> {
  await transact(ctx, async (tx) => {
    const hash = (await addressHasher(tx))(address)
    const row = { address: plainAddress(address), address_hash: hash, reason, detail: detail ?? null }
    if (!(await insertSuppression(tx, row))) return
    await record(tx, { action: 'address.suppressed', subject: subjectOf(hash), data: { reason } })
  })
}

/** Lets mail go to the address again. */
export async function unsuppress(ctx: Ctx, address: string): Promise<void> {
  await transact(ctx, async (tx) => {
    const hash = (await addressHasher(tx))(address)
    if (!(await deleteSuppression(tx, hash))) return
    await record(tx, { action: 'address.unsuppressed', subject: subjectOf(hash) })
  })
}

/** Those of the addresses that are suppressed, as they were given. */
export async function suppressedAmong(ctx: Ctx, addresses: readonly string[]): Promise<Set<string>> {
  const hashOf = await addressHasher(ctx)
  const hashes = new Map(addresses.map((address) => [address, hashOf(address)]))
  const found = await readSuppressed(ctx, [...new Set(hashes.values())])
  if (found.size === 0) return found
  return new Set(addresses.filter((address) => found.has(hashes.get(address) ?? '')))
}

/** Forgets the addresses themselves; that no mail goes to them stays. */
export async function forgetSuppressed(tx: Ctx, addresses: readonly string[]): Promise<void> {
  const hashOf = await addressHasher(tx)
  await forgetAddresses(tx, addresses.map(hashOf))
}

/** Suppressed addresses in alphabetical order, with why and since when; those of erased people come last, without. */
export async function listSuppressions(
  ctx: Ctx,
  { after, limit }: { after?: string; limit: number },
): Promise<{ items: (Suppression & { at: string })[]; next?: string }> {
  const rows = await readSuppressions(ctx, {
    limit,
    ...(after !== undefined && { after: readCursor(after) }),
  })
  const items = rows.map(({ address, reason, detail, suppressed_at }) => ({
    address,
    reason,
    ...(detail !== null && { detail }),
    at: suppressed_at.toISOString(),
  }))
  const last = rows.at(-1)
  const full = last !== undefined && rows.length === limit
  return { items, ...(full && { next: `${last.address_hash} ${last.address ?? ''}` }) }
}

function readCursor(text: string): SuppressionCursor {
  const [, hash, address] = /^([0-9a-f]{64}) (.*)$/.exec(text) ?? []
  if (hash === undefined || address === undefined)
    throw new AppError('invalid_request', {
      message: 'This is not a cursor of this list. Start without `after`.',
    })
  return { hash, address }
}

async function addressHasher(ctx: Ctx): Promise<(address: string) => string> {
  const hashOf = await keyedHasher(ctx)
  return (address) => hashOf(`address:${plainAddress(address)}`)
}

function plainAddress(address: string): string {
  return address.trim().toLowerCase()
}

/** The journal holds no address but its keyed hash. */
function subjectOf(hash: string): { kind: string; id: string } {
  return { kind: 'address', id: hash.slice(0, 32) }
}
