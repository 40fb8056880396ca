import { isTimeZone } from './behaviour.ts'
import { normalEmail, normalPhone } from './identities.ts'
import type { Grade } from './schema.ts'

/** How far a value can be trusted to be shown to its owner, and why not further. */
export interface Graded {
  grade: Grade
  reason?: string
}

const good: Graded = { grade: 'good' }
const bad = (reason: string): Graded => ({ grade: 'bad', reason })
const doubtful = (reason: string): Graded => ({ grade: 'doubtful', reason })

const fillers = new Set([
  '-',
  '--',
  '.',
  '?',
  'abc',
  'asd',
  'asdf',
  'asdfgh',
  'aaa',
  'dummy',
  'fake',
  'first name',
  'firstname',
  'foo',
  'last name',
  'lastname',
  'na',
  'n/a',
  'n.a.',
  'name',
  'nil',
  'no name',
  'none',
  'null',
  'qwerty',
  'qwertz',
  'sample',
  'test',
  'test test',
  'tester',
  'testing',
  'undefined',
  'unknown',
  'xxx',
  'xyz',
  '[object object]',
]) // prettier-ignore

const names = new Set(['firstName', 'lastName', 'name', 'first_name', 'last_name'])

/** Grades one trait by its form. Cleared traits are good. */
export function gradeOf(name: string, value: unknown, now: Date): Graded {
  if (value === null || typeof value === 'boolean') return good
  const rule = rules.get(name)
  if (rule) return rule(value, now)
  if (names.has(name)) return gradeName(value)
  return typeof value === 'string' ? gradeText(value) : good
}

const rules = new Map<string, (value: unknown, now: Date) => Graded>([
  ['email', gradeEmail],
  ['phone', gradePhone],
  ['birthday', gradeBirthday],
  ['birthdate', gradeBirthday],
  ['age', gradeAge],
  ['timezone', gradeTimeZone],
  ['locale', gradeLocale],
])

function gradeText(value: string): Graded {
  const text = value.trim()
  if (text === '') return bad('empty')
  if (fillers.has(text.toLowerCase())) return bad('a filler, not an answer')
  return good
}

function gradeName(value: unknown): Graded {
  if (typeof value !== 'string') return bad('not a text')
  const text = value.trim()
  const plain = gradeText(text)
  if (plain.grade !== 'good') return plain
  if (text.includes('@')) return bad('an e-mail address in a name field')
  if (/https?:|www\.|[<>{}[\]\\|]/i.test(text)) return bad('holds a link or code')
  if (/\p{Nd}/u.test(text)) return bad('holds digits')
  if (!/\p{L}/u.test(text)) return bad('holds no letter')
  if ([...text].length > 60) return bad('too long for a name')
  if (/^(\p{L})\1{2,}$/iu.test(text)) return bad('one letter repeated')
  if (/\p{Extended_Pictographic}/u.test(text)) return doubtful('holds an emoji')
  if (/^\p{L}\.?$/u.test(text) && !/\p{Lo}/u.test(text)) return doubtful('an initial only')
  const letters = text.replace(/\P{L}/gu, '')
  const cased = letters.toLowerCase() !== letters.toUpperCase()
  if (cased && letters.length > 2 && letters === letters.toUpperCase()) return doubtful('all capitals')
  if (cased && letters === letters.toLowerCase()) return doubtful('no capital')
  return good
}

function gradeEmail(value: unknown): Graded {
  if (typeof value !== 'string') return bad('not a text')
  const address = normalEmail(value)
  if (address === undefined) return bad('not an e-mail address')
  const [local = '', domain = ''] = address.split('@')
  if (/(^|\.)(invalid|localhost|local)$/.test(domain)) return bad('a domain that receives no mail')
  if (/^(no-?reply|do-?not-?reply|mailer-daemon|postmaster)$/.test(local))
    return bad('an address that nobody reads')
  if (/^(test|asdf|qwerty|xxx|none|noemail|no|na|null)\d*$/.test(local))
    return doubtful('looks like a filler')
  return good
}

function gradePhone(value: unknown): Graded {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string') return bad('not a text')
  if (normalPhone(text)) return good
  const digits = text.replace(/\D/g, '')
  return digits.length < 6 || digits.length > 15 || /^(\d)\1+$/.test(digits)
    ? bad('not a telephone number')
    : doubtful('no country code')
}

function gradeBirthday(value: unknown, now: Date): Graded {
  const at = typeof value === 'string' || typeof value === 'number' ? new Date(value) : undefined
  if (!at || Number.isNaN(at.getTime())) return bad('not a date')
  if (at > now) return bad('in the future')
  const year = at.getUTCFullYear()
  if (year < now.getUTCFullYear() - 120) return bad('too long ago')
  if (/^(1900|1970|2000)-01-01/.test(at.toISOString())) return doubtful('looks like a default date')
  return year > now.getUTCFullYear() - 5 ? doubtful('less than five years ago') : good
}

function gradeAge(value: unknown): Graded {
  const age =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && value.trim() !== ''
        ? Number(value)
        : Number.NaN
  if (!Number.isFinite(age)) return bad('not a number')
  return age > 0 && age <= 120 ? good : bad('not an age')
}

function gradeTimeZone(value: unknown): Graded {
  return typeof value === 'string' && isTimeZone(value) ? good : bad('not a time zone such as Europe/London')
}

function gradeLocale(value: unknown): Graded {
  if (typeof value !== 'string') return bad('not a text')
  try {
    Intl.getCanonicalLocales(value.replaceAll('_', '-'))
    return good
  } catch {
    return bad('not a locale such as en-GB')
  }
}
