import { describe, expect, test } from 'vitest'
import { checkRecords } from './check-records.ts'
import { checkDate, januarySpike } from './date.ts'
import { checkEmail } from './email.ts'
import { amountOf, checkCurrency, hundredfold } from './money.ts'
import { checkName, properCase } from './name.ts'
import { checkPhone } from './phone.ts'
import { checkGtin, checkUrl } from './product.ts'

const NOW = Date.UTC(2026, 4, 31)

describe('names', () => {
  test.each([
    'Ng',
    'O',
    'Li',
    'Suharto',
    'Anne-Marie',
    'Smith-Jones',
    "O'Neill",
    'McDonald',
    'de la Cruz',
    'van der Berg',
    'Nguyễn',
    'Nguyễn Thị Minh Khai',
    'Phạm',
    'Chukwuemeka',
    'Oluwaseun',
    'Ngozi',
    'Okonkwo',
    'Adébáyọ̀',
    'Björk',
    'Łukasz',
    'Ðặng',
    'José',
    'Xi',
    'Jr',
    'Jean-Luc',
    'Iñaki',
    'Siobhán',
    'Zsófia',
    'Nnamdi',
    'Mbeki',
    'Wert',
    'Trew',
    'Были',
    'Ольга',
    'Γιώργος',
    '王伟',
    '田中',
    'Null-Smith',
    'Tester-Hall',
    'Krzysztof',
    'Szczesny',
    'Schwartz',
    'Mxolisi',
    'Hrvoje',
    'Aaa-Berg',
    'Barr',
    'Guest-Gornall',
    'JJ',
    'Ann',
    'Christian',
    'Dewi',
    'Fred',
    'Weir',
    'Poppy',
    'Bebe',
    'Lulu',
    'Mimi',
    'Coco',
    'Ahmed bin Said',
    'Harald 3rd',
    'St. John',
    'Dr. Who',
  ])('%s can be a name', (name) => {
    expect(checkName(name)).toBeUndefined()
  })
  test.each([
    ['test', 'name.placeholder'],
    ['N/A', 'name.placeholder'],
    ['First Name', 'name.placeholder'],
    ['unknown', 'name.placeholder'],
    ['Test User', 'name.placeholder'],
    ['xxx', 'name.placeholder'],
    ['asdf', 'name.keyboard'],
    ['qwertz', 'name.keyboard'],
    ['aaaa', 'name.keyboard'],
    ['asdasd', 'name.keyboard'],
    ['lkjh', 'name.lowercase'],
    ['jane@shop.com', 'name.email'],
    ['+44 7700 900123', 'name.phone'],
    ['www.spam.com', 'name.url'],
    ['JENNIFER', 'name.caps'],
    ['jennifer', 'name.lowercase'],
    ['Anna 😀', 'name.emoji'],
    ['Аnna', 'name.homoglyph'],
    ['JosÃ©', 'name.encoding'],
    ['J0hn', 'name.digits'],
    ['Acme GmbH', 'name.company'],
    ['<b>Jo</b>', 'name.markup'],
  ])('%s is reported as %s', (name, rule) => {
    expect(checkName(name)?.rule).toBe(rule)
  })
  test.each([
    ['JENNIFER', 'Jennifer'],
    ['Аnna', 'Anna'],
    ['JosÃ©', 'José'],
    ['J0hn', 'John'],
  ])('%s should be %s', (name, suggestion) => {
    expect(checkName(name)?.suggestion).toBe(suggestion)
  })
  test('what is usual in a column is its style', () => {
    expect(checkName('JENNIFER', { mostlyUpper: true })).toBeUndefined()
    expect(properCase('MARY-ANN MCDONALD VAN DYKE')).toBe('Mary-Ann McDonald van Dyke')
  })
})

