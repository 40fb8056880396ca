import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Collection, openCollection } from '../../test/harness/collection.ts'
import { listRejected, repairRejected, replayRejected } from './index.ts'

let collection: Collection
beforeAll(async () => {
  collection = await openCollection()
})
afterAll(() => collection.close())

const calls = ['track', 'identify', 'page', 'screen', 'group', 'alias', 't', 'i', 'p', 's', 'g', 'a']
const bodyOf = (id: string) => ({
  messageId: id,
  event: 'Order Completed',
  userId: 'u1',
  previousId: 'a1',
  groupId: 'g1',
  properties: {
    order_id: 'o1',
    revenue: '12.50',
    currency: 'gbp',
    products: [{ product_id: 'p1', quantity: 2, price: 5 }],
  },
})

test('every call is acknowledged, folded and stored', async () => {
  const sender = await collection.sender()
  for (const call of calls) expect((await sender.post(`/v1/${call}`, bodyOf(call))).status).toBe(200)
  for (const call of ['batch', 'b', 'import']) {
    const answer = await sender.post(`/v1/${call}`, { batch: [{ ...bodyOf(call), type: 'track' }] })
    expect(await answer.json()).toEqual({ success: true })
  }
  const rows = await sender.stored(
    'message_id, type, event, user_id, order_id, value, currency, product_ids, product_quantities',
  )
  expect(rows).toHaveLength(15)
  expect(rows.find((row) => row.message_id === 'batch')).toEqual({
    message_id: 'batch',
    type: 'track',
    event: 'Order Completed',
    user_id: 'u1',
    order_id: 'o1',
    value: 12.5,
    currency: 'GBP',
    product_ids: ['p1'],
    product_quantities: [2],
  })
})

test('an event sent again is counted once, in the same batch and later', async () => {
  const sender = await collection.sender()
  const event = { ...bodyOf('same'), type: 'track' }
  await sender.post('/v1/batch', { batch: [event, event] })
  expect(await sender.stored('message_id')).toHaveLength(1)
  await sender.post('/v1/track', event)
  await sender.post('/v1/track', { ...event, messageId: 'other' })
  expect(await sender.stored('message_id')).toHaveLength(2)
})

describe('bodies are read by what they are', () => {
  const body = JSON.stringify(bodyOf('read'))
  const form = `data=${encodeURIComponent(Buffer.from(body).toString('base64'))}`
  const cases: [string, string | Uint8Array, Record<string, string>][] = [
    ['JSON as text/plain', body, { 'content-type': 'text/plain;charset=UTF-8' }],
    ['JSON without a type', new TextEncoder().encode(body), {}],
    ['JSON called a form', body, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['JSON behind a byte order mark', `\uFEFF${body}`, { 'content-type': 'application/json' }],
    ['gzip without a header that says so', gzipSync(body), { 'content-type': 'application/json' }],
    ['gzip with its header', gzipSync(body), { 'content-encoding': 'gzip' }],
    ['a form with Base64 data', form, { 'content-type': 'application/x-www-form-urlencoded' }],
    [
      'a form with fields',
      'messageId=read&event=Seen&userId=u1&properties=%7B%22a%22%3A1%7D',
      { 'content-type': 'application/x-www-form-urlencoded' },
    ],
    ['JSON of a strange type', body, { 'content-type': 'application/vnd.segment; v=2' }],
  ]
  test.each(cases)('%s', async (_name, sent, headers) => {
    const sender = await collection.sender()
    const answer = await sender.post('/v1/track', sent, headers)
    expect(await answer.json()).toEqual({ success: true })
    expect(await sender.stored('message_id')).toEqual([{ message_id: 'read' }])
  })
})

describe('who sends is told by', () => {
  test.each(['Basic', 'Bearer', 'body', 'lower case'])('%s', async (way) => {
    const sender = await collection.sender()
    const headers: Record<string, string> =
      way === 'Basic'
        ? { authorization: `Basic ${Buffer.from(`${sender.key}:`).toString('base64')}` }
        : way === 'Bearer'
          ? { authorization: `Bearer ${sender.key}` }
          : way === 'body'
            ? {}
            : { authorization: `bearer ${sender.key}` }
    const answer = await fetch(`${collection.server.url}/v1/page`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ anonymousId: 'a', ...(way === 'body' && { writeKey: sender.key }) }),
    })
    expect(answer.status).toBe(200)
    expect(await sender.stored()).toHaveLength(1)
  })
})

