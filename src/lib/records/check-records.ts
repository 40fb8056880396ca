import {
  type ColumnsOf,
  consentTimes,
  defaultBirthdays,
  duplicateOrders,
  isRefund,
  oddCurrencies,
  type Row,
  refundsWithoutOrder,
  sharedContacts,
  sharedIds,
  staleSegments,
  swappedNames,
  tooGreat,
} from './cross.ts'
import { checkDate } from './date.ts'
import { checkEmail } from './email.ts'
import { type Meaning, meaningsOf } from './fields.ts'
import type { Fault, Finding } from './finding.ts'
import { amountOf, checkCurrency } from './money.ts'
import { checkName, type NameStyle } from './name.ts'
import { checkPhone } from './phone.ts'
import { checkGtin, checkUrl } from './product.ts'

export type RecordKind = 'customers' | 'orders' | 'products'

const HOUSE_STYLE = 0.3

/**
 * Every finding of a file of records, in the order of its rows. Columns are understood by their names; `now` is in
 * milliseconds. Rules that need several rows (defaults, swaps, duplicates, orders of magnitude) look at all of them.
 */
export function checkRecords(
  kind: RecordKind,
  names: readonly string[],
  rows: readonly Row[],
  now: number,
): Finding[] {
  const meanings = meaningsOf(names, kind)
  const of: ColumnsOf = (meaning) => names.filter((name) => meanings.get(name) === meaning)
  const found = new Map<string, Finding>()
  const report = (index: number, field: string, fault: Fault) => {
    const key = `${index} ${field}`
    if (!found.has(key))
      found.set(key, { row: index + 1, field, ...fault, value: rows[index]?.[field] ?? '' })
  }
  const styles = new Map(names.map((name) => [name, styleOf(rows, name)]))
  const country = of('country')[0]
  for (const [index, row] of rows.entries())
    for (const name of names) {
      const value = row[name] ?? ''
      const fault =
        value &&
        valueFault(meanings.get(name) ?? 'other', name, value, row, {
          now,
          kind,
          of,
          style: styles.get(name) ?? {},
          country,
        })
      if (fault) report(index, name, fault)
    }
  if (kind === 'customers') {
    swappedNames(rows, of, report)
    defaultBirthdays(rows, of, report)
    sharedIds(rows, of, report)
    sharedContacts(rows, of, report)
    consentTimes(rows, of, report)
    staleSegments(rows, of, now, report)
  } else {
    tooGreat(rows, of, report)
    oddCurrencies(rows, of, report)
  }
  if (kind === 'orders') {
    duplicateOrders(rows, names, of, report)
    refundsWithoutOrder(rows, of, report)
    missing(rows, of('customer')[0] ?? of('email')[0], 'order.customer_missing', 'medium', report)
  }
  if (kind === 'products') {
    sharedIds(rows, of, report)
    missing(rows, of('title')[0], 'product.title_missing', 'high', report)
    missing(rows, of('money')[0], 'product.price_missing', 'high', report)
  }
  if (kind !== 'orders') missing(rows, of('id')[0], 'id.missing', 'high', report)
  return [...found.values()].sort((a, b) => a.row - b.row)
}

interface Around {
  now: number
  kind: RecordKind
  of: ColumnsOf
  style: NameStyle
  country: string | undefined
}

/** What is wrong with one value by itself, after what its column means. */
export function valueFault(
  meaning: Meaning,
  name: string,
  value: string,
  row: Row,
  around: Around,
): Fault | undefined {
  const { now, kind, of, style, country } = around
  switch (meaning) {
    case 'first':
    case 'last':
    case 'name':
      return checkName(value, style)
    case 'email':
      return checkEmail(value)
    case 'phone':
      return checkPhone(value, country ? row[country] : undefined)
    case 'birth':
      return checkDate(value, 'birth', now)
    case 'event_date':
    case 'consent_at':
    case 'segment_at':
      return /time.?zone|duration|^time_/.test(name) ||
        (/^-?\d{1,9}(\.\d+)?$/.test(value) && !/^\d{8}$/.test(value))
        ? undefined
        : checkDate(value, /(expir|due|until|next|end|renew|deliver)/i.test(name) ? 'future' : 'event', now)
    case 'currency':
      return checkCurrency(value)
    case 'money':
    case 'list_price': {
      const amount = amountOf(value)
      if (amount === undefined) return { rule: 'money.not_a_number', severity: 'high' }
      const mayBeNegative =
        /discount|margin|refund|adjust|net/i.test(name) || (kind === 'orders' && isRefund(row, of))
      if (amount < 0 && !mayBeNegative)
        return { rule: 'money.negative', severity: 'high', suggestion: String(-amount) }
      if (kind === 'products' && amount === 0 && /price/i.test(name))
        return { rule: 'product.price_zero', severity: 'medium' }
      return undefined
    }
    case 'quantity': {
      const amount = amountOf(value)
      if (amount === undefined) return { rule: 'quantity.not_a_number', severity: 'high' }
      return amount <= 0 && !isRefund(row, of)
        ? { rule: 'quantity.not_positive', severity: 'medium' }
        : undefined
    }
    case 'customer':
      return /^(0+|-1|null|none|undefined|nan|n\/?a|anonymous|guest|unknown|test)$/i.test(value)
        ? { rule: 'id.placeholder', severity: 'high' }
        : undefined
    case 'id':
      return /^(00+|-1|null|none|undefined|nan|n\/?a|unknown)$/i.test(value)
        ? { rule: 'id.placeholder', severity: 'high' }
        : undefined
    case 'gtin':
      return checkGtin(value)
    case 'url':
      return checkUrl(value)
    case 'title':
      return /^(test.*|n\/?a|none|null|tbd|untitled|title|lorem ipsum.*|product( name)?|xxx+|-|\?+)$/i.test(
        value,
      )
        ? { rule: 'product.title_placeholder', severity: 'high' }
        : undefined
    default:
      return undefined
  }
}

function missing(
  rows: readonly Row[],
  field: string | undefined,
  rule: string,
  severity: Fault['severity'],
  report: (index: number, field: string, fault: Fault) => void,
): void {
  if (field)
    for (const [index, row] of rows.entries()) if (!row[field]) report(index, field, { rule, severity })
}

function styleOf(rows: readonly Row[], name: string): NameStyle {
  let [upper, lower, all] = [0, 0, 0]
  for (const row of rows) {
    const value = row[name] ?? ''
    if (value.length < 4 || value.toLowerCase() === value.toUpperCase()) continue
    all += 1
    if (value === value.toUpperCase()) upper += 1
    if (value === value.toLowerCase()) lower += 1
  }
  const usual = (count: number) => all >= 5 && count > all * HOUSE_STYLE
  return { mostlyUpper: usual(upper), mostlyLower: usual(lower) }
}
