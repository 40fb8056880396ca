import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { formatMailbox, isAddress, parseMailbox } from './header.ts'
import { composeMail } from './message.ts'
import { readMail } from './read.ts'

const mail = {
  from: { name: 'Shop', address: 'shop@shop.example' },
  to: { name: '', address: 'ada@people.shop' },
  messageId: '<1@shop.example>',
  date: new Date('2026-06-01T12:00:00Z'),
  headers: [{ name: 'Precedence', value: 'bulk' }],
  boundary: '=_b',
}
/** Text as a mail can show it: no control characters but line ends and tabs. */
const text = fc
  .string({ unit: 'grapheme', maxLength: 400 })
  .map((value) => value.replace(/[\p{Cc}\u2028\u2029]/gu, '\n').replaceAll('--=_b', ''))

describe('a composed mail', () => {
  it('reads back as it was written, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, async (html, plain) => {
        const raw = composeMail({ ...mail, subject: 'Hello', html: `<p>${html}</p>`, text: `${plain}.` })
        const parsed = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true })
        expect(parsed.html).toBe(`<p>${html}</p>`)
        expect(parsed.text?.replace(/\n$/, '')).toBe(`${plain}.`)
      }),
      { numRuns: 200 },
    )
  })

  it('is taken apart again for the mailbox', () => {
    fc.assert(
      fc.property(
        text,
        text,
        fc.string({ unit: 'grapheme-ascii', maxLength: 50 }),
        (html, plain, subject) => {
          const raw = composeMail({ ...mail, subject, html: `<p>${html}</p>`, text: `${plain}.` })
          const read = readMail(raw.toString('utf8'))
          expect(read).toMatchObject({ html: `<p>${html}</p>`, text: `${plain}.` })
          expect(read.headers[2]).toEqual({ name: 'Subject', value: subject.trim() })
        },
      ),
    )
    const subject = 'שלום עולם 🌸👩‍👩‍👧‍👦 — מבצע מיוחד רק בשבילך, עד סוף השבוע'
    const raw = composeMail({ ...mail, subject, html: '', text: '' })
    expect(readMail(raw.toString('utf8')).headers[2]?.value).toBe(subject)
  })

  it('has one subject and no other header, whatever is put into it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (subject) => {
        const raw = composeMail({ ...mail, subject, html: '<p>Hello</p>', text: 'Hello' })
        const parsed = await simpleParser(raw)
        expect([...new Set([...parsed.headers.keys(), 'subject'])].sort()).toEqual(
          [
            'content-type',
            'date',
            'from',
            'message-id',
            'mime-version',
            'precedence',
            'subject',
            'to',
          ].sort(),
        )
        expect(parsed.to).toMatchObject({ text: 'ada@people.shop' })
      }),
      { numRuns: 200 },
    )
  })

  it('keeps a subject of right-to-left text and emoji, in lines of at most 76 characters', async () => {
    const subject = 'שלום עולם 🌸👩‍👩‍👧‍👦 — מבצע מיוחד רק בשבילך, עד סוף השבוע הזה בלבד! 🎉🎉🎉'
    const raw = composeMail({
      ...mail,
      subject,
      html: `<p>${'a=é '.repeat(200)}</p>`,
      text: 'שלום '.repeat(90),
    })
    expect((await simpleParser(raw)).subject).toBe(subject)
    for (const line of raw.toString('latin1').split('\r\n')) expect(line.length).toBeLessThanOrEqual(76)
    expect(raw.every((byte) => byte < 128)).toBe(true)
  })
})

describe('a mailbox', () => {
  it('reads back with any name', async () => {
    for (const name of ['Shop', 'Dr. "Q" O\\Neil, Ltd', 'Zoë', 'متجر', '=?UTF-8?B?eA==?=', '']) {
      const raw = composeMail({ ...mail, from: { ...mail.from, name }, subject: '', html: '', text: '' })
      expect((await simpleParser(raw)).from?.value).toEqual([{ name, address: 'shop@shop.example' }])
    }
  })

  it('is taken apart only when it is one address', () => {
    expect(parseMailbox('Shop <a@b.example>')).toEqual({ name: 'Shop', address: 'a@b.example' })
    expect(parseMailbox('a@b.example')).toEqual({ name: '', address: 'a@b.example' })
    for (const wrong of [
      '',
      'Shop',
      'a@b.example, c@d.example',
      '<a@b.example> <c@d.example>',
      'a b@c.example',
    ])
      expect(parseMailbox(wrong)).toBeUndefined()
  })

  it('has its domain in ASCII', () => {
    expect(formatMailbox({ name: '', address: 'a@bücher.example' })).toBe('a@xn--bcher-kva.example')
    expect(isAddress('a@b.example\r\nRCPT TO:<c@d.example>')).toBe(false)
    expect(isAddress('a@b.example>')).toBe(false)
    expect(isAddress('"a"@b.example')).toBe(false)
  })
})
