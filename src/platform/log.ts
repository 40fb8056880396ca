import { type Logger, type LoggerOptions, pino } from 'pino'

/** The structured log; it carries ids and codes, never personal data. */
export type Log = Logger

/** Keys whose values never reach the log, wherever a stray object carries them. */
const personal = ['email', 'phone', 'password', 'authorization', 'cookie', 'traits', 'to', 'name']

/** Opens the log at a level; `silent` for tests. */
export function openLog(level: string): Log {
  const options: LoggerOptions = {
    level,
    base: null,
    serializers: { err: plainError },
    redact: { paths: personal.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[removed]' },
  }
  // Standard output is for what commands answer.
  return pino(options, pino.destination(2))
}

/** Of an error what finds its cause. A database's carries more: the row it refused, its connection. */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code } = error as { code?: unknown }
  const cause = error.cause === undefined ? {} : { cause: plainError(error.cause) }
  return { type: error.constructor.name, message: error.message, code, stack: error.stack, ...cause }
}
