import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stack, testStack } from '../../../test/harness/index.ts'
import { openFacts } from './facts.ts'

let stack: Stack
let other: Stack
beforeAll(async () => {
  stack = await testStack()
  other = await testStack()
  for (const { facts } of [stack, other]) {
    await facts.command(
      "CREATE TABLE things (id UInt64, at DateTime64(3, 'UTC'), name String, money Nullable(Decimal(18, 4))) ENGINE = MergeTree PARTITION BY toYYYYMM(at) ORDER BY id SETTINGS non_replicated_deduplication_window = 100",
    )
  }
})
afterAll(() => Promise.all([stack.close(), other.close()]))

const thing = { id: 1, at: '2026-01-02T03:04:05.678Z', name: 'ü', money: 12.5 }
const countOf = async ({ facts }: Stack, id: number) =>
  (await facts.query<{ c: number }>('SELECT count() AS c FROM things WHERE id = {id:UInt64}', { id }))[0]?.c

test('rows go in and come out with numbers as numbers and times as ISO texts', async () => {
  await stack.facts.insert('things', [thing])
  expect(await stack.facts.query('SELECT * FROM things WHERE id = 1')).toEqual([thing])
  expect(
    await stack.facts.query('SELECT toUInt64(5) AS a, toInt64(-5) AS b, count() AS c FROM things'),
  ).toEqual([{ a: 5, b: -5, c: 1 }])
})

test('values of every kind are bound as they are', async () => {
  const values = {
    text: "it's \\ a\ttab,\na line and {text:String} '); DROP TABLE things; --",
    texts: ["x'y", 'b\\', ''],
    none: null,
    whole: 9007199254740991,
    when: new Date('2026-01-02T03:04:05.678Z'),
    iso: '2026-01-02T03:04:05.678Z',
    isoText: '2026-01-02T03:04:05.678Z',
    ids: ['00000000-0000-0000-0000-00000000000a'],
  }
  const rows = await stack.facts.query(
    `SELECT {text:String} AS text, {texts:Array(String)} AS texts, {none:Nullable(String)} AS none,
      {whole:UInt64} AS whole, {when:DateTime64(3, 'UTC')} AS when, {iso:DateTime64(3, 'UTC')} AS iso,
      {isoText:String} AS isoText, {ids:Array(UUID)} AS ids`,
    values,
  )
  expect(rows).toEqual([{ ...values, when: values.iso }])
})

test('twenty thousand bound values are no problem', async () => {
  const ids = Array.from({ length: 20_000 }, (_, n) => String(n).padStart(36, '0'))
  const rows = await stack.facts.query('SELECT length({ids:Array(String)}) AS n', { ids })
  expect(rows).toEqual([{ n: 20_000 }])
})

describe('nothing of one query reaches the next', () => {
  test('a value', async () => {
    await Promise.all([1, 2, 3, 4].map((id) => countOf(stack, id)))
    await expect(stack.facts.query('SELECT {id:UInt64} AS id')).rejects.toThrow(
      /Substitution `id` is not set/,
    )
    expect(await stack.facts.query("SELECT '{id:UInt64}' AS text")).toEqual([{ text: '{id:UInt64}' }])
  })

  test('a limit', async () => {
    const limit = "SELECT toString(getSetting('max_execution_time')) AS s"
    const ask = (maxSeconds?: number) =>
      stack.facts.query(limit, {}, { ...(maxSeconds !== undefined && { maxSeconds }) })
    expect(await Promise.all([ask(3), ask(4), ask(3)])).toEqual([[{ s: '3' }], [{ s: '4' }], [{ s: '3' }]])
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([[{ s: '10' }], [{ s: '10' }], [{ s: '10' }]])
  })

  test('a token', async () => {
    await stack.facts.insert('things', [{ ...thing, id: 20 }], { token: 'a' })
    await stack.facts.insert('things', [{ ...thing, id: 20 }], { token: 'a' })
    await stack.facts.insert('things', [{ ...thing, id: 20 }])
    await stack.facts.insert('things', [{ ...thing, id: 20, name: 'other' }], { token: 'b' })
    expect(await countOf(stack, 20)).toBe(3)
  })

  test('a database', async () => {
    const mine = Array.from({ length: 20 }, async () => stack.facts.query('SELECT currentDatabase() AS d'))
    const theirs = Array.from({ length: 20 }, async () => other.facts.query('SELECT currentDatabase() AS d'))
    expect(new Set((await Promise.all(mine)).flat().map((row) => JSON.stringify(row)))).toEqual(
      new Set([JSON.stringify({ d: stack.clickhouse.database })]),
    )
    expect(new Set((await Promise.all(theirs)).flat().map((row) => JSON.stringify(row)))).toEqual(
      new Set([JSON.stringify({ d: other.clickhouse.database })]),
    )
    await stack.facts.insert('things', [{ ...thing, id: 30 }])
    expect([await countOf(stack, 30), await countOf(other, 30)]).toEqual([1, 0])
  })

  test('a failure', async () => {
    await expect(stack.facts.query('SELECT nope')).rejects.toMatchObject({ code: '47' })
    await expect(stack.facts.query('SELECT * FROM nowhere')).rejects.toMatchObject({ code: '60' })
    expect(await stack.facts.query('SELECT currentDatabase() AS d')).toEqual([
      { d: stack.clickhouse.database },
    ])
  })
})