describe('what can never succeed is refused with a sentence', () => {
  const cases: [string, string | Uint8Array, number][] = [
    ['nothing', '', 400],
    ['not JSON', '{"event":', 400],
    ['a text', '"hello"', 400],
    ['a number', '7', 400],
    ['null', 'null', 400],
    ['bad UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 400],
    ['a raw NUL', '{"event":"a\0b","userId":"u"}', 400],
    ['broken gzip', new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3]), 400],
    ['5 MB', `{"batch":[],"a":"${'x'.repeat(5_000_000)}"}`, 413],
    ['a gzip bomb', gzipSync(Buffer.alloc(50_000_000, 32)), 413],
  ]
  const paths = [...calls, 'batch', 'b', 'import']
  test.each(cases)('%s', async (_name, body, status) => {
    const sender = await collection.sender()
    for (const path of paths) {
      const answer = await sender.post(`/v1/${path}`, body)
      const { error } = (await answer.json()) as { error: { code: string; message: string } }
      expect([path, answer.status]).toEqual([path, status])
      expect(error.message).toMatch(/\.$/)
    }
    expect(await sender.stored()).toEqual([])
  })

  test('an event over 32 kB, a list for one event, a batch without its list, wrong keys', async () => {
    const sender = await collection.sender()
    expect(
      (await sender.post('/v1/track', { ...bodyOf('x'), properties: { a: 'x'.repeat(40_000) } })).status,
    ).toBe(413)
    expect((await sender.post('/v1/track', [bodyOf('x')])).status).toBe(400)
    expect((await sender.post('/v1/batch', bodyOf('x'))).status).toBe(400)
    expect((await sender.post('/v1/track', bodyOf('x'), { authorization: '' })).status).toBe(401)
    expect((await sender.post('/v1/track', bodyOf('x'), { authorization: 'Basic ====' })).status).toBe(401)
    expect((await sender.post('/v1/track', bodyOf('x'), { authorization: 'Bearer nobody' })).status).toBe(401)
    expect(await sender.stored()).toEqual([])
  })
})

test('a browser of any origin may send, and asks first', async () => {
  const asked = await fetch(`${collection.server.url}/v1/t`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://shop.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,anonymousid,sentat',
    },
  })
  expect(asked.status).toBe(204)
  expect(asked.headers.get('access-control-allow-origin')).toBe('*')
  expect(asked.headers.get('access-control-allow-headers')).toMatch(/authorization.*anonymousid.*sentat/)
  const sender = await collection.sender()
  const sent = await sender.post('/v1/t', bodyOf('b'))
  expect(sent.headers.get('access-control-allow-origin')).toBe('*')
  const refused = await sender.post('/v1/t', 'x')
  expect(refused.headers.get('access-control-allow-origin')).toBe('*')
})

