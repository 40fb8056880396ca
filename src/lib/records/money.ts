import type { Fault } from './finding.ts'

/** A number of money as written (`1,234.50`, `€ 12`, `12,50`); `undefined` where it is none. */
export function amountOf(raw: string): number | undefined {
  let text = raw
    .trim()
    .replace(/^[€$£¥]\s*|\s*([€$£¥]|[A-Z]{3})$/g, '')
    .replace(/\s/g, '')
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) text = text.replace(/,/g, '')
  else if (/^-?\d+,\d{1,2}$/.test(text)) text = text.replace(',', '.')
  else if (/^-?\d{1,3}(\.\d{3})+,\d{1,2}$/.test(text)) text = text.replace(/\./g, '').replace(',', '.')
  return /^-?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : undefined
}

let currencies: ReadonlySet<string> | undefined

/** Checks a currency code against ISO 4217 as the runtime knows it. */
export function checkCurrency(raw: string): Fault | undefined {
  const value = raw.trim()
  if (value === '' || /^[€$£¥]$/.test(value)) return undefined
  currencies ??= new Set(Intl.supportedValuesOf('currency'))
  return currencies.has(value.toUpperCase())
    ? undefined
    : { rule: 'money.currency_unknown', severity: 'high' }
}

const ENOUGH = 5

/**
 * Which amounts are a hundred times too great (cents taken for units): in their group of one product, else in the whole
 * column, the amount lies far above the rest and a hundredth of it among them. Returns indexes.
 */
export function hundredfold(
  amounts: readonly (number | undefined)[],
  groups: readonly (string | undefined)[],
): Set<number> {
  const out = new Set<number>()
  const members = new Map<string, number[]>()
  const all: number[] = []
  for (const [index, amount] of amounts.entries()) {
    if (amount === undefined || amount <= 0) continue
    all.push(index)
    const group = groups[index]
    if (!group) continue
    const list = members.get(group) ?? []
    list.push(index)
    members.set(group, list)
  }
  const value = (index: number) => amounts[index] as number
  const grouped = new Set<number>()
  for (const list of members.values()) {
    if (list.length < ENOUGH) continue
    const middle = quantile(list.map(value), 0.5)
    const spread = quantile(
      list.map((index) => Math.abs(Math.log(value(index) / middle))),
      0.75,
    )
    for (const index of list) {
      grouped.add(index)
      const ratio = value(index) / middle
      if (spread < 1.2 && ratio > 40 && ratio < 250) out.add(index)
    }
  }
  const rest = all.filter((index) => !grouped.has(index))
  if (rest.length < 20) return out
  const sorted = rest.map(value).sort((a, b) => a - b)
  const [low, high, top] = [at(sorted, 0.02), at(sorted, 0.98), at(sorted, 0.9)]
  for (const index of rest) {
    const amount = value(index)
    if (
      amount > 8 * top &&
      amount > (sorted.length > 100 ? 2.5 : 1) * Math.min(high, 8 * top) &&
      amount / 100 >= low * 0.5 &&
      amount / 100 <= top * 4
    )
      out.add(index)
  }
  return out
}

function quantile(values: readonly number[], share: number): number {
  return at(
    [...values].sort((a, b) => a - b),
    share,
  )
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
