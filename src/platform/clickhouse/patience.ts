import { AppError } from '../errors.ts'

/** Time for the engine to come back, which takes about a second. */
const PATIENCE_MILLIS = 8_000
const PAUSE_MILLIS = 100

const TIMEOUT_EXCEEDED = '159'
const MEMORY_LIMIT_EXCEEDED = '241'

/**
 * Runs `work` again while the database is away: `always` for what may be repeated, `unsent` only where nothing
 * can have reached it. What the product cannot mend becomes a sentence.
 */
export async function withPatience<T>(repeat: 'always' | 'unsent', work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + PATIENCE_MILLIS
  for (;;) {
    try {
      return await work()
    } catch (error) {
      const { code } = error as { code?: string }
      const away = code === 'ECONNREFUSED' || (repeat === 'always' && code === 'ECONNRESET')
      if (!away || Date.now() >= deadline) throw explained(error, code)
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS))
    }
  }
}

function explained(error: unknown, code: string | undefined): unknown {
  const message = messageOf(code)
  return message === undefined ? error : new AppError('unavailable', { message, cause: error })
}

function messageOf(code: string | undefined): string | undefined {
  if (code === 'ECONNREFUSED' || code === 'ECONNRESET')
    return 'ClickHouse does not answer. Try again in a moment; if it stays so, look at the log of the server.'
  if (code === TIMEOUT_EXCEEDED)
    return 'This took too long and was ended. Narrow the period or the people asked for.'
  if (code === MEMORY_LIMIT_EXCEEDED)
    return 'This needs more memory than ClickHouse has. Narrow the period or the people asked for, or raise TACTFUL_CLICKHOUSE_MEMORY_MB.'
  return undefined
}
