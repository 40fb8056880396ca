import { randomBytes } from 'node:crypto'
import { hmacHex } from '../lib/hash.ts'
import type { Clock } from '../platform/clock.ts'
import { AppError } from '../platform/errors.ts'
import type { Db } from '../platform/postgres/index.ts'
import { checkPassword } from './passwords.ts'
import { clearFailedLogins, findUserByEmail, insertSession } from './store.ts'
import { throttled } from './throttle.ts'
import { newToken } from './tokens.ts'

/** How long a session lasts. */
export const SESSION_SECONDS = 14 * 24 * 3600

/**
 * Checks e-mail and password and opens a session; the answer is the cookie's value. After ten failures in a
 * quarter of an hour for the address or the e-mail, further attempts are refused without looking.
 */
export async function logIn(
  { db, clock, secret }: { db: Db; clock: Clock; secret: string },
  input: { email: string; password: string; address: string },
): Promise<string> {
  const emailKey = hmacHex(secret, `login:${input.email.trim().toLowerCase()}`)
  const keys = [emailKey, hmacHex(secret, `address:${input.address}`)]
  const user = await throttled({ db, clock }, keys, async () => {
    const found = await findUserByEmail(db, input.email.trim())
    const right = await checkPassword(input.password, found?.password_hash)
    if (!right || !found || found.disabled_at) throw new AppError('wrong_credentials')
    return found
  })
  await clearFailedLogins(db, emailKey)
  return openSession(db, { userId: user.id, workspaceId: user.workspace_id, at: clock.now() })
}

/** Opens a session for a user who has proved who they are. */
export async function openSession(
  db: Db,
  who: { userId: string; workspaceId: string; at: Date },
): Promise<string> {
  const { token, tokenHash } = newToken()
  await insertSession(db, {
    tokenHash,
    userId: who.userId,
    workspaceId: who.workspaceId,
    csrfToken: randomBytes(24).toString('base64url'),
    at: who.at,
    expiresAt: new Date(who.at.getTime() + SESSION_SECONDS * 1000),
  })
  return token
}
