import type { Channel } from './channel.ts'
import { smtpChannel } from './smtp/channel.ts'

/**
 * Keeps the mail of simulated workspaces here: it goes to the development mailbox, and from there to the simulated
 * people where they listen, but never to the world's mail server.
 */
export function keepSimulated(
  world: Channel,
  mailbox: Channel,
  isSimulated: (workspace: string) => boolean,
  mailUrl: (workspace: string) => string | undefined,
): Channel {
  const people = new Map<string, Channel>()
  const channelAt = (url: string) => {
    const known = people.get(url) ?? smtpChannel(url, 4)
    people.set(url, known)
    return known
  }
  return {
    kind: world.kind,
    lanes: world.lanes,
    check: () => world.check(),
    send: async (message, hand) => {
      if (!isSimulated(message.workspace)) return world.send(message, hand)
      const kept = await mailbox.send(message, hand)
      const url = kept.kind === 'sent' ? mailUrl(message.workspace) : undefined
      // whether the simulated people hear of it changes nothing about what was sent
      if (url !== undefined) await channelAt(url).send(message, async () => true)
      return kept
    },
    close: async () => {
      await Promise.all([world, mailbox, ...people.values()].map((channel) => channel.close()))
    },
  }
}
