const DATA_FAULT = /^(22|23)/
const SQLSTATE = /^[0-9A-Z]{5}$/

/**
 * Whether a failure says "not now" (a lost connection, a full disk, a table that is not there yet) rather than
 * "never with this event". What Postgres blames on values, and faults of our own code, are the event's.
 */
export function isPassing(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown }
  if (typeof code === 'string' && SQLSTATE.test(code)) return !DATA_FAULT.test(code)
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return true
  return typeof message === 'string' && /connection|terminated|timeout exceeded/i.test(message)
}
