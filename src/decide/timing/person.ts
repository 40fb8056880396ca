import type { Ctx } from '../../platform/ctx.ts'
import { readRhythms, type StoredRhythm } from './store.ts'

/** When a person is there, as learnt. */
export function exportRhythms(ctx: Ctx, profileIds: readonly string[]): Promise<StoredRhythm[]> {
  return readRhythms(ctx, profileIds)
}
