import { instantOf, januarySpike } from './date.ts'
import type { Meaning } from './fields.ts'
import type { Fault } from './finding.ts'
import { amountOf, hundredfold } from './money.ts'

/** A row's texts by column, trimmed. */
export type Row = Readonly<Record<string, string>>
/** Takes what a rule over several rows found: row index from 0. */
export type Report = (row: number, field: string, fault: Fault) => void
/** Columns by their meaning, in the order of the file. */
export type ColumnsOf = (meaning: Meaning) => readonly string[]

/** 1 January in dates of birth, where it is far more frequent than chance. */
export function defaultBirthdays(rows: readonly Row[], of: ColumnsOf, report: Report): void {
  for (const field of of('birth')) {
    const instants = rows.map((row) => instantOf(row[field] ?? '')).map((at) => at ?? Number.NaN)
    if (!januarySpike(instants.filter((at) => !Number.isNaN(at)))) continue
    for (const [index, at] of instants.entries()) {
      const date = new Date(at)
      if (date.getUTCMonth() === 0 && date.getUTCDate() === 1 && date.getUTCFullYear() > 1900)
        report(index, field, { rule: 'date.default', severity: 'low' })
    }
  }
}

const TIMES = 4

/** Given and family name in each other's column: each is far more usual in the other one, without counting the row itself. */
export function swappedNames(rows: readonly Row[], of: ColumnsOf, report: Report): void {
  const [first, last] = [of('first')[0], of('last')[0]]
  if (!first || !last) return
  const asFirst = counts(rows, first)
  const asLast = counts(rows, last)
  for (const [index, row] of rows.entries()) {
    const [f, l] = [lower(row[first]), lower(row[last])]
    if (!f || !l || f === l) continue
    const here = [(asFirst.get(f) ?? 1) - 1, (asLast.get(l) ?? 1) - 1] as const
    const there = [asLast.get(f) ?? 0, asFirst.get(l) ?? 0] as const
    const evidence =
      Math.log((there[0] + 0.5) / (here[0] + 0.5)) + Math.log((there[1] + 0.5) / (here[1] + 0.5))
    const clearly = there[0] >= here[0] && there[1] >= here[1] && there[0] + there[1] >= 3
    if (clearly && evidence > Math.log(TIMES * 2))
      report(index, first, {
        rule: 'name.swapped',
        severity: 'medium',
        suggestion: `${row[last]} ${row[first]}`,
      })
  }
}

/** One id on rows that are different people (another e-mail and another name). */
export function sharedIds(rows: readonly Row[], of: ColumnsOf, report: Report): void {
  const id = of('id')[0]
  const email = of('email')[0]
  if (!id) return
  for (const members of groups(rows, (row) => row[id]).values()) {
    if (members.length < 2) continue
    const people = new Set(
      members.map((index) => lower(rows[index]?.[email ?? '']) || nameOf(rows[index] as Row, of)),
    )
    for (const index of members.slice(people.size > 1 ? 0 : 1))
      report(
        index,
        id,
        people.size > 1
          ? { rule: 'id.shared', severity: 'high' }
          : { rule: 'row.duplicate', severity: 'medium' },
      )
  }
}

const MANY = 4

/** One address or number on many people: a shared mailbox or a default typed by staff. */
export function sharedContacts(rows: readonly Row[], of: ColumnsOf, report: Report): void {
  for (const [meaning, rule] of [
    ['email', 'email.shared'],
    ['phone', 'phone.shared'],
  ] as const) {
    const field = of(meaning)[0]
    if (!field) continue
    for (const members of groups(rows, (row) => lower(row[field])).values()) {
      if (new Set(members.map((index) => nameOf(rows[index] as Row, of))).size < MANY) continue
      for (const index of members) report(index, field, { rule, severity: 'medium' })
    }
  }
}

/** Consent said to be given without when, or given only after the last message. */
export function consentTimes(rows: readonly Row[], of: ColumnsOf, report: Report): void {
  const [given, when] = [of('consent')[0], of('consent_at')[0]]
  const sent = of('event_date').filter((name) => /sent|contacted|mailed|event/.test(name.toLowerCase()))[0]
  if (!when) return
  for (const [index, row] of rows.entries()) {
    if (given && /^(true|yes|y|1|granted|ja|opted.?in)$/i.test(row[given] ?? '') && !row[when])
      report(index, when, { rule: 'consent.missing', severity: 'high' })
    const [at, contact] = [instantOf(row[when] ?? ''), instantOf(sent ? (row[sent] ?? '') : '')]
    if (at !== undefined && contact !== undefined && at > contact)
      report(index, when, { rule: 'consent.late', severity: 'high' })
  }
}

const STALE_DAYS = 180

/** Segments of third parties that were computed long before `now` (milliseconds). */
export function staleSegments(rows: readonly Row[], of: ColumnsOf, now: number, report: Report): void {
  for (const field of of('segment_at'))
    for (const [index, row] of rows.entries()) {
      const at = instantOf(row[field] ?? '')
      if (at !== undefined && now - at > STALE_DAYS * 86_400_000)
        report(index, field, { rule: 'segment.stale', severity: 'low' })
    }
}

/** Amounts a hundred times too great. */
export function tooGreat(rows: readonly Row[], of: ColumnsOf, report: Report): void {
  const product = of('sku')[0]
  for (const field of of('money')) {
    const amounts = rows.map((row) => amountOf(row[field] ?? ''))
    const unit = /unit|price|cost/i.test(field)
    const keys = rows.map((row) => (product && unit ? row[product] : undefined))
    for (const index of hundredfold(amounts, keys))
      report(index, field, {
        rule: 'money.hundredfold',
        severity: 'high',
        suggestion: String(Math.round(amounts[index] as number) / 100),
      })
  }
}

