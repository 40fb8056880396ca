import { base64Lines } from './base64.ts'
import { formatMailbox, headerLine, type Mailbox, rawHeaderLine } from './header.ts'
import { quotedPrintable } from './quoted-printable.ts'

/** A mail with a plain-text and an HTML part. */
export interface Mail {
  from: Mailbox
  to: Mailbox
  subject: string
  /** With its angle brackets. */
  messageId: string
  date: Date
  html: string
  text: string
  /** More headers, in order; names are ours, values may be anybody's. */
  headers: readonly { name: string; value: string }[]
  /** Separates the parts; must not occur in them. */
  boundary: string
}

/** The mail as it goes over the wire, without the dots that SMTP doubles: pure ASCII, lines of at most 76 characters. */
export function composeMail(mail: Mail): Buffer {
  const head =
    rawHeaderLine('From', formatMailbox(mail.from)) +
    rawHeaderLine('To', formatMailbox(mail.to)) +
    headerLine('Subject', mail.subject) +
    rawHeaderLine('Message-ID', mail.messageId) +
    rawHeaderLine('Date', mail.date.toUTCString().replace(/GMT$/, '+0000')) +
    mail.headers.map(({ name, value }) => headerLine(name, value)).join('') +
    'MIME-Version: 1.0\r\n' +
    `Content-Type: multipart/alternative; boundary="${mail.boundary}"\r\n`
  return Buffer.concat([
    Buffer.from(`${head}\r\n`, 'utf8'),
    ...part(mail.boundary, 'text/plain', mail.text),
    ...part(mail.boundary, 'text/html', mail.html),
    Buffer.from(`--${mail.boundary}--\r\n`, 'latin1'),
  ])
}

function part(boundary: string, type: string, text: string): Buffer[] {
  const wellFormed = text.toWellFormed()
  const dense = isMostlyOtherScript(wellFormed)
  const encoding = dense ? 'base64' : 'quoted-printable'
  const head =
    `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\n` +
    `Content-Transfer-Encoding: ${encoding}\r\n\r\n`
  return [
    Buffer.from(head, 'latin1'),
    dense ? base64Lines(wellFormed) : quotedPrintable(wellFormed),
    Buffer.from('\r\n', 'latin1'),
  ]
}

/** Quoted-printable spends three bytes on each byte beyond ASCII: above a sixth of them base64 is shorter. */
function isMostlyOtherScript(text: string): boolean {
  const bytes = Buffer.byteLength(text)
  return bytes - text.length > bytes / 6
}
