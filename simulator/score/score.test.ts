import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApiKey } from '../../src/accounts/index.ts'
import { type Stack, type TestServer, testServer, testStack } from '../../test/harness/index.ts'
import { connect } from '../client/client.ts'
import { sendCatalogue } from '../client/send-catalogue.ts'
import { fill } from '../run.ts'
import { truthOf } from '../truth.ts'
import { makeWorld } from '../world/world.ts'
import type { Line } from './line.ts'
import { scored } from './score.ts'

let stack: Stack
let server: TestServer

beforeAll(async () => {
  stack = await testStack()
  server = await testServer(stack)
})
afterAll(async () => {
  await server.close()
  await stack.close()
})

test('a small shop goes in, and the score says what was found of it', { timeout: 240_000 }, async () => {
  const ctx = await stack.workspace()
  const { key } = await createApiKey(ctx, { kind: 'server', name: 'Simulator' })
  const at = { url: server.url, key }
  const world = makeWorld({
    seed: 1,
    preset: 'outdoor',
    people: 150,
    days: 60,
    end: stack.clock.now().getTime(),
    imageBase: `${server.url}/pictures`,
  })
  await sendCatalogue(connect(at), world)
  const { sent } = await fill(connect(at), world)
  const truth = JSON.parse(JSON.stringify({ ...truthOf(world), sent }))

  const lines = new Map<string, Line>()
  for await (const line of scored(at, truth, { url: server.url, key: server.base.operatorToken }))
    lines.set(line.what, line)
  if (process.env.SCORE)
    for (const { what, found } of lines.values()) process.stdout.write(`${what}: ${found}\n`)
  const of = (begins: string) => {
    const line = [...lines.values()].find(({ what }) => what.startsWith(begins))
    if (!line) throw new Error(`There is no line "${begins}".`)
    return line.figures ?? {}
  }
  // nobody is joined with somebody else, and nothing is lost or counted twice
  expect(of('identity pairs').precision).toBeGreaterThan(0.98)
  expect(of('families on one device').kept).toBe(of('families on one device').families)
  expect(of('events of 400 days')).toMatchObject({ wrong: 0, rejected: of('events of 400 days').bad })
  expect(of('duplicate records joined by itself').precision).not.toBeLessThan(0.9)
  expect(of('duplicate records joined or asked').recall).toBeGreaterThan(0.6)
  // what is plain is found
  expect(of('faults: wrong name').recall).toBeGreaterThan(0.6)
  expect(of('faults: wrong address').recall).toBeGreaterThan(0.9)
  expect(of('holds, by').recall).toBeGreaterThan(0.6)
  expect(of('words never fitted to').recall).toBeGreaterThan(0.5)
  // intervals keep their promise
  expect(of('effect of a campaign').coverage).toBeGreaterThan(0.89)
  expect(of('A/A').alarms).toBeLessThan(0.11)
  // what is true bounds what can be found
  const { oracle = 0, tactful = 0, popularity = 0 } = of('recommendations')
  expect(oracle).toBeGreaterThanOrEqual(Math.max(tactful, popularity) - 0.1)
  expect(of('profit of the offers').oracle).toBeGreaterThan(0)
})
