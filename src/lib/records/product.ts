import type { Fault } from './finding.ts'

/** Checks a GTIN (8, 12, 13 or 14 digits) by its check digit (GS1 General Specifications, 7.9). */
export function checkGtin(raw: string): Fault | undefined {
  const value = raw.trim().replace(/[\s-]/g, '')
  if (value === '') return undefined
  if (!/^(\d{8}|\d{12,14})$/.test(value) || /^0+$/.test(value))
    return { rule: 'product.gtin', severity: 'medium' }
  const digits = [...value].reverse().map(Number)
  const sum = digits.reduce((all, digit, index) => all + digit * (index % 2 === 1 ? 3 : 1), 0)
  return sum % 10 === 0 ? undefined : { rule: 'product.gtin', severity: 'medium' }
}

/** Checks a web address of a product or its picture. */
export function checkUrl(raw: string): Fault | undefined {
  const value = raw.trim()
  if (value === '' || /^\/(?!\/)\S*$/.test(value)) return undefined
  return /^https?:\/\/[^\s/]+\.[^\s/]+(\/\S*)?$/i.test(value)
    ? undefined
    : { rule: 'product.url', severity: 'medium' }
}
