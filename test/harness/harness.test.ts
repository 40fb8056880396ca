import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, testStack } from './index.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

test('a workspace has an administrator and other actors with their own roles', async () => {
  const ctx = await stack.workspace()
  const reviewer = await stack.actor(ctx, ['reviewer'])
  expect(ctx.actor.permissions.has('users.write')).toBe(true)
  expect(reviewer.actor.permissions.has('users.write')).toBe(false)
  expect(reviewer.workspace).toBe(ctx.workspace)
  expect(reviewer.actor.id).not.toBe(ctx.actor.id)
})

test('both databases are migrated', async () => {
  const tables = stack.postgres.db.withTables<{ migrations: { name: string } }>()
  expect((await tables.selectFrom('migrations').selectAll().execute()).length).toBeGreaterThan(0)
  expect((await stack.facts.query('SELECT name FROM schema_migrations')).length).toBeGreaterThan(0)
})
