import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, connect } from '../client/client.ts'
import { folded, sendAll } from '../client/send-all.ts'
import { sendCatalogue } from '../client/send-catalogue.ts'
import type { Command } from '../command.ts'
import { act } from '../mail/act.ts'
import { mailReaders } from '../mail/react.ts'
import { openPostBox } from '../mail/receive.ts'
import { historyOfShop, openShop, type Shop } from '../stream.ts'
import type { ShopEvent, World } from '../world/shapes.ts'
import { makeWorld } from '../world/world.ts'
import { launchCampaigns, writeMails } from './set-up.ts'
import { type LogIn, signIn } from './team.ts'
import { visitNow } from './visits.ts'

/** What the server that shows a sample says. */
interface Order {
  url: string
  key: string
  author: LogIn
  approver: LogIn
  seed: number
  people: number
  days: number
  end: number
  now: number
  complete: boolean
}

const REPORT_MILLIS = 250
/** A visit begins every so often: enough for somebody who looks to see it. */
const VISIT_MILLIS = 2500
const TICK_MILLIS = 500
/** The part of the history that is there before the campaigns start. */
const RECENT_DAYS = 45
/** New events keep coming, so the last few always wait. */
const PATIENT = 200

export const sample: Command = {
  name: 'sample',
  about: 'used by the server that shows a sample shop: it says what to do',
  options: {},
  main: async () => {
    if (!process.send) throw Object.assign(new Error('Only a server starts this.'), { misuse: true })
    process.once('disconnect', () => process.exit(0))
    const order = await new Promise<Order>((resolve) => process.once('message', resolve))
    await live(order, (news) => {
      if (process.connected) process.send?.(news)
    })
  },
}

async function live(order: Order, report: (news: object) => void): Promise<void> {
  const { url } = order
  const offset = order.now - Date.now()
  const client = connect(order)
  const world = makeWorld({ ...order, preset: 'outdoor', imageBase: '' })
  const shop = openShop(world)
  const now = () => Date.now() + offset
  const arrived: ShopEvent[] = []
  const read = mailReaders(shop)
  const box = await openPostBox((to, source) => {
    void read(to, source, now()).then(async (reaction) => {
      if (!reaction) return
      await act(reaction)
      arrived.push(...reaction.buysAt(now()))
    })
  })
  report({ mailUrl: box.url })
  if (order.complete) {
    for (const _ of historyOfShop(shop));
    report({ stage: 'live', share: 1 })
    return liveOn(world, shop, client, now, arrived)
  }
  report({ stage: 'history' })
  await sendCatalogue(client, world)
  const team = { author: await signIn(url, order.author), approver: await signIn(url, order.approver) }
  await writeMails(team)
  const days = [...historyOfShop(shop)]
  const sender = senderOf(client, days, report)
  // what a newcomer looks at comes first: everybody by name, then the last weeks, the campaigns, and the rest behind
  const people = days.map((events) => events.filter(isRecord))
  await sender.send(people)
  const rest = days.map((events) => events.filter((event) => !isRecord(event)))
  await sender.send(rest.slice(-RECENT_DAYS))
  await folded(client)
  report({ stage: 'campaigns' })
  await launchCampaigns(team, ['looking', 'regulars'])
  report({ stage: 'live' })
  const living = liveOn(world, shop, client, now, arrived)
  const older = async () => {
    await sender.send(rest.slice(0, -RECENT_DAYS))
    await folded(client, PATIENT)
    report({ share: 1, complete: true })
    await launchCampaigns(team)
  }
  // people go on living, whatever a later plan of their shop's team comes to
  await Promise.all([living, older().catch((error: unknown) => report({ problem: String(error) }))])
}

function isRecord({ type, anonymousId }: ShopEvent): boolean {
  return type === 'identify' && anonymousId === undefined
}

/** Visits, one after the other, for as long as the process lives. */
async function liveOn(
  world: World,
  shop: Shop,
  client: Client,
  now: () => number,
  arrived: ShopEvent[],
): Promise<never> {
  let waiting: ShopEvent[] = []
  for (let number = 0; ; number += 1) {
    waiting.push(...visitNow(world, shop.lives, number, now()))
    const next = now() + VISIT_MILLIS
    while (now() < next) {
      waiting.push(...arrived.splice(0))
      const time = new Date(now()).toISOString()
      await client.collect(waiting.filter(({ timestamp }) => timestamp <= time))
      waiting = waiting.filter(({ timestamp }) => timestamp > time)
      await sleep(TICK_MILLIS)
    }
  }
}

/** Sends parts of a history, and tells how much of the whole is there. */
function senderOf(client: Client, days: readonly ShopEvent[][], report: (news: object) => void) {
  const total = days.reduce((sum, { length }) => sum + length, 0)
  let events = 0
  let told = 0
  return {
    send: async (part: readonly ShopEvent[][]) => {
      await sendAll(client, part.flat(), (count) => {
        events += count
        if (performance.now() - told < REPORT_MILLIS) return
        told = performance.now()
        report({ share: Math.min(0.99, events / total), events })
      })
      report({ share: Math.min(0.99, events / total), events })
    },
  }
}
