import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stack, testStack } from '../../../test/harness/index.ts'
import { type Ctx, transact } from '../ctx.ts'
import { record, verifyJournal } from './index.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

async function filled(): Promise<Ctx> {
  const ctx = await stack.workspace()
  for (let i = 1; i <= 5; i += 1)
    await record(ctx, {
      action: 'thing.changed',
      subject: { kind: 'thing', id: `t${i}` },
      data: { i, share: 0.1 },
    })
  return ctx
}

/** Tampers as someone with the database in hand could. */
async function tamper(ctx: Ctx, statements: (workspace: string) => ReturnType<typeof sql>[]) {
  await ctx.db.transaction().execute(async (db) => {
    await sql`ALTER TABLE journal_entries DISABLE TRIGGER journal_is_append_only`.execute(db)
    for (const statement of statements(ctx.workspace)) await statement.execute(db)
    await sql`ALTER TABLE journal_entries ENABLE TRIGGER journal_is_append_only`.execute(db)
  })
}

describe('the journal', () => {
  test('an untouched chain is intact', async () => {
    expect(await verifyJournal(await filled())).toMatchObject({ intact: true, entries: 5, problems: [] })
  })

  test('a changed row is named', async () => {
    const ctx = await filled()
    await tamper(ctx, (w) => [
      sql`UPDATE journal_entries SET data = '{"i": 99, "share": 0.1}' WHERE workspace_id = ${w} AND seq = 3`,
    ])
    expect((await verifyJournal(ctx)).problems).toMatchObject([{ seq: 3, kind: 'changed' }])
  })

  test('a removed row is named, at the end too', async () => {
    const ctx = await filled()
    await tamper(ctx, (w) => [sql`DELETE FROM journal_entries WHERE workspace_id = ${w} AND seq IN (2, 5)`])
    expect((await verifyJournal(ctx)).problems).toMatchObject([
      { seq: 2, kind: 'removed' },
      { seq: 5, kind: 'removed' },
    ])
  })

  test('two rows that changed places are named', async () => {
    const ctx = await filled()
    await tamper(ctx, (w) => [
      sql`UPDATE journal_entries SET seq = -2 WHERE workspace_id = ${w} AND seq = 2`,
      sql`UPDATE journal_entries SET seq = 2 WHERE workspace_id = ${w} AND seq = 4`,
      sql`UPDATE journal_entries SET seq = 4 WHERE workspace_id = ${w} AND seq = -2`,
    ])
    const { problems } = await verifyJournal(ctx)
    expect(problems).toContainEqual(expect.objectContaining({ seq: 2, kind: 'reordered' }))
    expect(problems).toContainEqual(expect.objectContaining({ seq: 4, kind: 'reordered' }))
  })

  test('the database itself refuses to change or remove a row', async () => {
    const ctx = await filled()
    await expect(
      sql`DELETE FROM journal_entries WHERE workspace_id = ${ctx.workspace}`.execute(ctx.db),
    ).rejects.toThrow('append-only')
  })

  test('a change that is rolled back leaves no entry, and writers at once make one chain', async () => {
    const ctx = await filled()
    await expect(
      transact(ctx, async (tx) => {
        await record(tx, { action: 'thing.changed', subject: { kind: 'thing', id: 'lost' } })
        throw new Error('changed my mind')
      }),
    ).rejects.toThrow('changed my mind')
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        record(ctx, { action: 'thing.changed', subject: { kind: 'thing', id: `p${i}` } }),
      ),
    )
    expect(await verifyJournal(ctx)).toMatchObject({ intact: true, entries: 25 })
  })
})
