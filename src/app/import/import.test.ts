import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readMap } from './map.ts'
import type { ImportedEvent, ImportedProduct } from './records.ts'
import { runImport } from './run.ts'
import { readTime } from './values.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactful-import-test-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ORDERS = `
kind: orders
time_zone: Europe/London
order_id: order
time: at
user_id: customer
product_id: sku
product_name: title
quantity: qty
price: price
refund: { column: order, startsWith: C }
traits: { country: country }
`
const HEAD = 'order,sku,title,qty,at,price,customer,country\n'

async function imported(name: string, content: string | Buffer, map: string, skip = 0) {
  const path = join(folder, name)
  writeFileSync(path, content)
  const events: ImportedEvent[] = []
  const products: ImportedProduct[] = []
  const tally = await runImport({
    files: [path],
    map: readMap(map),
    now: new Date('2026-01-01T00:00:00Z'),
    skip,
    sink: {
      events: async (batch) => void events.push(...batch),
      products: async (batch) => void products.push(...batch),
    },
  })
  return { events, products, tally }
}

describe('orders', () => {
  test('come together however their lines are spread, with refunds, people and a catalogue', async () => {
    const { events, products, tally } = await imported(
      'spread.csv',
      `${HEAD}1,a,Lantern,2,2011-06-01 09:00:00,2.50,7,France
2,b,Mug,1,2011-06-01 10:00:00,4,8,Spain
1,b,Mug,3,2011-06-01 09:00:00,4,7,France
C9,a,Lantern,-1,2011-06-03 09:00:00,2.50,7,France
3,a,Big lantern,1,2011-06-04 09:00:00,3,7,Italy
`,
      ORDERS,
    )
    expect(events.map(({ event, type, properties }) => [event ?? type, properties?.revenue])).toEqual([
      ['identify', undefined],
      ['Order Completed', 17],
      ['identify', undefined],
      ['Order Completed', 4],
      ['Order Refunded', 2.5],
      ['identify', undefined],
      ['Order Completed', 3],
    ])
    expect(events[1]?.timestamp).toBe('2011-06-01T08:00:00.000Z')
    expect(products).toEqual([
      { id: 'a', name: 'Big lantern', price: 3 },
      { id: 'b', name: 'Mug', price: 4 },
    ])
    expect(tally).toMatchObject({ rows: 5, used: 5, products: 2 })
  })

  test('name every row that cannot be used, and take the others', async () => {
    const { tally, events } = await imported(
      'bad.csv',
      `${HEAD}1,a,Lantern,two,2011-06-01 09:00:00,2.50,7,France
1,a,Lantern,2,06/01/2011,2.50,7,France
1,a,Lantern,-2,2011-06-01 09:00:00,2.50,7,France
1,a,Lantern,2,2011-06-01 09:00:00,2.50,,France
1,a,Lantern,2
2,a,Lantern,1,2011-06-01 09:00:00,2.50,7,France
`,
      ORDERS,
    )
    const named = tally.badRows.first.map(({ line, field }) => [line, field] as const)
    expect(named.sort(([a], [b]) => a - b)).toEqual([
      [2, 'quantity'],
      [3, 'time'],
      [4, 'quantity'],
      [5, 'user_id'],
      [6, ''],
    ])
    expect(tally.badRows.total + tally.used).toBe(tally.rows)
    expect(events.filter(({ type }) => type === 'track')).toHaveLength(1)
  })

  test('have the same ids in every run, and an interrupted run goes on where it stopped', async () => {
    const content = `${HEAD}1,a,Lantern,2,2011-06-01 09:00:00,2.50,7,France\n2,a,Lantern,1,2011-06-02 09:00:00,2.50,7,France\n`
    const first = await imported('again.csv', content, ORDERS)
    const second = await imported('copy.csv.gz', gzipSync(content), ORDERS)
    expect(second.events).toEqual(first.events)
    const rest = await imported('again.csv', content, ORDERS, 2)
    expect([...rest.products, ...rest.events]).toEqual([...first.products, ...first.events].slice(2))
  })
})

describe('other kinds', () => {
  test('customers in JSON lines keep their types, with consent and nested fields', async () => {
    const { events } = await imported(
      'people.jsonl',
      `{"mail":"a@b.example","vip":true,"address":{"city":"Linz"},"optin":"yes"}\nnot json\n`,
      `
