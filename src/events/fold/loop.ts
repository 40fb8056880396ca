import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { Listen } from '../../platform/postgres/index.ts'
import { INBOX_CHANNEL } from '../inbox/store.ts'
import { type FoldedBatch, type Folding, foldBatch } from './fold-batch.ts'
import { recoverBatches, storeBatch } from './store-batch.ts'

/** What the loop needs from its surroundings. */
export interface FoldLoopOptions extends Folding {
  listen: Listen
  /** Called after a batch is in both databases, for instance to refresh what is derived from it. */
  onStored?(batch: { id: number; events: number }): Promise<void>
}

/** The running fold. */
export interface FoldLoop {
  /** Finishes what has begun, and ends. */
  stop(): Promise<void>
}

// Whoever holds this folds; another process waits and takes over when it is let go.
const LEADER_LOCK = 7_224_883_511
const SYSTEM = '00000000-0000-0000-0000-000000000000'

/** ClickHouse likes few, large inserts: batches that are not full start at least this far apart. */
const PACE_MILLIS = 200
const POLL_MILLIS = 500
const RETRY_MILLIS = 500

/**
 * Folds the inbox until stopped, in the one process that holds the lock. A failure that passes is waited out;
 * what was begun is finished first.
 */
export function runFold(options: FoldLoopOptions): FoldLoop {
  const base = options.systemCtx(SYSTEM)
  const bell = alarm()
  let stopped = false

  const run = async () => {
    const unlisten = await untilDone(
      () => options.listen(INBOX_CHANNEL, bell.ring),
      () => stopped,
    )
    while (!stopped) {
      try {
        await base.db.connection().execute(async (connection) => {
          if (!(await lead(connection, bell, () => stopped))) return
          const alive = () => sql`SELECT 1`.execute(connection)
          try {
            await recoverBatches(base)
            await foldWhileLeading(base, options, bell, () => stopped, alive)
          } finally {
            await sql`SELECT pg_advisory_unlock(${LEADER_LOCK})`.execute(connection).catch(() => undefined)
          }
        })
      } catch (error) {
        base.log.error({ err: error }, 'folding failed; trying again')
        await bell.wait(RETRY_MILLIS, true)
      }
    }
    await unlisten?.()
  }
  const done = run()
  return {
    stop: async () => {
      stopped = true
      bell.ring()
      await done
    },
  }
}

type Connection = Ctx['db']

async function lead(connection: Connection, bell: Alarm, stopped: () => boolean): Promise<boolean> {
  while (!stopped()) {
    const { rows } = await sql<{ led: boolean }>`
      SELECT pg_try_advisory_lock(${LEADER_LOCK}) AS led`.execute(connection)
    if (rows[0]?.led) return true
    await bell.wait(1000, true)
  }
  return false
}

/** While ClickHouse takes one batch, Postgres folds the next. */
async function foldWhileLeading(
  base: Ctx,
  options: FoldLoopOptions,
  bell: Alarm,
  stopped: () => boolean,
  alive: () => Promise<unknown>,
): Promise<void> {
  let storing: Promise<void> = Promise.resolve()
  const store = async (batch: FoldedBatch) => {
    await storeBatch(base, batch)
    await options.onStored?.({ id: batch.id, events: batch.rows.length }).catch((error: unknown) => {
      base.log.error({ err: error, batch: batch.id }, 'what follows a stored batch failed')
    })
  }
  try {
    while (!stopped()) {
      const started = performance.now()
      const batch = await foldBatch(base, options)
      await storing
      if (batch) storing = store(batch)
      // Its failure is reported where it is awaited.
      storing.catch(() => undefined)
      if (batch?.full) continue
      if (!batch) await alive()
      const pause = batch ? PACE_MILLIS - (performance.now() - started) : POLL_MILLIS
      await bell.wait(pause, batch !== undefined)
    }
  } finally {
    await storing
  }
}

/** Something to sleep on until it rings. */
interface Alarm {
  ring(): void
  /** Sleeps; `deaf` sleeps on when it rings, unless the ring was the last. */
  wait(millis: number, deaf?: boolean): Promise<void>
}

function alarm(): Alarm {
  let rung = false
  let wake: (() => void) | undefined
  return {
    ring: () => {
      rung = true
      wake?.()
    },
    wait: async (millis, deaf = false) => {
      if (!deaf && rung) {
        rung = false
        return
      }
      if (millis <= 0) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, millis)
        if (!deaf)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
      })
      wake = undefined
      if (!deaf) rung = false
    },
  }
}

async function untilDone<T>(attempt: () => Promise<T>, stopped: () => boolean): Promise<T | undefined> {
  while (!stopped()) {
    try {
      return await attempt()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLIS))
    }
  }
  return undefined
}
