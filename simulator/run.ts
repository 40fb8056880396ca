import { writeFileSync } from 'node:fs'
import { type Client, connect, statusOf } from './client/client.ts'
import { type Progress, progressOf } from './client/progress.ts'
import { folded, sendAll } from './client/send-all.ts'
import { sendCatalogue } from './client/send-catalogue.ts'
import { type Command, misuse, textOf, wholeOf } from './command.ts'
import { presets } from './presets/index.ts'
import { scenarios } from './scenarios/index.ts'
import { tallyOf } from './sent.ts'
import { historyOfShop, openShop } from './stream.ts'
import { truthOf } from './truth.ts'
import type { ShopEvent, World } from './world/shapes.ts'
import { makeWorld } from './world/world.ts'

const namesOf = (items: readonly { name: string }[]) => items.map(({ name }) => name).join(', ')

export const run: Command = {
  name: 'run',
  about: 'fill a workspace with the history of a shop, and write down its truth',
  options: {
    key: { type: 'string', value: 'KEY', about: 'a server key: npx tactful key create --kind server' },
    url: { type: 'string', value: 'URL', about: 'the server', default: 'http://127.0.0.1:4000' },
    preset: { type: 'string', value: 'NAME', about: namesOf(presets), default: 'outdoor' },
    people: { type: 'string', value: 'N', about: 'how many people', default: '1000' },
    days: { type: 'string', value: 'N', about: 'how long a history', default: '365' },
    seed: { type: 'string', value: 'N', about: 'another shop for each', default: '1' },
    end: { type: 'string', value: 'TIME', about: 'when the history ends; now, if left out' },
    scenario: { type: 'string', value: 'NAME,…', about: namesOf(scenarios) },
    images: { type: 'string', value: 'URL', about: 'where pictures are served; no pictures, if left out' },
    truth: { type: 'string', value: 'FILE', about: 'where to write the truth', default: 'truth.json' },
  },
  main: async (given) => {
    const client = connect({ url: textOf(given, 'url'), key: textOf(given, 'key') })
    const world = worldOf(given)
    const products = await sendCatalogue(client, world).catch((error: unknown) => {
      if (statusOf(error) !== 403) throw error
      console.error('This key may not send products; going on without. A server key may.')
      return 0
    })
    const { events, sent } = await fill(client, world, progressOf('events'))
    const file = textOf(given, 'truth')
    writeFileSync(file, `${JSON.stringify({ ...truthOf(world), sent })}\n`)
    console.error(
      `${world.people.length} people, ${products} products, ${events} events. The truth is in ${file}.`,
    )
  },
}

/** Sends the whole history of a world and waits until it is folded; answers what was sent. */
export async function fill(client: Client, world: World, progress?: Progress) {
  const shop = openShop(world)
  const tally = tallyOf(shop)
  let share = 0
  function* events(): Generator<ShopEvent, void> {
    for (const day of historyOfShop(shop)) {
      tally.add(day)
      yield* day
      share += 1 / (world.days + 1)
    }
  }
  const count = await sendAll(client, events(), (some) => progress?.add(some, share))
  await folded(client)
  progress?.end()
  return { events: count, sent: tally.sent() }
}

function worldOf(given: Parameters<Command['main']>[0]): World {
  const end = given.end === undefined ? Date.now() : Date.parse(String(given.end))
  if (Number.isNaN(end))
    throw misuse(`--end must be a time such as 2026-06-01T12:00:00Z; it is "${given.end}".`)
  try {
    return makeWorld({
      seed: wholeOf(given, 'seed', 0),
      preset: textOf(given, 'preset'),
      people: wholeOf(given, 'people', 1),
      days: wholeOf(given, 'days', 2),
      end,
      imageBase: typeof given.images === 'string' ? given.images : '',
      scenarios: typeof given.scenario === 'string' ? given.scenario.split(',') : [],
    })
  } catch (error) {
    throw misuse(error instanceof Error ? error.message : String(error))
  }
}
