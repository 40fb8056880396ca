import { readFileSync } from 'node:fs'
import { connect } from '../client/client.ts'
import { folded } from '../client/send-all.ts'
import { type Command, misuse, textOf } from '../command.ts'
import type { Truth } from '../truth.ts'
import { duplicates } from './duplicates.ts'
import { effects } from './effects.ts'
import { faults } from './faults.ts'
import { holds } from './holds.ts'
import { identity } from './identity.ts'
import type { Line } from './line.ts'
import { lookNow } from './look.ts'
import type { Measure } from './measure.ts'
import { offers } from './offers.ts'
import { recommendations } from './recommend.ts'
import { replayOf } from './replay.ts'
import { sendTime } from './send-time.ts'
import { peopleOf } from './server-people.ts'
import { streams } from './streams.ts'
import { words } from './words.ts'

/** Everything that is measured, in the order in which it is printed; one more is a file and a word here. */
const measures: readonly Measure[] = [
  identity,
  duplicates,
  faults,
  streams,
  holds,
  words,
  sendTime,
  offers,
  recommendations,
  effects,
]

export const score: Command = {
  name: 'score',
  about: 'what the server found of a shop, against its truth, a line each',
  options: {
    key: { type: 'string', value: 'KEY', about: 'a server key' },
    url: { type: 'string', value: 'URL', about: 'the server', default: 'http://127.0.0.1:4000' },
    operator: {
      type: 'string',
      value: 'TOKEN',
      about: 'the token in server.json of its data, to read holds',
    },
    truth: { type: 'string', value: 'FILE', about: 'what `run` wrote', default: 'truth.json' },
    json: { type: 'boolean', about: 'one JSON list' },
  },
  main: async (given) => {
    const server = { url: textOf(given, 'url'), key: textOf(given, 'key') }
    const operator = typeof given.operator === 'string' ? { ...server, key: given.operator } : undefined
    const lines: Line[] = []
    for await (const line of scored(server, truthIn(textOf(given, 'truth')), operator)) {
      lines.push(line)
      if (given.json !== true) console.log(`${line.what.padEnd(52)} ${line.found}`)
    }
    if (given.json === true) console.log(JSON.stringify(lines))
  },
}

/** Measures a server, a line at a time. */
export async function* scored(
  server: { url: string; key: string },
  truth: Truth,
  operator?: { url: string; key: string },
): AsyncGenerator<Line, void> {
  const client = connect(server)
  await folded(client)
  await lookNow(client)
  const at = {
    client,
    operator: operator && connect(operator),
    truth,
    replay: replayOf(truth),
    people: await peopleOf(client),
  }
  for (const measure of measures) yield* await measure(at)
}

function truthIn(file: string): Truth {
  try {
    const truth = JSON.parse(readFileSync(file, 'utf8')) as Truth
    if (truth.sent === undefined) throw new Error('it does not say what was sent')
    return truth
  } catch (error) {
    throw misuse(`${file} is not the truth of a shop: ${error instanceof Error ? error.message : error}.`)
  }
}
