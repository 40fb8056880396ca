import { Type } from 'typebox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askModel, type ModelSettings } from './index.ts'
import { cut, endless, modelServer, raw, silence, status, text } from './testing.ts'

let server: Awaited<ReturnType<typeof modelServer>>
beforeAll(async () => {
  server = await modelServer()
})
afterAll(() => server.close())

const schema = Type.Object({ word: Type.String() }, { additionalProperties: false })
const good = text('{"word": "yes"}')

const ask = (more: { timeoutMs?: number; signal?: AbortSignal } = {}) => {
  const settings: ModelSettings = {
    provider: 'test',
    url: server.url,
    key: 'sesame',
    names: ['small'],
    timeoutMs: more.timeoutMs ?? 5000,
    dailyTokens: 1000,
    priceIn: 1,
    priceOut: 4,
    backoffMs: 1,
  }
  return askModel(settings, {
    model: 'small',
    system: 'Be brief',
    prompt: 'Say yes',
    schema,
    temperature: 0.5,
    maxTokens: 100,
    ...(more.signal && { signal: more.signal }),
  })
}

test('an answer of the expected form comes back with what it took', async () => {
  server.say(good)
  expect(await ask()).toMatchObject({
    kind: 'answer',
    value: { word: 'yes' },
    tokensIn: 100,
    tokensOut: 50,
    cost: 0.0003,
    tries: 1,
  })
  expect(server.asked).toMatchObject([
    {
      model: 'small',
      temperature: 0.5,
      key: 'Bearer sesame',
      response_format: { type: 'json_schema' },
      messages: [
        { role: 'system', content: 'Be brief' },
        { role: 'user', content: 'Say yes' },
      ],
    },
  ])
})

test('an answer in a fence of code is read', async () => {
  server.say(text('```json\n{"word": "yes"}\n```'))
  expect(await ask()).toMatchObject({ kind: 'answer', value: { word: 'yes' } })
})

test.each([
  ['JSON that ends early', text('{"word": "ye')],
  ['prose', text('The word is yes.')],
  ['another form', text('{"words": ["yes"]}')],
  ['more than was asked for', text('{"word": "yes", "also": 1}')],
  ['no completion', raw('{"hello": 1}')],
  ['no JSON', raw('<html>')],
  ['a busy server', status(429)],
  ['a server that restarts', status(503)],
  ['a connection that ends', cut],
  ['an answer without end', endless],
])('%s is tried again, and the next answer counts', async (_, reply) => {
  server.say(reply, good)
  expect(await ask()).toMatchObject({ kind: 'answer', value: { word: 'yes' }, tries: 2 })
})

test.each([
  ['malformed', text('no'), 'malformed', 3],
  ['busy', status(503), 'busy', 3],
  ['declined in words', text("I'm sorry, but I can't help with that."), 'refused', 1],
  ['declined in silence', text(''), 'refused', 1],
  ['filtered', text('{"word": "y', 'content_filter'), 'refused', 1],
  ['cut off at its longest', text('{"word": "yyyyyyyyy', 'length'), 'overlong', 1],
  ['a wrong key', status(401), 'rejected', 1],
])('what stays %s is given up with its reason', async (_, reply, code, tries) => {
  server.say(reply)
  expect(await ask()).toMatchObject({ kind: 'fault', fault: { code }, tries })
  expect(server.asked).toHaveLength(tries)
})

test('a server that says when to come back is believed', async () => {
  server.say(status(429, { 'retry-after': '1' }), good)
  const began = performance.now()
  expect(await ask()).toMatchObject({ kind: 'answer', tries: 2 })
  expect(performance.now() - began).toBeGreaterThan(900)
})

test('a model that does not answer in time is given up', async () => {
  server.say(silence)
  expect(await ask({ timeoutMs: 60 })).toMatchObject({ kind: 'fault', fault: { code: 'slow' }, tries: 3 })
})

test('what failed is counted too', async () => {
  server.say(text('no'), good)
  expect(await ask()).toMatchObject({ tokensIn: 200, tokensOut: 100 })
})

test('cancelling ends the wait at once', async () => {
  server.say(silence)
  const cancel = new AbortController()
  const asking = ask({ signal: cancel.signal })
  setTimeout(() => cancel.abort(), 30)
  await expect(asking).rejects.toMatchObject({ code: 'model_cancelled' })
})

test('a server that is not there is named as such', async () => {
  const gone = await modelServer()
  await gone.close()
  const answer = await askModel(
    {
      provider: 'test',
      url: gone.url,
      key: undefined,
      names: ['small'],
      timeoutMs: 1000,
      dailyTokens: 1,
      priceIn: 0,
      priceOut: 0,
      backoffMs: 1,
    },
    { model: 'small', system: '', prompt: 'x', schema, temperature: 0, maxTokens: 10 },
  )
  expect(answer).toMatchObject({ kind: 'fault', fault: { code: 'unreachable' } })
})
