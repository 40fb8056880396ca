import type { RenderedMessage, SystemLinks } from '../content/index.ts'
import type { OnItsWay } from './channel.ts'
import type { AddressKind, SignedAddresses } from './inbound/addresses.ts'
import { asciiAddress, domainOf, type Mailbox } from './mime/header.ts'
import { composeMail } from './mime/message.ts'
import type { Tokens } from './tokens.ts'

/** Longer links are left as they are written: their clicks are not seen, but they work everywhere. */
const LONGEST_TOKEN = 1800

/** The links that delivery brings to a message. */
export function linksOf(message: OnItsWay, tokens: Tokens, publicUrl: string): SystemLinks {
  const place = { workspace: message.workspace, message: message.id }
  const preferencesUrl = `${publicUrl}/u/${tokens.preferences({ ...place, profile: message.profileId })}`
  return {
    unsubscribeUrl: preferencesUrl,
    preferencesUrl,
    openPixelUrl: `${publicUrl}/o/${tokens.open(place)}.gif`,
    wrapLink: (url, position) => {
      if (position < 0 || !/^https?:\/\//i.test(url)) return url
      const token = tokens.click({ ...place, position, url })
      return token.length > LONGEST_TOKEN ? url : `${publicUrl}/c/${token}`
    },
  }
}

/** Signed addresses of one message. */
export interface InboundAddresses {
  bounce: string
  reply: string
  unsubscribe: string
}

/** The addresses to which what follows from a message comes back; undefined where no mail comes in. */
export function inboundOf(
  messageId: string,
  addresses: SignedAddresses | undefined,
): InboundAddresses | undefined {
  if (!addresses) return undefined
  const make = (kind: AddressKind) => addresses.make(kind, messageId)
  return { bounce: make('bounce'), reply: make('reply'), unsubscribe: make('unsubscribe') }
}

/** The whole message as it goes over the wire. The same message has the same Message-ID at every attempt. */
export function composeMessage(
  message: OnItsWay,
  rendered: RenderedMessage,
  frame: { from: Mailbox; date: Date; unsubscribeUrl: string; inbound?: InboundAddresses },
): Buffer {
  return composeMail({
    from: frame.from,
    to: { name: '', address: message.to },
    subject: rendered.subject,
    messageId: `<${message.id}@${domainOf(asciiAddress(frame.from.address))}>`,
    date: frame.date,
    html: rendered.html,
    text: rendered.text,
    headers: headersOf(message, frame),
    boundary: `=_${message.id}`,
  })
}

/** One-click unsubscription after RFC 8058; a transactional message is no subscription. */
function headersOf(
  message: OnItsWay,
  { unsubscribeUrl, inbound }: { unsubscribeUrl: string; inbound?: InboundAddresses },
): { name: string; value: string }[] {
  const feedback = {
    name: 'Feedback-ID',
    value: `${message.campaignId}:${message.variantId}:${message.purpose}:tactful`,
  }
  const reply = inbound ? [{ name: 'Reply-To', value: inbound.reply }] : []
  const byMail = inbound ? `<mailto:${inbound.unsubscribe}?subject=unsubscribe>, ` : ''
  if (message.purpose === 'transactional')
    return [...reply, feedback, { name: 'Auto-Submitted', value: 'auto-generated' }]
  return [
    ...reply,
    feedback,
    { name: 'List-Unsubscribe', value: `${byMail}<${unsubscribeUrl}>` },
    { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
    ...(message.purpose === 'marketing' ? [{ name: 'Precedence', value: 'bulk' }] : []),
  ]
}
