import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Fault } from './finding.ts'

/** Checks a telephone number; `country` is a two-letter code for numbers without an international prefix. */
export function checkPhone(raw: string, country?: string): Fault | undefined {
  const value = raw.trim()
  if (value === '') return undefined
  const digits = value.replace(/\D/g, '')
  if (
    /^(.)\1{5,}$/.test(digits.slice(-8)) ||
    /^(0?123456789?0?|1?2?3456789\d?|9876543210?)$/.test(digits) ||
    /(\d)\1{6,}/.test(digits)
  )
    return { rule: 'phone.placeholder', severity: 'high' }
  if (/[a-z@]{2,}/i.test(value.replace(/\b(ext?|x|tel|phone|durchwahl)\b\.?/gi, '')))
    return { rule: 'phone.invalid', severity: 'high' }
  const code = country?.trim().toUpperCase()
  const home = code && isSupportedCountry(code) ? (code as CountryCode) : undefined
  const international = value.startsWith('+') || value.startsWith('00')
  if (international || home) {
    const parsed = parsePhoneNumberFromString(
      value.replace(/^00/, '+'),
      home ? { defaultCountry: home, extract: false } : { extract: false },
    )
    return parsed?.isPossible() ? undefined : { rule: 'phone.invalid', severity: 'medium' }
  }
  return digits.length < 6 || digits.length > 15 ? { rule: 'phone.invalid', severity: 'medium' } : undefined
}
