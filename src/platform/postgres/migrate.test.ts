import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Stack, testStack } from '../../../test/harness/index.ts'
import { migratePostgres, oneAtATime } from './migrate.ts'

let stack: Stack
let folder: string
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tactful-migrations-'))
  await sql`DROP TABLE IF EXISTS migrations, first, second`.execute(stack.postgres.db)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, text: string) => writeFileSync(join(folder, name), text)
const migrate = () => migratePostgres(stack.postgres.url, folder)

test('files are applied once, in the order of their numbers', async () => {
  file('010_second.sql', 'CREATE TABLE second (id int REFERENCES first);')
  file(
    '001_first.sql',
    '-- a note; with a semicolon\nCREATE TABLE first (id int PRIMARY KEY);\nINSERT INTO first VALUES (1);',
  )
  expect(await migrate()).toEqual(['001_first.sql', '010_second.sql'])
  expect(await migrate()).toEqual([])
  expect((await sql`SELECT id FROM first`.execute(stack.postgres.db)).rows).toEqual([{ id: 1 }])
})

test('of many that start at once, one applies each file', async () => {
  file('001_first.sql', 'CREATE TABLE first (id int); SELECT pg_sleep(0.2);')
  file('002_second.sql', 'CREATE TABLE second (id int);')
  const applied = await Promise.all([1, 2, 3, 4, 5, 6].map(migrate))
  expect(applied.flat().sort()).toEqual(['001_first.sql', '002_second.sql'])
})

test('a file that fails leaves nothing of itself, is named, and can be mended', async () => {
  file('001_first.sql', 'CREATE TABLE first (id int);')
  file('002_second.sql', 'CREATE TABLE second (id int); SELECT 1/0;')
  await expect(migrate()).rejects.toThrow(/002_second.sql failed.*division by zero/)
  expect(
    (
      await sql`SELECT to_regclass('second') AS second, to_regclass('first')::text AS first`.execute(
        stack.postgres.db,
      )
    ).rows,
  ).toEqual([{ second: null, first: 'first' }])
  file('002_second.sql', 'CREATE TABLE second (id int);')
  expect(await migrate()).toEqual(['002_second.sql'])
})

test('a file changed after it was applied is refused', async () => {
  file('001_first.sql', 'CREATE TABLE first (id int);')
  await migrate()
  file('001_first.sql', 'CREATE TABLE first (id bigint);')
  await expect(migrate()).rejects.toThrow(
    'The migration 001_first.sql was changed after it had been applied to the PostgreSQL database. Restore the file as it was, and put the change into a new migration.',
  )
})

test('a database of a newer version is refused', async () => {
  file('001_first.sql', 'CREATE TABLE first (id int);')
  file('002_second.sql', 'CREATE TABLE second (id int);')
  await migrate()
  rmSync(join(folder, '002_second.sql'))
  await expect(migrate()).rejects.toThrow(/002_second.sql, which this version of the program does not know/)
})

test('a file with a wrong name is refused', async () => {
  file('first.sql', '')
  await expect(migrate()).rejects.toThrow(/is named NNN_name.sql/)
})

test('work on another database is done one at a time', async () => {
  let running = 0
  let most = 0
  const work = async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setTimeout(resolve, 30))
    running -= 1
  }
  await Promise.all([1, 2, 3, 4].map(() => oneAtATime(stack.postgres.url, work)))
  expect(most).toBe(1)
})
