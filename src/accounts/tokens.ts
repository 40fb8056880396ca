import { randomBytes } from 'node:crypto'
import { sha256Hex } from '../lib/hash.ts'

/** A secret for a cookie, a link or a key: 32 random bytes. Only its hash is stored. */
export function newToken(prefix = ''): { token: string; tokenHash: string } {
  const token = prefix + randomBytes(32).toString('base64url')
  return { token, tokenHash: sha256Hex(token) }
}