describe('e-mail', () => {
  test.each([
    'jane.doe@gmail.com',
    'x@company.io',
    'bob@gmx.de',
    'bob@web.de',
    'a.b+tag@sub.firm.co.uk',
    'ann@mail.com',
    'i@ymail.com',
    'o@hotmail.fr',
    'kim@naver.com',
    'jo@live.nl',
    'lee@gmail.de',
  ])('%s can be reached', (email) => {
    expect(checkEmail(email)).toBeUndefined()
  })
  test.each([
    ['jane.gmail.com', 'email.syntax', undefined],
    ['jane@@gmail.com', 'email.syntax', 'jane@gmail.com'],
    ['jane@gmail,com', 'email.syntax', 'jane@gmail.com'],
    ['jane@gmial.com', 'email.typo_domain', 'jane@gmail.com'],
    ['jane@hotmial.com', 'email.typo_domain', 'jane@hotmail.com'],
    ['jane@gmail.con', 'email.typo_domain', 'jane@gmail.com'],
    ['jane@yaho.com', 'email.typo_domain', 'jane@yahoo.com'],
    ['jane@outlok.com', 'email.typo_domain', 'jane@outlook.com'],
    ['jane@mailinator.com', 'email.disposable', undefined],
    ['jane@firm.zzzz', 'email.unknown_tld', undefined],
    ['info@firm.com', 'email.role', undefined],
    ['test@test.com', 'email.placeholder', undefined],
  ])('%s is reported as %s', (email, rule, suggestion) => {
    expect(checkEmail(email)?.rule).toBe(rule)
    expect(checkEmail(email)?.suggestion).toBe(suggestion)
  })
})

test.each(['+49 170 1234567', '(212) 555-0143', '020 7946 0958', '+84 912 345 678', '07700 900123 ext. 4'])(
  '%s can be called',
  (phone) => {
    expect(checkPhone(phone)).toBeUndefined()
  },
)
test.each([
  ['0000000000', 'phone.placeholder'],
  ['1234567890', 'phone.placeholder'],
  ['12', 'phone.invalid'],
  ['call me maybe', 'phone.invalid'],
  ['+1 555', 'phone.invalid'],
  ['+999 123456789', 'phone.invalid'],
])('%s is reported as %s', (phone, rule) => {
  expect(checkPhone(phone)?.rule).toBe(rule)
})

test.each([
  ['1980-02-29', 'birth'],
  ['29.02.1980', 'birth'],
  ['12/31/1999', 'birth'],
  ['2026-05-30T10:00:00Z', 'event'],
  ['2026-05-30 10:00:00+02:00', 'event'],
  ['19700102', 'birth'],
] as const)('%s can be a date of %s', (date, use) => {
  expect(checkDate(date, use, NOW)).toBeUndefined()
})
test.each([
  ['1981-02-29', 'birth', 'date.impossible'],
  ['2001-13-01', 'birth', 'date.impossible'],
  ['31/02/2001', 'birth', 'date.impossible'],
  ['soon', 'event', 'date.impossible'],
  ['1850-05-05', 'birth', 'date.impossible'],
  ['2027-01-05', 'birth', 'date.future'],
  ['2026-07-01T00:00:00Z', 'event', 'date.future'],
  ['1900-01-01', 'birth', 'date.default'],
  ['1970-01-01T00:00:00Z', 'event', 'date.default'],
  ['0000-00-00', 'event', 'date.default'],
] as const)('%s as %s is reported as %s', (date, use, rule) => {
  expect(checkDate(date, use, NOW)?.rule).toBe(rule)
})
test('1 January is a default where it is far too frequent, not in an ordinary column', () => {
  const days = Array.from({ length: 365 }, (_, day) => Date.UTC(1980, 0, 1 + day))
  expect(januarySpike(days)).toBe(false)
  expect(januarySpike([...days, ...new Array<number>(12).fill(Date.UTC(1981, 0, 1))])).toBe(true)
})

