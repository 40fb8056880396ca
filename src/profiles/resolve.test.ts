import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, testStack } from '../../test/harness/index.ts'
import { newId } from '../lib/ids.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { resolve } from './resolve.ts'
import type { ProfileEvent } from './schema.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

test('late anonymous history joins the person without moving', async () => {
  const ctx = await stack.workspace()
  const [anonymous] = await transact(ctx, (tx) => resolve(tx, [at(1, { anonymousId: 'x' })]))
  const [known] = await transact(ctx, (tx) => resolve(tx, [at(2, { anonymousId: 'x', userId: 'a' })]))
  expect(known).not.toBe(anonymous)
})

function at(minute: number, event: Partial<ProfileEvent>): ProfileEvent {
  return {
    messageId: newId(),
    type: 'track',
    event: 'Seen',
    traits: {},
    context: {},
    timestamp: new Date(Date.UTC(2026, 0, 1, 0, minute)),
    source: 'web',
    lines: [],
    ...event,
  }
}
