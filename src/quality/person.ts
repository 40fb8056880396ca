import type { Ctx } from '../platform/ctx.ts'
import { cancelTasks } from '../review/index.ts'
import { forgetPairs, type PairRow, pairsOf } from './duplicates/store.ts'
import { listFindings } from './findings/list.ts'
import type { StoredFinding } from './findings/schema.ts'
import { forgetFindings } from './findings/store.ts'
import { changesOf, forgetChanges, type KeptChange } from './repair/store.ts'

const MOST = 10_000

/** Everything this stage keeps about a person, given all their profiles. */
export async function exportPerson(
  ctx: Ctx,
  profileIds: readonly string[],
): Promise<{ findings: StoredFinding[]; repairs: KeptChange[]; duplicates: PairRow[] }> {
  const { items } = await listFindings(ctx, { profileIds, limit: MOST })
  return {
    findings: items,
    repairs: await changesOf(ctx, profileIds),
    duplicates: await pairsOf(ctx, profileIds),
  }
}

/** Removes what was found and mended of a person; that something was mended stays, without what. */
export async function erasePerson(tx: Ctx, profileIds: readonly string[]): Promise<void> {
  await forgetFindings(tx, profileIds)
  await forgetChanges(tx, profileIds)
  for (const id of await forgetPairs(tx, profileIds))
    await cancelTasks(tx, { kind: 'duplicate', id }, 'one of the two was erased')
}
