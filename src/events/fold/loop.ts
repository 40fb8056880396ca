import type { Ctx } from '../../platform/ctx.ts'
import type { Db, Listen } from '../../platform/postgres/index.ts'
import { INBOX_CHANNEL } from '../inbox/store.ts'
import { type Alarm, alarm } from './alarm.ts'
import { type FoldedBatch, type Folding, foldBatch } from './fold-batch.ts'
import { BATCH_EVENTS, type ReadInbox, readAhead } from './read-batch.ts'
import { stillLeading, stopLeading, tryLead } from './store.ts'
import { recoverBatches, storeBatch } from './store-batch.ts'

/** What the loop needs from its surroundings. */
export interface FoldLoopOptions extends Folding {
  listen: Listen
  /** Called after a batch is in both databases, for instance to refresh what is derived from it. */
  onStored?(batch: { id: number; events: number }): Promise<void>
}

/** The running fold. */
export interface FoldLoop {
  /** Resolves when everything acknowledged before the call is in both databases. */
  drain(): Promise<void>
  /** Finishes what has begun, and ends. */
  stop(): Promise<void>
}

const SYSTEM = '00000000-0000-0000-0000-000000000000'

/** ClickHouse likes few, large inserts: batches that are not full start at least this far apart. */
const PACE_MILLIS = 200
const POLL_MILLIS = 500
const RETRY_MILLIS = 500

interface State {
  base: Ctx
  options: FoldLoopOptions
  bell: Alarm
  stopped: boolean
  /** Who waits for the inbox to be empty. */
  drains: (() => void)[]
}

/**
 * Folds the inbox until stopped, in the one process that holds the lock. A failure that passes is waited out;
 * what was begun is finished first.
 */
export function runFold(options: FoldLoopOptions): FoldLoop {
  const state: State = {
    base: options.systemCtx(SYSTEM),
    options,
    bell: alarm(),
    stopped: false,
    drains: [],
  }
  const done = run(state)
  return {
    drain: () =>
      new Promise((resolve) => {
        if (state.stopped) return resolve()
        state.drains.push(resolve)
        state.bell.ring(true)
      }),
    stop: async () => {
      state.stopped = true
      state.bell.ring(true)
      await done
      for (const resolve of state.drains) resolve()
    },
  }
}

async function run(state: State): Promise<void> {
  const { base, bell } = state
  const unlisten = await listening(state)
  while (!state.stopped) {
    try {
      await base.db.connection().execute(async (connection) => {
        if (!(await lead(state, connection))) return
        try {
          await recoverBatches(base)
          await foldWhileLeading(state, connection)
        } finally {
          await stopLeading(connection).catch(() => undefined)
        }
      })
    } catch (error) {
      base.log.error({ err: error }, 'folding failed; trying again')
      await bell.sleep(RETRY_MILLIS, 'deep')
    }
  }
  await unlisten?.()
}

async function listening(state: State): Promise<(() => Promise<void>) | undefined> {
  while (!state.stopped) {
    try {
      return await state.options.listen(INBOX_CHANNEL, () => state.bell.ring())
    } catch {
      await state.bell.sleep(RETRY_MILLIS, 'deep')
    }
  }
  return undefined
}

async function lead(state: State, connection: Db): Promise<boolean> {
  while (!state.stopped) {
    if (await tryLead(connection)) return true
    await state.bell.sleep(1000, 'deep')
  }
  return false
}

/** While ClickHouse takes one batch, Postgres folds the next, and the one after that is read. */
async function foldWhileLeading(state: State, connection: Db): Promise<void> {
  const { base, options, bell } = state
  let storing: Promise<void> = Promise.resolve()
  let ahead: Promise<ReadInbox | undefined> | undefined
  try {
    while (!state.stopped) {
      const started = performance.now()
      const drains = state.drains.splice(0)
      let batch: FoldedBatch | undefined
      try {
        const read = await ahead
        const more = read && read.events.length >= BATCH_EVENTS
        ahead = more ? readAhead(base.db, read.inboxIds).catch(() => undefined) : undefined
        batch = await foldBatch(base, options, read)
        await storing
      } catch (error) {
        state.drains.unshift(...drains)
        throw error
      }
      if (batch) {
        storing = store(state, batch)
        // Its failure is reported where it is awaited.
        storing.catch(() => undefined)
        state.drains.unshift(...drains)
        if (batch.full) ahead ??= readAhead(base.db).catch(() => undefined)
        if (batch.full || state.drains.length > 0) continue
        await bell.sleep(PACE_MILLIS - (performance.now() - started), 'deep')
      } else {
        for (const resolve of drains) resolve()
        await bell.sleep(POLL_MILLIS, 'light')
        // The lock is this connection's: without the connection, somebody else may lead.
        await stillLeading(connection)
      }
    }
  } finally {
    await storing
  }
}

async function store({ base, options }: State, batch: FoldedBatch): Promise<void> {
  await storeBatch(base, batch)
  await options.onStored?.({ id: batch.id, events: batch.rows.length }).catch((error: unknown) => {
    base.log.error({ err: error, batch: batch.id }, 'what follows a stored batch failed')
  })
}
