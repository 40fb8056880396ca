import { describe, expect, test } from 'vitest'
import { soundOf } from './blocking.ts'
import { columnOf, dateDigits } from './columns.ts'
import { link } from './link.ts'
import { editDistance, jaroWinkler } from './text-distance.ts'
import { bestExpectedF1 } from './threshold.ts'

test.each([
  ['martha', 'marhta', 0.961],
  ['dwayne', 'duane', 0.84],
  ['dixon', 'dicksonx', 0.813],
  ['', 'a', 0],
  ['same', 'same', 1],
])("Winkler's published example %s / %s", (a, b, expected) => {
  expect(jaroWinkler(a, b)).toBeCloseTo(expected, 3)
})

test.each([
  ['ca', 'ac', 1],
  ['kitten', 'sitting', 3],
  ['19800712', '19800721', 1],
  ['short', 'muchlongertext', 4],
])('edit distance of %s and %s, at most 3 counted', (a, b, expected) => {
  expect(editDistance(a, b, 3)).toBe(expected)
})

test.each([
  ['robert', 'r163'],
  ['tymczak', 't522'],
  ['pfister', 'p236'],
])('%s sounds like %s', (name, code) => {
  expect(soundOf(name)).toBe(code)
})

test.each([
  ['2001-02-03', '20010203'],
  ['3.2.2001', '20010203'],
  ['02/13/2001', '20010213'],
  ['19081209', '19081209'],
])('a date written %s is %s', (text, digits) => {
  expect(dateDigits(text)).toBe(digits)
})

describe('columns are understood by their values', () => {
  const many = (make: (i: number) => string) => Array.from({ length: 300 }, (_, i) => make(i))
  test.each([
    ['e-mail', many((i) => `a${i % 250}@shop.example`), 'email'],
    ['dates', many((i) => `19${10 + (i % 80)}-0${1 + (i % 9)}-1${i % 9}`), 'date'],
    ['codes', many((i) => String(100000 + ((i * 7919) % 60000))), 'code'],
    ['states', many((i) => ['vic', 'nsw', 'wa'][i % 3] as string), 'category'],
  ])('%s', (_, texts, kind) => {
    expect(columnOf('c', texts)?.kind).toBe(kind)
  })
  test('row numbers and uuids say nothing, nor does a constant', () => {
    expect(
      columnOf(
        'c',
        many((i) => `rec-${i}`),
      ),
    ).toBeUndefined()
    expect(
      columnOf(
        'c',
        many(() => 'same'),
      ),
    ).toBeUndefined()
  })
})

test('the threshold is where the expected F1 is best', () => {
  expect(bestExpectedF1([10, 8, 7, -6, -7, -8])).toBe(7)
  expect(bestExpectedF1([])).toBe(0)
})

const FIRST = [
  'anna',
  'bert',
  'carla',
  'dimitri',
  'eleanor',
  'femi',
  'gudrun',
  'hiroshi',
  'ines',
  'jorge',
  'kamala',
]
const LAST = [
  'okafor',
  'nguyen',
  'schmidt',
  'rossi',
  'dubois',
  'jensen',
  'kowalski',
  'silva',
  'murphy',
  'haddad',
]

function people(count: number) {
  const rows = Array.from({ length: count }, (_, i) => ({
    first: FIRST[(i * 7 + (i >> 3)) % FIRST.length] as string,
    last: `${LAST[(i * 3 + (i >> 4)) % LAST.length]}${'abcdefgh'[i % 8]}`,
    born: `19${String(20 + ((i * 37) % 79)).padStart(2, '0')}${String(1 + ((i * 5) % 12)).padStart(2, '0')}${String(1 + ((i * 11) % 28)).padStart(2, '0')}`,
    phone: String(100000 + ((i * 7919) % 899999)),
  }))
  const twins = rows.slice(0, count / 4).map((row, i) => ({
    ...row,
    ...(i % 3 === 0
      ? { first: row.first.slice(1) }
      : i % 3 === 1
        ? { phone: '' }
        : { born: `${row.born.slice(0, 6)}01` }),
  }))
  return [...rows, ...twins]
}

function columnsOf(rows: ReturnType<typeof people>) {
  return (['first', 'last', 'born', 'phone'] as const).map((name) => ({
    name,
    texts: rows.map((row) => row[name]),
  }))
}

test('duplicates with mistakes are found without truth, the same way for the same seed', () => {
  const rows = people(400)
  const input = { columns: columnsOf(rows), records: rows.length, seed: 1 }
  const linked = link(input)
  const taken = linked.pairs.filter((pair) => pair.weight >= linked.threshold)
  const right = taken.filter(({ a, b }) => b === a + 400)
  expect(right.length / taken.length).toBeGreaterThan(0.97)
  expect(right.length).toBeGreaterThan(95)
  expect(link(input).pairs).toEqual(linked.pairs)
})

test('two files are compared across only', () => {
  const rows = people(400)
  const linked = link({ columns: columnsOf(rows), records: rows.length, second: 400, seed: 1 })
  expect(linked.pairs.every(({ a, b }) => a < 400 && b >= 400)).toBe(true)
  const taken = linked.pairs.filter((pair) => pair.weight >= linked.threshold)
  expect(taken.filter(({ a, b }) => b === a + 400).length).toBeGreaterThan(95)
})

test('nothing to compare gives nothing', () => {
  expect(link({ columns: [], records: 2, seed: 1 }).pairs).toEqual([])
})
