import { expect, test } from 'vitest'
import { openShop } from '../stream.ts'
import { makeWorld } from '../world/world.ts'
import { mailReaders } from './react.ts'

const END = Date.UTC(2026, 5, 1, 10)
const shop = (seed: number) =>
  openShop(makeWorld({ seed, preset: 'outdoor', people: 300, days: 60, end: END, imageBase: '' }))
const mail = (name: string, token: string, offer: string) =>
  Buffer.from(
    [
      `Subject: ${offer} for you`,
      `List-Unsubscribe: <https://t.example/u/${token}>`,
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
      'MIME-Version: 1.0',
      'Content-Type: text/html; charset=utf-8',
      '',
      `<p>Hello ${name}, come to the hills.</p><a href="https://t.example/c/${token}/1">Go</a>`,
      `<img src="https://t.example/o/${token}.gif" alt="">`,
    ].join('\r\n'),
  )

/** What everybody does about a mail with this offer, and what follows from it. */
async function reactions(seed: number, token: string, offer = '10 % off') {
  const made = shop(seed)
  const read = mailReaders(made)
  const all = []
  for (const { email, person } of made.world.records) {
    const name = made.world.people[person]?.firstName ?? ''
    const reaction = await read(email, mail(name, token, offer), END)
    if (reaction)
      all.push({ ...reaction, mail: undefined, buysAt: undefined, follows: reaction.buysAt(END + 60_000) })
  }
  return all
}

test('the same mails to the same people give the same reactions and the same events, whatever their links', async () => {
  const first = await reactions(7, 'one')
  expect(first.some(({ opens }) => opens)).toBe(true)
  expect(first.some(({ follows }) => follows.some(({ event }) => event === 'Order Completed'))).toBe(true)
  expect(JSON.stringify(await reactions(7, 'two'))).toBe(JSON.stringify(first))
  expect(JSON.stringify(await reactions(8, 'one'))).not.toBe(JSON.stringify(first))
  expect(JSON.stringify(await reactions(7, 'one', '30 % off'))).not.toBe(JSON.stringify(first))
}, 60_000)

test('a mail to nobody of the shop is not read', async () => {
  expect(await mailReaders(shop(7))('who@else.example', mail('You', 'x', '5 % off'), END)).toBeUndefined()
})
