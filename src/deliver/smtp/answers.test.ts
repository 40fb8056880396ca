import { expect, it } from 'vitest'
import { judgeFault, withoutAddresses } from './answers.ts'

const answer = (command: string, response: string, handed = false) =>
  judgeFault(
    { message: 'failed', code: 'EENVELOPE', command, response, responseCode: Number(response.slice(0, 3)) },
    handed,
  )

it('a recipient refused for good is suppressed when the address is at fault, and only then', () => {
  expect(answer('RCPT TO', '550 5.1.1 no such user')).toMatchObject({
    kind: 'refused',
    suppress: true,
    code: '5.1.1',
  })
  expect(answer('RCPT TO', '550 no such user')).toMatchObject({
    kind: 'refused',
    suppress: true,
    code: '550',
  })
  expect(answer('RCPT TO', '550 5.7.1 blocked by policy')).toMatchObject({ kind: 'refused', suppress: false })
  expect(answer('RCPT TO', '552 5.2.2 mailbox full')).toMatchObject({ kind: 'refused', suppress: false })
  expect(answer('RCPT TO', '554 rejected')).toMatchObject({ kind: 'refused', suppress: false })
})

it('what is refused for now is deferred', () => {
  expect(answer('RCPT TO', '451 4.7.1 greylisted')).toMatchObject({ kind: 'deferred', code: '4.7.1' })
  expect(answer('DATA', '452 4.3.1 out of storage', true)).toMatchObject({ kind: 'deferred' })
})

it('what would meet every message is the fault of the channel', () => {
  expect(answer('MAIL FROM', '550 5.7.1 sender not allowed')).toMatchObject({ kind: 'down' })
  expect(answer('MAIL FROM', '421 4.7.0 too many connections')).toMatchObject({ kind: 'down' })
  expect(judgeFault({ message: 'connect ECONNREFUSED', code: 'ESOCKET' }, false)).toMatchObject({
    kind: 'down',
  })
  expect(judgeFault({ message: 'Invalid login', code: 'EAUTH', responseCode: 535 }, false)).toMatchObject({
    kind: 'down',
    problem: expect.stringContaining('credentials'),
  })
})

it('silence after the content went out is unknown, an answer is not', () => {
  expect(judgeFault({ message: 'closed', code: 'ECONNECTION' }, true)).toMatchObject({ kind: 'unknown' })
  expect(answer('DATA', '554 5.6.0 rejected content', true)).toMatchObject({
    kind: 'refused',
    suppress: false,
  })
})

it('responses are kept without addresses', () => {
  expect(withoutAddresses('550 <ada@people.shop>: ada@people.shop\r\n unknown')).toBe(
    '550 <(address)>: (address) unknown',
  )
})
