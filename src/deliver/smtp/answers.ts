import type { Attempt } from '../channel.ts'

/** What Nodemailer says of a failure. */
export interface SmtpFault {
  message: string
  code?: string | undefined
  responseCode?: number | undefined
  response?: string | undefined
  command?: string | undefined
}

/** Enhanced codes of a refused recipient that say nothing about the address: our sender, full, policy, our standing, form. */
const NOT_THE_ADDRESS = /^5\.(?:1\.[78]|2\.[234]|3\.|4\.|5\.|6\.|7\.)/

/**
 * What a failed attempt came to. `handed` is whether the content may have gone out: then only an answer of the
 * server proves that it was not taken. A fault that would meet every message is the channel's, not the message's.
 */
export function judgeFault(fault: SmtpFault, handed: boolean): Attempt {
  const status = fault.responseCode ?? 0
  const text = withoutAddresses(fault.response ?? fault.message)
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(fault.response ?? '')?.[1]
  const code = enhanced ?? (status > 0 ? String(status) : (fault.code ?? 'failed').toLowerCase())
  if (status === 0) {
    if (handed) return { kind: 'unknown', text }
    // the message as such is at fault: larger than the server takes
    if (fault.code === 'EMESSAGE') return { kind: 'refused', code: 'too_large', text, suppress: false }
    return { kind: 'down', problem: problemOf(fault, text) }
  }
  const command = fault.command ?? ''
  if (command === 'RCPT TO')
    return status < 500
      ? { kind: 'deferred', code, text }
      : { kind: 'refused', code, text, suppress: isAboutAddress(status, enhanced) }
  if (command === 'DATA' && status !== 421)
    return status < 500 ? { kind: 'deferred', code, text } : { kind: 'refused', code, text, suppress: false }
  if (command === 'MAIL FROM' && status === 552) return { kind: 'refused', code, text, suppress: false }
  return handed ? { kind: 'deferred', code, text } : { kind: 'down', problem: problemOf(fault, text) }
}

/** A response that may be shown: without addresses, in one line. */
export function withoutAddresses(text: string): string {
  return text
    .replace(/[^\s<>"(),;:]+@[^\s<>"(),;:]+/g, '(address)')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 300)
}

/** Whether a permanent refusal says that the address takes no mail. */
export function isAboutAddress(status: number, enhanced: string | undefined): boolean {
  if (enhanced !== undefined) return !NOT_THE_ADDRESS.test(enhanced)
  return status === 550 || status === 551 || status === 553 || status === 521 || status === 556
}

function problemOf(fault: SmtpFault, text: string): string {
  switch (fault.code) {
    case 'EAUTH':
      return `The mail server refuses the credentials: ${text}. Correct user and password in SMTP_URL.`
    case 'EDNS':
      return `The name of the mail server cannot be found: ${text}. Correct the host in SMTP_URL.`
    case 'ETLS':
      return `The connection to the mail server cannot be encrypted: ${text}. Look at its certificate, or at the scheme in SMTP_URL.`
    case 'EENVELOPE':
      return fault.command === 'MAIL FROM'
        ? `The mail server refuses the sender: ${text}. Set a sender that it accepts, in the workspace's settings or MAIL_FROM.`
        : `The mail server does not take messages now: ${text}. They wait until it does.`
    default:
      return `The mail server cannot be reached: ${text}. Messages wait until it can; look at SMTP_URL if it should be there.`
  }
}
