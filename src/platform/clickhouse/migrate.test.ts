import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Stack, testStack } from '../../../test/harness/index.ts'
import { migrateClickHouse, statements } from './migrate.ts'

let stack: Stack
let folder: string
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tactful-migrations-'))
  for (const table of ['schema_migrations', 'first', 'second'])
    await stack.facts.command(`DROP TABLE IF EXISTS ${table} SYNC`)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string, text: string) => writeFileSync(join(folder, name), text)
const migrate = () => migrateClickHouse(stack.clickhouse, folder)

test('files are applied once, in order', async () => {
  file(
    '001_first.sql',
    'CREATE TABLE first (id UInt8) ENGINE = MergeTree ORDER BY id;\nINSERT INTO first VALUES (1);\n',
  )
  file('002_second.sql', 'CREATE TABLE second AS first;')
  expect(await migrate()).toEqual(['001_first.sql', '002_second.sql'])
  expect(await migrate()).toEqual([])
  expect(await stack.facts.query('SELECT id FROM first')).toEqual([{ id: 1 }])
})

test('a file that was half applied when the process died is applied to its end', async () => {
  file(
    '001_first.sql',
    'CREATE TABLE first (id UInt8) ENGINE = MergeTree ORDER BY id;\nCREATE TABLE second (id Nonsense) ENGINE = MergeTree ORDER BY id;',
  )
  await expect(migrate()).rejects.toThrow(/001_first.sql failed.*Nonsense/s)
  file(
    '001_first.sql',
    'CREATE TABLE first (id UInt8) ENGINE = MergeTree ORDER BY id;\nCREATE TABLE second (id UInt8) ENGINE = MergeTree ORDER BY id;',
  )
  expect(await migrate()).toEqual(['001_first.sql'])
  expect(await stack.facts.query('SELECT count() AS c FROM second')).toEqual([{ c: 0 }])
})

test('a changed file and a database of a newer version are refused', async () => {
  file('001_first.sql', 'CREATE TABLE first (id UInt8) ENGINE = MergeTree ORDER BY id;')
  await migrate()
  file('001_first.sql', 'CREATE TABLE first (id UInt16) ENGINE = MergeTree ORDER BY id;')
  await expect(migrate()).rejects.toThrow(
    /001_first.sql was changed after it had been applied to the ClickHouse/,
  )
  rmSync(join(folder, '001_first.sql'))
  await expect(migrate()).rejects.toThrow(/001_first.sql, which this version of the program does not know/)
})

test('statements end with a semicolon at the end of a line; comments are no statements', () => {
  const text =
    "-- one; two\nSELECT ';';\n\n-- a note;\nSELECT 2 -- at the end\n; -- done\ncreate table x (a UInt8);\nCREATE TABLE IF NOT EXISTS y (a UInt8)"
  expect(statements(text)).toEqual([
    "SELECT ';'",
    'SELECT 2 -- at the end',
    'CREATE table IF NOT EXISTS x (a UInt8)',
    'CREATE TABLE IF NOT EXISTS y (a UInt8)',
  ])
})
