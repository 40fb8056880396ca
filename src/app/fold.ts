import { type CollectedEvent, type FoldLoop, runFold } from '../events/index.ts'
import { hearWords } from '../holds/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { drainMirror, resolve } from '../profiles/index.ts'
import { checkStream } from '../quality/index.ts'
import { type Base, systemCtxOf } from './base.ts'

const SYSTEM = '00000000-0000-0000-0000-000000000000'

/** What is changed about people by hand or by preference pages reaches ClickHouse within this time. */
const MIRROR_MILLIS = 1000

/** Whose events they are; what people say in them is kept for holds until it was read; what is wrong is kept as findings. */
const resolveHearAndCheck = async (tx: Ctx, events: CollectedEvent[]): Promise<string[]> => {
  const profileIds = await resolve(tx, events)
  await hearWords(tx, events, profileIds)
  await checkStream(tx, events, profileIds)
  return profileIds
}

/** Folds what was collected into people and facts; what changed about people follows each batch to ClickHouse. */
export function startFold(base: Pick<Base, 'db' | 'facts' | 'clock' | 'log' | 'listen'>): FoldLoop {
  const systemCtx = systemCtxOf(base)
  // One at a time: whoever asks while one runs waits for the next.
  let last: Promise<void> = Promise.resolve()
  const mirror = () => {
    last = last
      .catch(() => undefined)
      .then(async () => {
        await drainMirror(systemCtx(SYSTEM))
      })
    return last
  }
  const fold = runFold({ systemCtx, resolve: resolveHearAndCheck, listen: base.listen, onStored: mirror })
  const timer = setInterval(() => {
    mirror().catch((error: unknown) => base.log.warn({ err: error }, 'copying people failed; trying again'))
  }, MIRROR_MILLIS)
  return {
    drain: async () => {
      await fold.drain()
      await mirror()
    },
    stop: async () => {
      clearInterval(timer)
      await fold.stop()
      await last.catch(() => undefined)
    },
  }
}
