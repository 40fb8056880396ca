import { createHash, type createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import nodemailer from 'nodemailer'
import { expect, it } from 'vitest'
import { dkimKeyFor, signMail } from './dkim.ts'
import { composeMail } from './message.ts'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const mail = composeMail({
  from: { name: 'Shöp', address: 'shop@shop.example' },
  to: { name: '', address: 'ada@people.shop' },
  subject: 'A subject that is long enough to be folded, with   spaces and ümläuts in it, and then some more',
  messageId: '<1@shop.example>',
  date: new Date('2026-06-01'),
  html: '<p>Hello  </p>\n\n',
  text: 'Hello \n\n\n',
  headers: [{ name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' }],
  boundary: '=_x',
})
const tag = (signed: string, name: string) =>
  new RegExp(`[;\\s]${name}=([^;]*)`)
    .exec(/DKIM-Signature:[\s\S]*?\r\n(?![ \t])/.exec(signed)?.[0] ?? '')?.[1]
    ?.replace(/\s/g, '') ?? ''

it('signs the body as another implementation does', async () => {
  const signed = (
    await signMail(mail, { domain: 'shop.example', selector: 's1', key: rsa.privateKey })
  ).toString('latin1')
  const other = nodemailer.createTransport({
    streamTransport: true,
    newline: 'windows',
    dkim: {
      domainName: 'shop.example',
      keySelector: 's1',
      privateKey: rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    },
  })
  const { message } = await other.sendMail({
    envelope: { from: 'shop@shop.example', to: 'ada@people.shop' },
    raw: mail,
  })
  const theirs = (await buffer(message as NodeJS.ReadableStream)).toString('latin1')
  expect(tag(signed, 'bh')).toBe(tag(theirs, 'bh'))
  expect(signed.endsWith(mail.toString('latin1'))).toBe(true)
  // theirs is verified by the reading below, so the reading is right
  expect(verifies(theirs, rsa.publicKey)).toBe(true)
  expect(verifies(signed, rsa.publicKey)).toBe(true)
  expect(verifies(signed.replace('ada@people.shop', 'eve@people.shop'), rsa.publicKey)).toBe(false)
  expect(verifies(signed.replace('From:', 'From: evil@evil.example\r\nFrom:'), rsa.publicKey)).toBe(false)
})

it('signs with Ed25519 too', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const signed = (await signMail(mail, { domain: 'shop.example', selector: 's2', key: privateKey })).toString(
    'latin1',
  )
  expect(tag(signed, 'a')).toBe('ed25519-sha256')
  expect(verifies(signed, publicKey)).toBe(true)
})

it('takes the key of the sender’s domain, or of the nearest one above it', () => {
  const key = rsa.privateKey
  const keys = [
    { domain: 'example', selector: 'a', key },
    { domain: 'shop.example', selector: 'b', key },
  ]
  expect(dkimKeyFor(keys, 'news.shop.example')?.selector).toBe('b')
  expect(dkimKeyFor(keys, 'myshop.example')?.selector).toBe('a')
  expect(dkimKeyFor(keys, 'elsewhere.test')).toBeUndefined()
})

/** Reads the signature as RFC 6376, 3.7 says, by itself: bottom-up fields, relaxed, `b=` emptied. */
function verifies(
  source: string,
  publicKey: Parameters<typeof createPublicKey>[0] | typeof rsa.publicKey,
): boolean {
  const end = source.indexOf('\r\n\r\n')
  const lines = source.slice(0, end).split(/\r\n(?![ \t])/)
  const relax = (line: string) =>
    `${line.slice(0, line.indexOf(':')).toLowerCase()}:${line
      .slice(line.indexOf(':') + 1)
      .replace(/\r\n/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim()}`
  const own = lines.find((line) => line.startsWith('DKIM-Signature:')) ?? ''
  const pool = lines.filter((line) => line !== own)
  const picked = tag(source, 'h')
    .split(':')
    .flatMap((name) => {
      const at = pool.findLastIndex((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
      return at < 0 ? [] : pool.splice(at, 1)
    })
  const data = [
    ...picked.map(relax),
    relax(own)
      .replace(/([;\s]b=)[^;]*/, '$1')
      .trimEnd(),
  ].join('\r\n')
  const signature = Buffer.from(tag(source, 'b'), 'base64')
  const ed = tag(source, 'a').startsWith('ed25519')
  const input = ed ? createHash('sha256').update(data, 'latin1').digest() : Buffer.from(data, 'latin1')
  return verify(ed ? null : 'sha256', input, publicKey as typeof rsa.publicKey, signature)
}
