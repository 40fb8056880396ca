import { domainToASCII } from 'node:url'

/** An address with the name that stands before it. */
export interface Mailbox {
  name: string
  address: string
}

/** Everything that could end a header or hide in it. */
const CONTROL = /[\p{Cc}\u2028\u2029]+/gu
const PRINTABLE = /^[\x20-\x7e]*$/
/** Makes an encoded word of 64 characters: it may have 75 (RFC 2047, 2), and fits behind `Subject: ` in a line. */
const MOST_WORD_BYTES = 39
const FOLD_AT = 76

/** A header line, folded. What the value holds of line ends and control characters becomes a space. */
export function headerLine(name: string, value: string): string {
  return `${name}: ${fold(encodeText(oneLine(value)), name.length + 2)}\r\n`
}

/** A header line whose value is made of tokens that are safe by construction. */
export function rawHeaderLine(name: string, value: string): string {
  return `${name}: ${fold(value.replace(CONTROL, ' '), name.length + 2)}\r\n`
}

/** The text with its names encoded where they are not plain ASCII. */
export function encodeText(text: string): string {
  // what looks like an encoded word must not be decoded
  return PRINTABLE.test(text) && !text.includes('=?') ? text : encodedWords(text)
}

/** A mailbox as it stands in From or To. */
export function formatMailbox({ name, address }: Mailbox): string {
  const plain = oneLine(name)
  const shown = asciiAddress(address)
  if (plain === '') return shown
  if (!PRINTABLE.test(plain) || plain.includes('=?')) return `${encodedWords(plain)} <${shown}>`
  return `"${plain.replace(/["\\]/g, '\\$&')}" <${shown}>`
}

/** Takes `Shop <hello@shop.example>` or `hello@shop.example` apart; undefined when it is neither. */
export function parseMailbox(text: string): Mailbox | undefined {
  const match = /^(?:\s*"?([^<>"]*?)"?\s*<([^<>]+)>|([^<>]+))\s*$/.exec(text)
  const address = (match?.[2] ?? match?.[3] ?? '').trim()
  return isAddress(address) ? { name: (match?.[1] ?? '').trim(), address } : undefined
}

/**
 * Whether mail can be addressed to the text: one local part, one domain, nothing that could end a command or
 * header or name a second recipient.
 */
export function isAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[^\s\p{C}<>()[\]\\,;:@"]+@[^\s\p{C}<>()[\]\\,;:@"]+$/u.test(text) &&
    domainToASCII(domainOf(text)) !== ''
  )
}

/** The address with its domain in ASCII, as every server takes it. */
export function asciiAddress(address: string): string {
  const domain = domainOf(address)
  return PRINTABLE.test(domain)
    ? address
    : `${address.slice(0, address.length - domain.length)}${domainToASCII(domain)}`
}

/** The part after the `@`. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

function oneLine(text: string): string {
  return text.toWellFormed().replace(CONTROL, ' ').trim()
}

function encodedWords(text: string): string {
  const words: string[] = []
  let part = ''
  let bytes = 0
  for (const char of text) {
    const size = Buffer.byteLength(char)
    if (bytes + size > MOST_WORD_BYTES) {
      words.push(part)
      part = ''
      bytes = 0
    }
    part += char
    bytes += size
  }
  if (part !== '') words.push(part)
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ')
}

/** Breaks lines at spaces before they have more than 76 characters. */
function fold(value: string, start: number): string {
  if (start + value.length <= FOLD_AT) return value
  let column = start
  let folded = ''
  for (const word of value.split(' ')) {
    if (folded !== '' && column + 1 + word.length > FOLD_AT) {
      folded += `\r\n ${word}`
      column = 1 + word.length
    } else {
      folded += folded === '' ? word : ` ${word}`
      column += word.length + 1
    }
  }
  return folded
}
