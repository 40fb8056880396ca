import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newId } from '../../lib/ids.ts'
import { signedAddresses } from './addresses.ts'
import { classify } from './classify.ts'
import { asksToStop, ownWords } from './own-words.ts'
import { arf, autoReply, dsn, reply } from './samples.ts'

const id = newId()
const envelope = { from: '', toBounce: true }

it('a delivery status notification says whether, why and which message', () => {
  expect(classify(dsn(id, { status: '5.1.1' }), envelope)).toEqual({
    incoming: {
      kind: 'bounce',
      failed: true,
      status: '5.1.1',
      recipient: 'ada@people.shop',
      detail: 'smtp; 550 5.1.1 <(address)> unknown',
    },
    mentions: [id],
  })
  expect(classify(dsn(id, { status: '4.4.1', action: 'delayed' }), envelope).incoming).toMatchObject({
    kind: 'bounce',
    failed: false,
    status: '4.4.1',
  })
  expect(classify(dsn(id, { status: '2.0.0', action: 'delivered' }), envelope).incoming).toEqual({
    kind: 'nothing',
  })
  // servers that state 5.0.0 and mean what the diagnostic says
  expect(
    classify(dsn(id, { status: '5.0.0', diagnostic: 'smtp; 552 5.2.2 full' }), envelope).incoming,
  ).toMatchObject({
    status: '5.2.2',
  })
})

it('a bounce in words is one where it comes to the bounce address', () => {
  const words = 'From: MAILER-DAEMON@mx.example\nSubject: failure notice\n\nSorry: 550 no such user here\n'
  expect(classify(words, envelope).incoming).toMatchObject({ kind: 'bounce', failed: true, status: '5.1.1' })
  expect(classify(words, { from: '', toBounce: false }).incoming).toEqual({ kind: 'auto_reply' })
})

it('a complaint is one, and "not spam" is not', () => {
  expect(classify(arf(id), { from: 'fbl@mail.example', toBounce: false })).toEqual({
    incoming: { kind: 'complaint', recipient: 'ada@people.shop' },
    mentions: [id],
  })
  expect(classify(arf(id, 'not-spam'), { from: 'fbl@mail.example', toBounce: false }).incoming).toEqual({
    kind: 'nothing',
  })
})

it('machines that answer are not people', () => {
  const from = { from: 'ada@people.shop', toBounce: false }
  for (const header of [
    'Auto-Submitted: auto-replied',
    'Precedence: auto_reply',
    'X-Autoreply: yes',
    'Subject: Automatic reply: hello',
    'Subject: Abwesenheitsnotiz',
    'Subject: Out of Office Re: hello',
    'List-Id: <x.example>',
  ])
    expect(classify(autoReply(id, header), from).incoming).toEqual({ kind: 'auto_reply' })
  expect(classify(reply(id, 'Thanks!'), from)).toEqual({ incoming: { kind: 'reply' }, mentions: [id] })
  expect(classify(autoReply(id, 'Auto-Submitted: no'), from).incoming).toEqual({ kind: 'reply' })
})

it('reads anything without falling over', () => {
  const boundary = fc.constantFrom(
    '--b\n',
    '--b--\n',
    '\n\n',
    'Content-Type: multipart/report; boundary="b"\n',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), boundary), { maxLength: 30 }), (pieces) => {
      classify(pieces.join(''), envelope)
      ownWords(pieces.join(''))
    }),
  )
})

it('keeps only the words of whoever answers', () => {
  const quoted = '> Hello Ada\n> come and look'
  expect(
    ownWords(`My husband died.\r\n\r\nOn Mon, 1 Jun 2026 at 10:00, Shop <a@b.example> wrote:\n${quoted}`),
  ).toBe('My husband died.')
  expect(ownWords(`Nein danke\n\nAm 01.06.2026 um 10:00 schrieb Shop:\n${quoted}`)).toBe('Nein danke')
  expect(ownWords(`Yes\n\nOn Mon, 1 Jun 2026, a very long name\n<a@b.example> wrote:\n${quoted}`)).toBe('Yes')
  expect(ownWords('Yes\n-- \nAda')).toBe('Yes')
  expect(['STOP', 'Unsubscribe.', 'please unsubscribe me', 'Abmelden!'].map(asksToStop)).not.toContain(false)
  expect(asksToStop('Please stop by on Monday')).toBe(false)
})

it('a signed address names its message and kind, in any case, and nobody else can make one', () => {
  const ours = signedAddresses('secret', 'in.shop.example')
  fc.assert(
    fc.property(fc.constantFrom('bounce', 'reply', 'unsubscribe'), fc.uuid(), (kind, messageId) => {
      const address = ours.make(kind, messageId)
      expect(address.indexOf('@')).toBeLessThanOrEqual(64)
      expect(ours.read(address.toUpperCase())).toEqual({ kind, messageId })
    }),
  )
  const address = ours.make('bounce', id)
  expect(ours.read(address.replace('b-', 'u-'))).toBeUndefined()
  expect(ours.read(address.replace('in.', 'evil.'))).toBeUndefined()
  expect(signedAddresses('other', 'in.shop.example').read(address)).toBeUndefined()
  expect(ours.read('postmaster@in.shop.example')).toBeUndefined()
})
