import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, testStack } from '../../../test/harness/index.ts'
import { newId } from '../../lib/ids.ts'
import { transact } from '../../platform/ctx.ts'
import { markForMirror, markMirrored, readWaiting } from './mirror-queue.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

test('a profile that is being changed stays on the list, and nobody waits for it', async () => {
  const ctx = await stack.workspace()
  const [still, changing] = [newId(), newId()]
  await markForMirror(ctx, [still, changing], false)
  const waiting = (await readWaiting(ctx, 1000)).filter((row) => row.workspace_id === ctx.workspace)
  expect(waiting).toHaveLength(2)
  await transact(ctx, async (tx) => {
    await markForMirror(tx, [changing], false)
    // would never come back if it waited for this transaction
    await markMirrored(ctx, waiting)
  })
  const left = (await readWaiting(ctx, 1000)).filter((row) => row.workspace_id === ctx.workspace)
  expect(left.map((row) => row.profile_id)).toEqual([changing])
})
