/** What kind of personal data a text is or holds. */
export type PersonalKind = 'email' | 'phone' | 'card' | 'account' | 'national_id'

const EMAIL =
  /[\p{L}\p{N}._%+-]{1,64}(?:@|%40)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,5}\.\p{L}{2,24}/iu
const PHONE = /^(?:\+|00)[1-9][\d\s().-]{7,18}$/
const US_SOCIAL = /^(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}$/
const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/

/**
 * The personal data that a text holds, if any: an e-mail address anywhere in it, or as a whole a telephone number in
 * international form, a payment card (Luhn, ISO/IEC 7812), an IBAN (ISO 13616, modulo 97) or a US social security
 * number. Numbers that are ids of orders or products pass: only what carries a check digit or a country prefix counts.
 */
export function personalData(text: string): PersonalKind | undefined {
  if (text.length < 6 || text.length > 2000) return undefined
  if (/@|%40/.test(text) && EMAIL.test(text)) return 'email'
  const whole = text.trim()
  if (whole.length > 40 || !/\d/.test(whole)) return undefined
  if (PHONE.test(whole)) return 'phone'
  if (US_SOCIAL.test(whole)) return 'national_id'
  const tight = whole.replace(/[\s-]/g, '').toUpperCase()
  if (/^[3-6]\d{12,18}$/.test(tight) && isCard(tight)) return 'card'
  return IBAN.test(tight) && isIban(tight) ? 'account' : undefined
}

/** Lengths and first digits of the great card schemes, and Luhn's check digit. */
function isCard(digits: string): boolean {
  const scheme =
    /^4\d{12}(\d{3})?$/.test(digits) ||
    /^(5[1-5]\d{2}|2(2[2-9]|[3-6]\d|7[01])\d)\d{12}$/.test(digits) ||
    /^3[47]\d{13}$/.test(digits) ||
    /^6(011|5\d{2})\d{12}$/.test(digits)
  if (!scheme) return false
  let sum = 0
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]) * (at % 2 === 1 ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}

function isIban(text: string): boolean {
  const moved = text.slice(4) + text.slice(0, 4)
  let rest = 0
  for (const letter of moved) {
    const value = Number.parseInt(letter, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