/** A currency that is not what the country (else the file) pays in. */
export function oddCurrencies(rows: readonly Row[], of: ColumnsOf, report: Report): void {
  const [field, country] = [of('currency')[0], of('country')[0]]
  if (!field) return
  for (const members of groups(rows, (row) => (country ? lower(row[country]) : 'all')).values()) {
    const tally = new Map<string, number>()
    for (const index of members) {
      const code = rows[index]?.[field]?.toUpperCase() ?? ''
      if (code) tally.set(code, (tally.get(code) ?? 0) + 1)
    }
    const [usual, count] = [...tally].sort((a, b) => b[1] - a[1])[0] ?? ['', 0]
    if (members.length < 10 || count < members.length * (country ? 0.75 : 0.9)) continue
    for (const index of members) {
      const code = rows[index]?.[field]?.toUpperCase()
      if (code && code !== usual)
        report(index, field, { rule: 'money.currency_mismatch', severity: 'medium', suggestion: usual })
    }
  }
}

const SOON = 10 * 60_000

/** The same purchase twice: one order id on equal rows, or another id with all else equal within ten minutes. */
export function duplicateOrders(
  rows: readonly Row[],
  names: readonly string[],
  of: ColumnsOf,
  report: Report,
): void {
  const [id, when, customer] = [of('id')[0], of('event_date')[0], of('customer')[0] ?? of('email')[0]]
  const amounts = of('money')
  const same = (row: Row, without: readonly (string | undefined)[]) =>
    names
      .filter((name) => !without.includes(name) && of('id').includes(name) === false)
      .map((name) => row[name])
      .join('\u0001')
  const lines = of('sku').length > 0
  if (id)
    for (const members of groups(rows, (row) => row[id]).values()) {
      if (members.length < 2) continue
      for (const twins of groupsOf(members, (index) =>
        lines ? same(rows[index] as Row, []) : 'order',
      ).values())
        for (const index of twins.slice(1))
          if (!isRefund(rows[index] as Row, of))
            report(index, id, { rule: 'order.duplicate', severity: 'high' })
    }
  if (!customer || !when || amounts.length === 0) return
  const money = [...amounts, ...of('sku'), ...of('quantity'), ...of('currency')]
  for (const members of groups(rows, (row) =>
    row[customer] ? [row[customer], ...money.map((name) => row[name])].join('\u0001') : undefined,
  ).values()) {
    const timed = members
      .map((index) => ({ index, at: instantOf(rows[index]?.[when] ?? '') ?? Number.NaN }))
      .sort((a, b) => a.at - b.at)
    const precise = timed.some(({ at }) => at % 86_400_000 !== 0)
    for (let i = 1; i < timed.length; i += 1) {
      const [before, here] = [timed[i - 1], timed[i]]
      if (!before || !here || !(here.at - before.at <= (precise ? SOON : 0))) continue
      if (!precise && !lines) continue
      if (id && rows[before.index]?.[id] === rows[here.index]?.[id]) continue
      report(here.index, id ?? when, { rule: 'order.duplicate', severity: 'high' })
    }
  }
}

/** Refunds that name no order, or one that is not there. */
export function refundsWithoutOrder(rows: readonly Row[], of: ColumnsOf, report: Report): void {
  const [id, original] = [of('id')[0], of('refund_of')[0]]
  if (!id) return
  const orders = new Set(rows.filter((row) => !isRefund(row, of)).map((row) => row[id]))
  const customer = of('customer')[0]
  const known = new Set(
    rows
      .filter((row) => !isRefund(row, of))
      .map((row) => `${row[customer ?? '']} ${row[of('sku')[0] ?? '']}`),
  )
  for (const [index, row] of rows.entries()) {
    if (original) {
      const target = row[original]
      if (target ? !orders.has(target) : isRefund(row, of))
        report(index, original, { rule: 'order.refund_without_order', severity: 'high' })
    } else if (
      isRefund(row, of) &&
      !orders.has(row[id] ?? '') &&
      !(customer && known.has(`${row[customer]} ${row[of('sku')[0] ?? '']}`))
    )
      report(index, id, { rule: 'order.refund_without_order', severity: 'medium' })
  }
}

/** Whether a row takes back rather than sells: by its status, a cancellation's number, or what it refers to. */
export function isRefund(row: Row, of: ColumnsOf): boolean {
  if (of('status').some((name) => /refund|return|cancel|storno|credit/i.test(row[name] ?? ''))) return true
  if (of('refund_of').some((name) => Boolean(row[name]))) return true
  return of('id').some((name) => /^C\d{4,}$/.test(row[name] ?? ''))
}

function nameOf(row: Row, of: ColumnsOf): string {
  return [...of('first'), ...of('last'), ...of('name')].map((name) => lower(row[name])).join(' ')
}

function lower(value: string | undefined): string {
  return (value ?? '').toLowerCase()
}

function counts(rows: readonly Row[], field: string): Map<string, number> {
  const out = new Map<string, number>()
  for (const row of rows) {
    const value = lower(row[field])
    if (value) out.set(value, (out.get(value) ?? 0) + 1)
  }
  return out
}

function groups(rows: readonly Row[], key: (row: Row) => string | undefined): Map<string, number[]> {
  return groupsOf(
    rows.map((_, index) => index),
    (index) => key(rows[index] as Row),
  )
}

function groupsOf(
  indexes: readonly number[],
  key: (index: number) => string | undefined,
): Map<string, number[]> {
  const out = new Map<string, number[]>()
  for (const index of indexes) {
    const value = key(index)
    if (!value) continue
    const list = out.get(value)
    if (list) list.push(index)
    else out.set(value, [index])
  }
  return out
}
