import { withoutAddresses } from '../smtp/answers.ts'
import { decoded, type Headers, type Part, parameter, readFields, readParts } from './parts.ts'

/** What a mail that came in is. */
export type Incoming =
  /** It did not arrive, or not yet. */
  | {
      kind: 'bounce'
      failed: boolean
      status: string | undefined
      recipient: string | undefined
      detail: string
    }
  /** Somebody pressed "this is spam". */
  | { kind: 'complaint'; recipient: string | undefined }
  /** A machine answered. */
  | { kind: 'auto_reply' }
  /** A report that changes nothing: delivered, relayed, not spam. */
  | { kind: 'nothing' }
  /** A person answered. */
  | { kind: 'reply' }

/** Ids of messages that a mail mentions, likeliest first. */
export interface Classified {
  incoming: Incoming
  mentions: string[]
}

const ENHANCED = /\b([245]\.\d{1,3}\.\d{1,3})\b/

/**
 * Says what a mail is: a delivery status notification (RFC 3464) or a bounce in words, a complaint (RFC 5965), an
 * automatic answer (RFC 3834 and what is common beside it), or a reply.
 */
export function classify(source: string, envelope: { from: string; toBounce: boolean }): Classified {
  const mail = readParts(source)
  const contentType = mail.headers.get('content-type')?.[0] ?? ''
  const report =
    mail.type === 'multipart/report' ? parameter(contentType, 'report-type')?.toLowerCase() : undefined
  const mentions = mentionsOf(mail)
  const find = (type: string) => mail.parts.find((part) => part.type === type)
  const status = find('message/delivery-status') ?? find('message/global-delivery-status')
  if (status && (report === undefined || report === 'delivery-status'))
    return { incoming: bounceOf(decoded(status)), mentions }
  const feedback = find('message/feedback-report')
  if (feedback) return { incoming: complaintOf(decoded(feedback)), mentions }
  const daemon = envelope.from === '' || /^(mailer-daemon|postmaster)@/i.test(envelope.from)
  if (isAutomatic(mail.headers) && !(daemon && envelope.toBounce))
    return { incoming: { kind: 'auto_reply' }, mentions }
  if (daemon && envelope.toBounce) return { incoming: bounceInWords(mail), mentions }
  if (daemon) return { incoming: { kind: 'auto_reply' }, mentions }
  return { incoming: { kind: 'reply' }, mentions }
}

/** Blocks of fields, one about the message and one for each recipient; we send to one. */
function bounceOf(text: string): Incoming {
  const blocks = text.split(/\n\s*\n/).map(readFields)
  const own = blocks.find((fields) => fields.has('action') || fields.has('final-recipient'))
  const action = own?.get('action')?.[0]?.toLowerCase() ?? ''
  const stated = ENHANCED.exec(own?.get('status')?.[0] ?? '')?.[1]
  const diagnostic = own?.get('diagnostic-code')?.[0] ?? ''
  const status = precise(stated, ENHANCED.exec(diagnostic)?.[1])
  if (/^(delivered|relayed|expanded)/.test(action)) return { kind: 'nothing' }
  const failed = action.startsWith('failed') || (action === '' && status?.startsWith('5') === true)
  return {
    kind: 'bounce',
    failed,
    status,
    recipient: addressIn(own?.get('original-recipient')?.[0] ?? own?.get('final-recipient')?.[0]),
    detail: withoutAddresses(diagnostic || (status ?? action)),
  }
}

/** Many servers state 5.0.0 and mean what the diagnostic says. */
function precise(stated: string | undefined, said: string | undefined): string | undefined {
  return stated === undefined || (/^[245]\.0\.0$/.test(stated) && said !== undefined)
    ? (said ?? stated)
    : stated
}

function complaintOf(text: string): Incoming {
  const fields = readFields(text)
  const type = fields.get('feedback-type')?.[0]?.toLowerCase() ?? ''
  if (type === 'not-spam' || type === 'dkim' || type === 'auth-failure') return { kind: 'nothing' }
  return { kind: 'complaint', recipient: addressIn(fields.get('original-rcpt-to')?.[0]) }
}

/** A bounce of a server that writes letters. */
function bounceInWords(mail: Part): Incoming {
  const text = textOf(mail)
  const status =
    ENHANCED.exec(text.replace(/\d+\.\d+\.\d+\.\d+/g, ''))?.[1] ??
    (/\b55[013]\b|user unknown|no such user|does not exist|unknown recipient/i.test(text)
      ? '5.1.1'
      : undefined)
  const failed = status === undefined ? /fail|undeliver|return|reject/i.test(text) : status.startsWith('5')
  return {
    kind: 'bounce',
    failed,
    status,
    recipient: undefined,
    detail: withoutAddresses(text.slice(0, 2000)),
  }
}

/** Headers by which machines say that they are machines. */
function isAutomatic(headers: Headers): boolean {
  const first = (name: string) => headers.get(name)?.[0]?.toLowerCase() ?? ''
  const submitted = first('auto-submitted')
  return (
    (submitted !== '' && !submitted.startsWith('no')) ||
    /auto[_-]?reply|bulk|junk|list/.test(first('precedence')) ||
    ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-response', 'list-id'].some((name) =>
      headers.has(name),
    ) ||
    /^(auto(matic)?[ -]?(reply|response)|out of (the )?office|abwesen|automatische antwort|réponse automatique|respuesta automática|risposta automatica|automatisch antwoord)/.test(
      first('subject'),
    )
  )
}

const OUR_ID = /<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@/gi

/** Our Message-IDs: in what the report returns, then in In-Reply-To and References, the newest first. */
function mentionsOf(mail: Part): string[] {
  const returned = mail.parts
    .filter(({ type }) =>
      /^(message\/rfc822|message\/global|text\/rfc822-headers|message\/rfc822-headers)$/.test(type),
    )
    .map(
      (part) =>
        readFields(cutHead(decoded(part)))
          .get('message-id')
          ?.join(' ') ?? '',
    )
  const answered = [mail.headers.get('in-reply-to')?.join(' ') ?? '']
  const references = [...(mail.headers.get('references')?.join(' ') ?? '').matchAll(OUR_ID)].reverse()
  const found = [...returned, ...answered].flatMap((text) => [...text.matchAll(OUR_ID)]).concat(references)
  return [...new Set(found.map((match) => match[1]?.toLowerCase() ?? ''))]
}

function cutHead(text: string): string {
  return text.trimStart().split(/\n\s*\n/, 1)[0] ?? ''
}

function addressIn(field: string | undefined): string | undefined {
  return /([^\s<>;]+@[^\s<>;]+)/.exec(field?.replace(/^[^;]*;/, '') ?? '')?.[1]?.toLowerCase()
}

function textOf(part: Part): string {
  if (part.parts.length > 0) return part.parts.map(textOf).join('\n')
  return part.type.startsWith('text/') ? decoded(part) : ''
}
