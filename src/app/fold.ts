import { type FoldLoop, runFold } from '../events/index.ts'
import { drainMirror, resolve } from '../profiles/index.ts'
import { type Base, systemCtxOf } from './base.ts'

const SYSTEM = '00000000-0000-0000-0000-000000000000'

/** Folds what was collected into people and facts; what changed about people follows each batch to ClickHouse. */
export function startFold(base: Pick<Base, 'db' | 'facts' | 'clock' | 'log' | 'listen'>): FoldLoop {
  const systemCtx = systemCtxOf(base)
  const mirror = async () => {
    await drainMirror(systemCtx(SYSTEM))
  }
  return runFold({ systemCtx, resolve, listen: base.listen, onStored: mirror })
}