test.each([
  ['1,234.50', 1234.5],
  ['€ 12', 12],
  ['12,50', 12.5],
  ['1.234,50', 1234.5],
  ['free', undefined],
])('the amount %s', (text, amount) => {
  expect(amountOf(text)).toBe(amount)
})
test('cents taken for units stand out, an expensive item does not', () => {
  const usual = Array.from({ length: 60 }, (_, i) => 20 + ((i * 13) % 70))
  expect([...hundredfold([...usual, 4500], new Array(61).fill(undefined))]).toEqual([60])
  expect(hundredfold([...usual, 190], new Array(61).fill(undefined)).size).toBe(0)
  expect([...hundredfold([10, 10, 11, 10, 10, 1000], new Array(6).fill('sku'))]).toEqual([5])
})
test('currencies, numbers of trade and addresses of pages', () => {
  expect(checkCurrency('EUR')).toBeUndefined()
  expect(checkCurrency('EUX')?.rule).toBe('money.currency_unknown')
  expect(checkGtin('4006381333931')).toBeUndefined()
  expect(checkGtin('4006381333932')?.rule).toBe('product.gtin')
  expect(checkUrl('https://shop.example/a')).toBeUndefined()
  expect(checkUrl('htp:/shop')?.rule).toBe('product.url')
})

const rulesOf = (kind: 'customers' | 'orders' | 'products', rows: Record<string, string>[]) =>
  checkRecords(kind, Object.keys(rows[0] ?? {}), rows, NOW).map(
    ({ row, field, rule }) => `${row} ${field} ${rule}`,
  )

test("names in each other's column are found by what is usual in the file", () => {
  const first = ['Anna', 'Boris', 'Clara', 'David']
  const last = ['Miller', 'Okafor', 'Nguyen']
  const rows = Array.from({ length: 60 }, (_, i) => ({
    first_name: first[i % 4] as string,
    last_name: last[i % 3] as string,
  }))
  rows.push({ first_name: 'Miller', last_name: 'Clara' }, { first_name: 'Unique', last_name: 'Rare' })
  expect(rulesOf('customers', rows)).toEqual(['61 first_name name.swapped'])
})

test('orders: duplicates, refunds without an order, missing customers, negative money', () => {
  const order = (
    id: string,
    customer: string,
    at: string,
    total: string,
    status = 'paid',
    refund_of = '',
  ) => ({ order_id: id, customer_id: customer, created_at: at, total, currency: 'EUR', status, refund_of })
  const rows = [
    order('1', 'a', '2026-01-01T10:00:00Z', '50'),
    order('2', 'a', '2026-01-01T10:01:00Z', '50'),
    order('3', 'a', '2026-01-05T10:01:00Z', '50'),
    order('4', '', '2026-01-02T10:00:00Z', '20'),
    order('5', 'b', '2026-01-03T10:00:00Z', '-20'),
    order('6', 'b', '2026-01-03T11:00:00Z', '-50', 'refunded', '1'),
    order('7', 'b', '2026-01-03T12:00:00Z', '-50', 'refunded', '99'),
  ]
  expect(rulesOf('orders', rows)).toEqual([
    '2 order_id order.duplicate',
    '4 customer_id order.customer_missing',
    '5 total money.negative',
    '7 refund_of order.refund_without_order',
  ])
})

test('customers: one id on two people, consent without or after its time, stale segments', () => {
  const rows = [
    {
      id: '1',
      name: 'Ann Lee',
      email: 'ann@firm.com',
      consent: 'yes',
      consent_at: '2025-01-01',
      last_sent_at: '2025-02-01',
      segment_updated_at: '2026-05-01',
    },
    {
      id: '1',
      name: 'Bo Roe',
      email: 'bo@firm.com',
      consent: 'yes',
      consent_at: '',
      last_sent_at: '',
      segment_updated_at: '2026-05-01',
    },
    {
      id: '2',
      name: 'Cy Poe',
      email: 'cy@firm.com',
      consent: 'yes',
      consent_at: '2025-03-01',
      last_sent_at: '2025-02-01',
      segment_updated_at: '2024-05-01',
    },
  ]
  expect(rulesOf('customers', rows)).toEqual([
    '1 id id.shared',
    '2 id id.shared',
    '2 consent_at consent.missing',
    '3 consent_at consent.late',
    '3 segment_updated_at segment.stale',
  ])
})
