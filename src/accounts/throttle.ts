import type { Ctx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { addFailedLogin, countFailedLogins } from './store.ts'

const WINDOW_MILLIS = 15 * 60 * 1000
const MOST_FAILURES = 10

/**
 * Runs a check of a secret. A check that throws counts as a failure for each key; after ten in a quarter of an hour
 * for any of the keys, further ones are refused without looking.
 */
export async function throttled<T>(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  keys: string[],
  check: () => Promise<T>,
): Promise<T> {
  const now = clock.now()
  const since = new Date(now.getTime() - WINDOW_MILLIS)
  if ((await countFailedLogins(db, keys, since)) >= MOST_FAILURES) throw new AppError('too_many_attempts')
  try {
    return await check()
  } catch (error) {
    await addFailedLogin(db, keys, now, since)
    throw error
  }
}
