import { isbot } from 'isbot'
import type { Ctx } from '../platform/ctx.ts'
import { identifiersOf, personsOf } from '../profiles/index.ts'
import { eventProperties } from './endings.ts'
import { appendEvents } from './events.ts'
import type { Message } from './schema.ts'
import { readMessage } from './store/read.ts'

/** What is seen of whoever fetches a pixel or follows a link. */
export interface Visit {
  userAgent: string | undefined
  /** Says that nobody looked: fetched ahead, or only asked for headers. */
  prefetch: boolean
}

/** People do not open a mail in the moment in which it is sent; scanners do. */
const TOO_SOON_MILLIS = 2_000
/** Two links of one message within a second were not followed by a person. */
const TOO_FAST_MILLIS = 1_000
/** A repeat within a minute is a reload, or a flood, and is not kept. */
const REPEAT_MILLIS = 60_000
const MOST_REMEMBERED = 20_000

/** Picture proxies of mailbox providers: the mail was opened, or only fetched ahead, and one cannot tell. */
const PICTURE_PROXY = /GoogleImageProxy|YahooMailProxy|^Mozilla\/5\.0$/

/** Keeps opens and clicks as events, marked as proxies, with what speaks against a person behind them. */
export function makeProxies() {
  const lastClicks = new Map<string, { link: number; at: number }>()
  const lastSeen = new Map<string, number>()
  const remember = <Value>(map: Map<string, Value>, key: string, value: Value) => {
    map.delete(key)
    map.set(key, value)
    const oldest = map.keys().next().value
    if (map.size > MOST_REMEMBERED && oldest !== undefined) map.delete(oldest)
  }
  const isRepeat = (key: string, at: number) => {
    const before = lastSeen.get(key)
    if (before !== undefined && at - before < REPEAT_MILLIS) return true
    remember(lastSeen, key, at)
    return false
  }

  const keep = async (
    ctx: Ctx,
    messageId: string,
    visit: Visit,
    seen: {
      event: 'Email Opened' | 'Email Link Clicked'
      key: string
      link?: { position: number; url: string }
    },
  ): Promise<void> => {
    const at = ctx.clock.now()
    const before = lastClicks.get(messageId)
    if (seen.link) remember(lastClicks, messageId, { link: seen.link.position, at: Date.now() })
    if (isRepeat(`${messageId} ${seen.key}`, Date.now())) return
    const message = await readMessage(ctx, messageId)
    if (!message) return
    const person = (await personsOf(ctx, [message.profileId])).get(message.profileId)
    const identifier = person && (await identifiersOf(ctx, [person])).get(person)
    if (!identifier) return
    const suspicions = suspicionsOf(visit, message, at)
    if (seen.link && before && before.link !== seen.link.position && Date.now() - before.at < TOO_FAST_MILLIS)
      suspicions.push('several_links_at_once')
    await appendEvents(ctx, [
      {
        messageId: `${seen.event === 'Email Opened' ? 'opened' : 'clicked'}:${messageId}:${seen.key}:${at.getTime()}`,
        event: seen.event,
        identifier,
        at,
        properties: {
          ...eventProperties(message),
          ...(seen.link && { link_url: seen.link.url, link_position: seen.link.position }),
          proxy: true,
          suspected_scanner: suspicions.length > 0,
          ...(suspicions.length > 0 && { suspicions }),
          ...(PICTURE_PROXY.test(visit.userAgent ?? '') && { through_picture_proxy: true }),
        },
        ...(visit.userAgent !== undefined && { context: { userAgent: visit.userAgent.slice(0, 300) } }),
      },
    ])
  }
  return {
    opened: (ctx: Ctx, messageId: string, visit: Visit) =>
      keep(ctx, messageId, visit, { event: 'Email Opened', key: 'open' }),
    clicked: (ctx: Ctx, messageId: string, visit: Visit, link: { position: number; url: string }) =>
      keep(ctx, messageId, visit, { event: 'Email Link Clicked', key: String(link.position), link }),
  }
}

/** What speaks against a person behind a visit, as codes. */
export function suspicionsOf(visit: Visit, message: Pick<Message, 'endedAt'>, at: Date): string[] {
  const agent = visit.userAgent?.trim() ?? ''
  const suspicions: string[] = []
  if (agent === '') suspicions.push('no_user_agent')
  else if (!PICTURE_PROXY.test(agent) && isbot(agent)) suspicions.push('bot_user_agent')
  if (visit.prefetch) suspicions.push('prefetch')
  const sent = message.endedAt === null ? undefined : Date.parse(message.endedAt)
  if (sent === undefined || at.getTime() - sent < TOO_SOON_MILLIS) suspicions.push('too_soon')
  return suspicions
}
