import type { Fault } from './finding.ts'

/** How the other values of the column are written: what is usual there is a house style and no fault. */
export interface NameStyle {
  mostlyUpper?: boolean
  mostlyLower?: boolean
}

const PLACEHOLDER =
  /^(test(er|ing|user|name)?\d*|n\.?\/?a\.?|none|null|nil|undefined|unknown|unbekannt|anonym(ous)?|guest|user\d*|customer|kunde|client|(first|last|given|sur|full|your|user|vor|nach)[ _-]?name|name|no ?name|nobody|someone|somebody|not (given|provided|available|applicable)|(do )?not use|delete(d)?( me)?|dummy|fake|sample|example|admin(istrator)?|info|sir|madam|sir ?\/? ?madam|blah|foo( ?bar)?|bar|abc(d(ef)?)?|xyz|lorem( ipsum)?|tbd|tba|mr\.?|mrs\.?|ms\.?|herr|frau|-+|\.+|\?+|x{2,}|_+)$/i
const PLACEHOLDER_FULL =
  /^((test|dummy|fake|sample|guest|unknown) (test|user|name|customer|account|person|guest)|john q\.? public|max mustermann|erika mustermann|first last|mickey mouse|donald duck|asdf asdf)$/i
const COMPANY =
  /(^|[\s,])(gmbh|ltd\.?|limited|inc\.?|llc|plc|corp\.?|s\.?a\.?r\.?l\.?|b\.v\.|pty|ag & co|kg)$/i
const ROWS = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'yxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
]
/** real names that are runs of keys */
const REAL_RUNS = new Set(['wert', 'trew', 'weert'])

/**
 * Checks one name (given, family or whole). `undefined` where it can be a name. Real names may be short (Ng, O), single
 * (Suharto), hyphenated, have apostrophes, particles in lower case, several capitals (McDonald) and any script.
 */
