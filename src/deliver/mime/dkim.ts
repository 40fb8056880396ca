import { createHash, type KeyObject, sign } from 'node:crypto'

/** A key with which mail of one domain is signed; `selector._domainkey.domain` publishes its public half. */
export interface DkimKey {
  domain: string
  selector: string
  key: KeyObject
}

/** Fields that are signed where they are there (RFC 6376, 5.4.1; both of RFC 8058, 4). */
const SIGNED = [
  'from',
  'to',
  'subject',
  'date',
  'message-id',
  'reply-to',
  'mime-version',
  'content-type',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'feedback-id',
]

/** The key for mail from this domain: its own, or that of a domain above it. */
export function dkimKeyFor(keys: readonly DkimKey[], domain: string): DkimKey | undefined {
  const fits = (key: DkimKey) => domain === key.domain || domain.endsWith(`.${key.domain}`)
  return keys.filter(fits).sort((a, b) => b.domain.length - a.domain.length)[0]
}

/**
 * The message with a DKIM-Signature in front (RFC 6376, relaxed/relaxed; rsa-sha256, or ed25519-sha256 after RFC 8463
 * by the kind of key). From is signed twice, so that nobody adds a second one. Signing runs beside the event loop.
 */
export async function signMail(raw: Buffer, { domain, selector, key }: DkimKey): Promise<Buffer> {
  const end = raw.indexOf('\r\n\r\n')
  const fields = raw
    .toString('latin1', 0, end + 2)
    .split(/\r\n(?![ \t])/)
    .filter((line) => line !== '')
  const named = new Map(fields.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line]))
  const signed = SIGNED.filter((name) => named.has(name))
  const ed25519 = key.asymmetricKeyType === 'ed25519'
  const tags = [
    'v=1',
    `a=${ed25519 ? 'ed25519' : 'rsa'}-sha256`,
    'c=relaxed/relaxed',
    `d=${domain}`,
    `s=${selector}`,
    `h=${[...signed, 'from'].join(':')}`,
    `bh=${createHash('sha256')
      .update(relaxedBody(raw.subarray(end + 4)))
      .digest('base64')}`,
    'b=',
  ].join('; ')
  const data = [
    ...signed.map((name) => relaxedField(named.get(name) ?? '')),
    relaxedField(`DKIM-Signature: ${tags}`),
  ].join('\r\n')
  // Ed25519 signs the hash (RFC 8463, 3).
  const input = ed25519 ? createHash('sha256').update(data, 'latin1').digest() : Buffer.from(data, 'latin1')
  const signature = await new Promise<Buffer>((resolve, reject) =>
    sign(ed25519 ? null : 'sha256', input, key, (error, made) => (error ? reject(error) : resolve(made))),
  )
  const folded =
    tags.replaceAll('; ', ';\r\n ') + (signature.toString('base64').match(/.{1,72}/g) ?? []).join('\r\n ')
  return Buffer.concat([Buffer.from(`DKIM-Signature: ${folded}\r\n`, 'latin1'), raw])
}

function relaxedField(line: string): string {
  const colon = line.indexOf(':')
  const value = line
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()
  return `${line.slice(0, colon).toLowerCase().trim()}:${value}`
}

function relaxedBody(body: Buffer): Buffer {
  const lines = body
    .toString('latin1')
    .replace(/[ \t]+\r\n/g, '\r\n')
    .replace(/[ \t]+/g, ' ')
  const text = lines.replace(/(?:\r\n)+$/, '')
  return Buffer.from(text === '' ? '' : `${text}\r\n`, 'latin1')
}
