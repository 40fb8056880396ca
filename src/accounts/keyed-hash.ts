import { hmacHex } from '../lib/hash.ts'
import type { Ctx } from '../platform/ctx.ts'
import { readHashKey } from './store.ts'

const keys = new Map<string, string>()

/**
 * Makes hashes (64 hex digits) that only this workspace can make: they stand for personal data where it must not be
 * kept, and nobody without the workspace's key can check a guess against one. The key never changes.
 */
export async function keyedHasher(ctx: Ctx): Promise<(text: string) => string> {
  const known = keys.get(ctx.workspace)
  const key = known ?? (await readHashKey(ctx.db, ctx.workspace))
  if (known === undefined) keys.set(ctx.workspace, key)
  const bytes = Buffer.from(key, 'hex')
  return (text) => hmacHex(bytes, text)
}