describe('a row that cannot be stored fails its batch with what is wrong, and stores nothing of it', () => {
  const good = { ...thing, id: 40 }
  test.each([
    ['a text where a number belongs', { ...good, id: 'many' }, /id/],
    ['a lone surrogate', { ...good, name: '\ud800' }, /surrogate|parse|Unicode|UTF/i],
    ['no time', { ...good, at: 'yesterday' }, /DateTime|parse/],
    ['too much money', { ...good, money: 1e30 }, /Decimal|overflow|parse/i],
    ['an unknown field', { ...good, colour: 'red' }, /colour/],
  ])('%s', async (_what, row, says) => {
    await expect(stack.facts.insert('things', [good, row])).rejects.toThrow(says)
    expect(await countOf(stack, 40)).toBe(0)
  })

  test('more than a hundred partitions', async () => {
    const rows = Array.from({ length: 150 }, (_, n) => ({
      ...good,
      at: new Date(Date.UTC(2000, n, 1)).toISOString(),
    }))
    await expect(stack.facts.insert('things', rows)).rejects.toThrow(/partitions/)
    expect(await countOf(stack, 40)).toBe(0)
  })
})

test('no rows are no insert', async () => {
  await stack.facts.insert('no_such_table', [])
})

test('short look-ups and inserts do not wait for a report', async () => {
  const began = performance.now()
  const report = stack.facts.query('SELECT sleepEachRow(0.5) FROM numbers(4)', {}, { lane: 'report' })
  const reported = report.then(() => performance.now() - began)
  await Promise.all([countOf(stack, 1), stack.facts.insert('things', [{ ...thing, id: 50 }])])
  const short = performance.now() - began
  expect(short).toBeLessThan(await reported)
  expect(await reported).toBeGreaterThan(1_900)
})

test('a query ends at its limit, with a sentence', async () => {
  const endless = stack.facts.query(
    'SELECT sum(number) FROM numbers(1000000000000)',
    {},
    { maxSeconds: 1, lane: 'report' },
  )
  await expect(endless).rejects.toThrow('This took too long and was ended')
})

test('a wrong password is refused', async () => {
  const wrong = new URL(stack.clickhouse.url)
  wrong.password = 'guess'
  const facts = openFacts({ url: wrong.href })
  expect(await facts.ping()).toBe(false)
  await expect(facts.query('SELECT 1')).rejects.toThrow(/Authentication failed/)
  await facts.close()
  expect(await stack.facts.ping()).toBe(true)
})

test('an address at which nobody answers is said in a sentence', async () => {
  const facts = openFacts({ url: 'http://127.0.0.1:1' })
  await expect(facts.query('SELECT 1')).rejects.toThrow(/ClickHouse does not answer/)
  await facts.close()
})
