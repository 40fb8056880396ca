import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { type Dns, type MailSetup, mailChecklist } from './checklist.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const p = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }))
  .export({ type: 'spki', format: 'der' })
  .toString('base64')
const records: Record<string, string[]> = {
  'TXT in.shop.example.com': ['v=spf1 ip4:203.0.113.5 -all', 'something else'],
  'TXT s1._domainkey.shop.example.com': [`v=DKIM1; k=rsa; p=${p}`],
  'TXT _dmarc.example.com': ['v=DMARC1; p=quarantine; rua=mailto:d@example.com'],
  'MX in.shop.example.com': ['mail.shop.example.com'],
  'A mx.shop.example.com': ['203.0.113.5'],
  'PTR 203.0.113.5': ['mx.shop.example.com'],
}
const dnsOf = (changes: Record<string, string[]> = {}): Dns => {
  const ask = (kind: string) => async (name: string) => ({ ...records, ...changes })[`${kind} ${name}`] ?? []
  return { txt: ask('TXT'), mx: ask('MX'), addresses: ask('A'), names: ask('PTR') }
}
const setup: MailSetup = {
  from: 'Shop <hello@shop.example.com>',
  publicUrl: 'https://t.example.com',
  smtpUrl: 'smtp://mx.shop.example.com:587',
  mailInDomain: 'in.shop.example.com',
  dkim: [{ domain: 'shop.example.com', selector: 's1', key: privateKey }],
}
const statesOf = async (change: Partial<MailSetup>, changes?: Record<string, string[]>) =>
  Object.fromEntries(
    (await mailChecklist({ ...setup, ...change }, dnsOf(changes))).map(({ name, state }) => [name, state]),
  )

it('a sender that keeps all the rules has nothing but good lines', async () => {
  expect(new Set(Object.values(await statesOf({})))).toEqual(new Set(['good']))
})

it('says of each rule when it is broken', async () => {
  expect(await statesOf({}, { 'TXT in.shop.example.com': [] })).toMatchObject({ SPF: 'bad' })
  expect(await statesOf({}, { 'TXT in.shop.example.com': ['v=spf1 +all'] })).toMatchObject({ SPF: 'bad' })
  expect(await statesOf({}, { 'TXT in.shop.example.com': ['v=spf1 -all', 'v=spf1 ~all'] })).toMatchObject({
    SPF: 'bad',
  })
  expect(await statesOf({}, { 'TXT s1._domainkey.shop.example.com': ['p=other'] })).toMatchObject({
    DKIM: 'bad',
  })
  expect(await statesOf({}, { 'TXT s1._domainkey.shop.example.com': [] })).toMatchObject({ DKIM: 'bad' })
  expect(await statesOf({ dkim: [] })).toMatchObject({ DKIM: 'warn', alignment: 'good' })
  expect(await statesOf({}, { 'TXT _dmarc.example.com': [] })).toMatchObject({ DMARC: 'bad' })
  expect(await statesOf({}, { 'TXT _dmarc.example.com': ['v=DMARC1; p=none'] })).toMatchObject({
    DMARC: 'warn',
  })
  expect(await statesOf({ dkim: [], mailInDomain: 'bounces.elsewhere.net' })).toMatchObject({
    alignment: 'bad',
    bounces: 'bad',
  })
  expect(await statesOf({}, { 'PTR 203.0.113.5': [] })).toMatchObject({ 'reverse DNS': 'bad' })
  expect(await statesOf({}, { 'PTR 203.0.113.5': ['other.example.com'] })).toMatchObject({
    'reverse DNS': 'bad',
  })
  expect(await statesOf({ smtpUrl: 'smtp://127.0.0.1:25' })).toMatchObject({ 'reverse DNS': 'unknown' })
  expect(await statesOf({ publicUrl: 'http://t.example.com' })).toMatchObject({
    'one-click unsubscribe': 'bad',
  })
  expect(await statesOf({ publicUrl: 'https://t.tracker.net' })).toMatchObject({
    'links and pictures': 'warn',
  })
  expect(await statesOf({ from: 'me@gmail.com' })).toMatchObject({ sender: 'bad' })
  expect(await statesOf({ from: 'Tactful <hello@localhost>' })).toEqual({ sender: 'bad' })
})

it('what DNS does not answer is unknown, not bad', async () => {
  const silent = async () => Promise.reject(new Error('ETIMEOUT'))
  const checks = await mailChecklist(setup, { txt: silent, mx: silent, addresses: silent, names: silent })
  expect(checks.filter(({ state }) => state === 'unknown').map(({ name }) => name)).toEqual([
    'SPF',
    'DKIM',
    'DMARC',
    'reverse DNS',
    'bounces',
  ])
})