test('strange values are kept safe: the event stays, the value that cannot be used is named', async () => {
  const sender = await collection.sender()
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`p${i}`, i]))
  const odd = (messageId: string, properties: unknown) => ({
    type: 'track',
    messageId,
    userId: 'u',
    event: 'Order Completed',
    properties,
  })
  const answer = await sender.post('/v1/batch', {
    batch: [
      odd('1 negative', { order_id: 1, revenue: -5 }),
      odd('2 huge', { order_id: 1, revenue: 1e300 }),
      odd('3 text', { order_id: 1, revenue: '£12', currency: 'pounds', products: 'none' }),
      odd('4 nul', { order_id: 'a\0b', note: 'x\0y', half: '\ud800' }),
      odd('5 script', { order_id: 1, note: '<script>alert(1)</script>' }),
      odd('6 proto', JSON.parse('{"order_id":1,"__proto__":{"a":1},"constructor":2}')),
      odd('7 many', many),
      { ...odd('8 late', {}), timestamp: '+050000-01-01T00:00:00Z' },
      { ...odd('9 deep', {}), properties: JSON.parse(`${'[{"a":'.repeat(60)}1${'}]'.repeat(60)}`)[0] },
      'not an event',
      null,
      { type: 'track', event: 'x' },
    ],
  })
  expect(answer.status).toBe(200)
  const rows = await sender.stored<{
    message_id: string
    value: number | null
    problems: string[]
    order_id: string
  }>()
  expect(rows.map((row) => [row.message_id, row.value, row.problems])).toEqual(
    [
      ['1 negative', null, ['revenue_negative']],
      ['2 huge', null, ['revenue_too_large']],
      [
        '3 text',
        null,
        ['revenue_not_a_number', 'currency_not_a_code', 'order_id_missing', 'products_not_a_list'],
      ],
      ['4 nul', null, []],
      ['5 script', null, []],
      ['6 proto', null, []],
    ].map(([id, value, problems]) => [
      id,
      value,
      id === '3 text' ? ['revenue_not_a_number', 'currency_not_a_code', 'products_not_a_list'] : problems,
    ]),
  )
  expect(rows[3]?.order_id).toBe('ab')
  const { items } = await listRejected(sender.ctx, { limit: 50 })
  expect(items.map((item) => item.reason).sort()).toEqual(
    [
      'event_too_large',
      'identity_missing',
      'not_an_object',
      'not_an_object',
      'timestamp_out_of_range',
      'too_deep',
    ].sort(),
  )
})

test('an event nested 400,000 levels deep is set aside whole', async () => {
  const sender = await collection.sender()
  const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
  expect((await sender.post('/v1/track', deep(5_000))).status).toBe(200)
  const body = `{"batch":[{"type":"track","event":"x","userId":"u","messageId":"1"},${deep(400_000)}]}`
  expect((await sender.post('/v1/batch', body)).status).toBe(200)
  expect(await sender.stored('message_id')).toEqual([{ message_id: '1' }])
  const { items } = await listRejected(sender.ctx, { limit: 50 })
  expect(items.map((item) => item.reason)).toEqual(['too_deep', 'too_deep'])
  expect(items.some((item) => item.body === body)).toBe(true)
})

test('a rejected event can be repaired, replayed and is then counted once', async () => {
  const sender = await collection.sender()
  await sender.post('/v1/track', { messageId: 'm1', userId: 'u1', properties: { a: 1 } })
  await sender.post('/v1/track', { messageId: 'm2', event: 'Seen' })
  expect(await sender.stored()).toEqual([])
  const { items } = await listRejected(sender.ctx, { limit: 50 })
  const nameless = items.find((item) => item.reason === 'event_name_missing')
  if (!nameless) throw new Error('the event without a name is not listed')
  expect(nameless.body).toEqual({ type: 'track', messageId: 'm1', userId: 'u1', properties: { a: 1 } })
  await expect(
    repairRejected(sender.ctx, nameless.id, { ...(nameless.body as object), event: '' }),
  ).rejects.toMatchObject({ code: 'event_not_usable' })
  await repairRejected(sender.ctx, nameless.id, { ...(nameless.body as object), event: 'Seen' })
  await expect(repairRejected(sender.ctx, nameless.id, {})).rejects.toMatchObject({
    code: 'rejected_event_settled',
  })
  expect(await sender.stored('message_id, event')).toEqual([{ message_id: 'm1', event: 'Seen' }])

  expect(await replayRejected(sender.ctx, { reason: 'identity_missing' })).toBe(1)
  expect(await sender.stored('message_id')).toEqual([{ message_id: 'm1' }])
  const again = await listRejected(sender.ctx, { limit: 50 })
  expect(again.items.map((item) => [item.reason, item.state])).toEqual([['identity_missing', 'open']])
})
