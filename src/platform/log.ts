import { type Logger, pino } from 'pino'

/** The structured log; it carries ids and codes, never personal data. */
export type Log = Logger

/** Keys whose values never reach the log, wherever a stray object carries them. */
const personal = ['email', 'phone', 'password', 'authorization', 'cookie', 'traits', 'to', 'name']

/** Opens the log at a level; `silent` for tests. */
export function openLog(level: string): Log {
  return pino({
    level,
    base: null,
    redact: { paths: personal.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[removed]' },
  })
}
