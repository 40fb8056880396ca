import { setTimeout as sleep } from 'node:timers/promises'
import type { Reaction } from './react.ts'

/** Does over the network what a reaction says: loads the picture, follows the link, leaves the list. */
export async function act({ mail, after, opens, clicks, unsubscribes }: Reaction): Promise<void> {
  await sleep(after)
  if (opens && mail.pixel) await ask(mail.pixel)
  if (clicks && mail.link) await ask(mail.link)
  if (unsubscribes && mail.unsubscribe)
    await ask(mail.unsubscribe, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    })
}

async function ask(url: string, how: RequestInit = {}): Promise<void> {
  // the shop behind a link does not exist, and a person whose page does not load shrugs
  const answer = await fetch(url, { ...how, redirect: 'manual' }).catch(() => undefined)
  await answer?.body?.cancel()
}