kind: customers
email: mail
traits: { vip: vip, city: address.city }
consent: [{ channel: email, purpose: marketing, state: optin }]
`,
    )
    expect(events).toHaveLength(1)
    expect(events[0]?.traits).toEqual({
      vip: true,
      city: 'Linz',
      email: 'a@b.example',
      consent: { email: { marketing: 'yes' } },
    })
  })

  test('events in Parquet, with its own numbers and times', async () => {
    const buffer = parquetWriteBuffer({
      columnData: [
        { name: 'what', data: ['Product Viewed', 'Product Viewed', 'Product Added'], type: 'STRING' },
        { name: 'who', data: ['7', '8', ''], type: 'STRING' },
        { name: 'at', data: [1, 2, 3].map((day) => new Date(Date.UTC(2026, 0, day))), type: 'TIMESTAMP' },
        { name: 'price', data: [2.5, 4, 1], type: 'DOUBLE' },
        { name: 'clicks', data: [3n, 5n, 1n], type: 'INT64' },
      ],
    })
    const { events, tally } = await imported(
      'events.parquet',
      Buffer.from(buffer),
      'kind: events\nevent: what\ntime: at\nuser_id: who\nproperties: { price: price, clicks: clicks }\n',
    )
    expect(events.map(({ timestamp, properties }) => [timestamp, properties])).toEqual([
      ['2026-01-01T00:00:00.000Z', { price: 2.5, clicks: 3 }],
      ['2026-01-02T00:00:00.000Z', { price: 4, clicks: 5 }],
    ])
    expect(tally.badRows.first).toMatchObject([{ line: 3, field: 'user_id' }])
  })

  test('products with decimal commas and semicolons', async () => {
    const { products } = await imported(
      'products.csv',
      'sku;name;preis\n1;Becher;1.234,50\n2;Kanne;-1\n',
      'kind: products\ndecimal: ","\nid: sku\nname: name\nprice: preis\n',
    )
    expect(products).toEqual([{ id: '1', name: 'Becher', price: 1234.5 }])
  })
})

describe('a map', () => {
  test('that is wrong says where and what is expected', () => {
    expect(() => readMap('kind: order')).toThrow('"kind" must be one of')
    expect(() => readMap('kind: orders\ntime: at')).toThrow('"order_id" is missing')
    expect(() => readMap(`${ORDERS}\ncolour: red`)).toThrow('"colour" is not known here')
    expect(() => readMap(ORDERS.replace('user_id: customer', ''))).toThrow('must say whose row it is')
    expect(() => readMap(ORDERS.replace('Europe/London', 'Europe/Atlantis'))).toThrow('is not known')
    expect(() => readMap('a: [')).toThrow('not valid YAML')
  })
})

describe('times', () => {
  test.each([
    ['2011-03-27 00:59:00', '2011-03-27T00:59:00.000Z'],
    ['2011-03-27 02:30:00', '2011-03-27T01:30:00.000Z'],
    ['2011-10-30 02:30:00', '2011-10-30T02:30:00.000Z'],
    ['2011-06-01', '2011-05-31T23:00:00.000Z'],
    ['2011-06-01T10:00:00+02:00', '2011-06-01T08:00:00.000Z'],
    ['1306918800', '2011-06-01T09:00:00.000Z'],
  ])('%s in London is %s', (text, expected) => {
    expect(readTime(text, 'Europe/London')?.toISOString()).toBe(expected)
  })

  test('that are ambiguous or do not exist are refused', () => {
    for (const text of ['01/02/2011', '2011-02-30', '2011-13-01', '2011-01-01 25:00', '', 'soon'])
      expect(readTime(text, 'UTC')).toBeUndefined()
  })

  test('survive being written and read, in any zone', () => {
    const zones = fc.constantFrom('UTC', 'Asia/Kolkata', 'America/New_York')
    const dates = fc.date({ min: new Date('1991-01-01'), max: new Date('2069-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(
        dates,
        zones,
        (date, zone) => readTime(date.toISOString(), zone)?.getTime() === date.getTime(),
      ),
    )
  })
})

describe('record rules', () => {
  test('report rows that are used although a value looks faulty, each with its line', async () => {
    const { events, tally } = await imported(
      'faulty-customers.csv',
      `id,mail,first,last,birthday
1,jo@gmial.com,Jo,Ng,1980-02-29
2,ann@shop.example,asdf,Smith-Jones,1981-02-29
3,bea@gmail.com,Nguyễn,Okonkwo,1990-05-06
`,
      `kind: customers
user_id: id
email: mail
traits: { firstName: first, lastName: last, birthday: birthday }`,
    )
    expect(events).toHaveLength(3)
    expect(tally.faults).toMatchObject({
      rows: 2,
      byRule: { 'email.typo_domain': 1, 'name.keyboard': 1, 'date.impossible': 1 },
    })
    expect(tally.faults.first.find(({ rule }) => rule === 'email.typo_domain')).toMatchObject({
      line: 2,
      field: 'email',
      suggestion: 'jo@gmail.com',
    })
  })

  test('see that a refund names an order and that a customer is there', async () => {
    const { tally } = await imported(
      'faulty-orders.csv',
      `order,of,sku,qty,at,price,customer
1,,a,2,2011-06-01 09:00:00,2.50,7
C9,1,a,1,2011-06-03 09:00:00,2.50,7
C10,77,a,1,2011-06-03 09:00:00,2.50,8
`,
      `kind: orders
order_id: order
time: at
user_id: customer
product_id: sku
quantity: qty
price: price
refund: { column: order, startsWith: C }
refund_of: of`,
    )
    expect(tally.faults.byRule).toEqual({ 'order.refund_without_order': 1 })
    expect(tally.faults.first[0]).toMatchObject({ line: 4, field: 'refund_of_order', value: '77' })
  })

  test('find personal data in properties of events', async () => {
    const { tally } = await imported(
      'faulty-events.csv',
      'who,what,when,note,size\nu,Searched,2025-03-04,jane@firm.com,38\nu,Searched,2025-03-04,boots,39\n',
      'kind: events\nevent: what\ntime: when\nuser_id: who\nproperties: { query: note, size: size }',
    )
    expect(tally.faults).toMatchObject({ rows: 1, byRule: { 'event.personal_data': 1 } })
  })
})