export function checkName(raw: string, style: NameStyle = {}): Fault | undefined {
  const value = raw.trim()
  if (value === '') return undefined
  if (/\S@\S+\.\S/.test(value)) return { rule: 'name.email', severity: 'high' }
  if (/https?:|www\.|\.(com|net|org|de)\b/i.test(value)) return { rule: 'name.url', severity: 'high' }
  if (value.replace(/\D/g, '').length >= 6 && /^[\d\s+()./-]+$/.test(value.replace(/[a-z]/gi, '')))
    return { rule: 'name.phone', severity: 'high' }
  if (PLACEHOLDER.test(value) || PLACEHOLDER_FULL.test(value))
    return { rule: 'name.placeholder', severity: 'high' }
  if (isKeyboardRun(value)) return { rule: 'name.keyboard', severity: 'high' }
  if (/(Ã.|Â.|â€|ï¿½|�|&[a-z]{2,6};|&#\d+;)/.test(value)) return repaired(value)
  if (/[<>{}$%]/.test(value)) return { rule: 'name.markup', severity: 'high' }
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(value))
    return suggest(
      'name.emoji',
      'medium',
      value.replace(/\p{Extended_Pictographic}|\p{Regional_Indicator}|\uFE0F|\u200D/gu, '').trim(),
    )
  const latin = homoglyphs(value)
  if (latin !== value) return suggest('name.homoglyph', 'high', latin)
  if (/\d/.test(value) && !/\b(1st|2nd|3rd|[4-9]th)\b/i.test(value)) return digits(value)
  if (COMPANY.test(value)) return { rule: 'name.company', severity: 'low' }
  return caseOf(value, style)
}

/** A run along a keyboard row, one letter repeated, or a short piece repeated: `asdf`, `qwertz`, `aaaa`, `asdasd`. */
export function isKeyboardRun(value: string): boolean {
  const letters = value.toLowerCase().replace(/[^a-z]/g, '')
  if (letters.length < 3 || letters.length !== value.replace(/[\s'.-]/g, '').length) return false
  if (/^(.)\1{2,}$/.test(letters)) return true
  if (letters.length < 4 || REAL_RUNS.has(letters)) return false
  const piece = /^(.{2,5}?)\1+$/.exec(letters)?.[1]
  if (piece && piece.length >= 3 && ROWS.some((row) => row.includes(piece))) return true
  if (
    ROWS.some(
      (row) => row.includes(letters) || (letters.length > 4 && row.includes([...letters].reverse().join(''))),
    )
  )
    return true
  const runs =
    letters.length >= 6 && ROWS.some((row) => longestRun(letters, row) >= Math.max(5, letters.length * 0.6))
  return runs || (letters.length >= 6 && !/[aeiouyw]/.test(letters) && /^[a-z]+$/i.test(value))
}

function longestRun(letters: string, row: string): number {
  let longest = 0
  for (let from = 0; from < letters.length; from += 1)
    for (let to = from + longest + 1; to <= letters.length && row.includes(letters.slice(from, to)); to += 1)
      longest = to - from
  return longest
}

const LOOKALIKE: Record<string, string> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  Х: 'X',
  І: 'I',
  Ѕ: 'S',
  Ј: 'J',
  ο: 'o',
  α: 'a',
  ν: 'v',
  ι: 'i',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Ζ: 'Z',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Υ: 'Y',
  Χ: 'X',
  ԁ: 'd',
  ɡ: 'g',
  ı: 'i',
}

/** Letters of another script that look like Latin ones, put back into Latin; only words that mix scripts are changed. */
export function homoglyphs(value: string): string {
  return value.replace(/[\p{L}\p{M}]+/gu, (word) => {
    const foreign = /[\p{Script=Cyrillic}\p{Script=Greek}ɡ]/u.test(word)
    return foreign && /\p{Script=Latin}/u.test(word.replace('ɡ', ''))
      ? [...word].map((letter) => LOOKALIKE[letter] ?? letter).join('')
      : word
  })
}

function caseOf(value: string, style: NameStyle): Fault | undefined {
  const letters = value.replace(/[^\p{L}]/gu, '')
  const cased = letters.toLowerCase() !== letters.toUpperCase()
  if (!cased) return undefined
  const longest = Math.max(...value.split(/[^\p{L}]+/u).map((word) => word.length))
  if (longest > 3 && letters === letters.toUpperCase() && !style.mostlyUpper)
    return suggest('name.caps', 'low', properCase(value))
  if (letters.length > 1 && letters === letters.toLowerCase() && !style.mostlyLower)
    return suggest('name.lowercase', 'low', properCase(value))
  return undefined
}

const PARTICLE =
  /^(de|da|do|dos|das|del|della|der|den|di|du|la|le|van|von|zu|zur|bin|binti|al|el|y|e|ter|ten|af|av)$/

/** A name in the usual case: particles small, letters after a hyphen or an apostrophe and after Mc capital. */
export function properCase(value: string): string {
  return value
    .trim()
    .toLowerCase()
    .replace(/[\p{L}\p{M}]+/gu, (word, at: number) =>
      PARTICLE.test(word) && at > 0 ? word : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .replace(/\bMc(\p{Ll})/gu, (_, letter: string) => `Mc${letter.toUpperCase()}`)
}

function digits(value: string): Fault {
  const letters = value
    .replace(/0/g, 'o')
    .replace(/1/g, 'l')
    .replace(/3/g, 'e')
    .replace(/5/g, 's')
    .replace(/4/g, 'a')
  return /\p{L}\d+\p{L}/u.test(value) && !/\d/.test(letters)
    ? suggest('name.digits', 'medium', properCase(letters))
    : suggest('name.digits', 'medium', value.replace(/[\d_]+/g, '').trim())
}

function repaired(value: string): Fault {
  const bytes = Buffer.from(value, 'latin1').toString('utf8')
  return bytes.includes('�') || bytes === value
    ? { rule: 'name.encoding', severity: 'medium' }
    : suggest('name.encoding', 'medium', bytes)
}

function suggest(rule: string, severity: Fault['severity'], suggestion: string): Fault {
  return suggestion ? { rule, severity, suggestion } : { rule, severity }
}
