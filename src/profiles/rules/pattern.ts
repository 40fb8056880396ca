const LONGEST = 300
const MOST_OPTIONAL = 12
const MOST_COUNT = 100

/**
 * What keeps a regular expression from being used on every event; undefined when nothing does. Allowed is what is
 * matched in time that grows no faster than the square of the value's length: no repeated groups, no look-around or
 * back-references, at most one open repetition (two when it begins with ^ and has no alternatives outside a group).
 */
export function patternFault(pattern: string): string | undefined {
  if (pattern.length > LONGEST) return `It is longer than ${LONGEST} characters.`
  try {
    new RegExp(pattern, 'iu')
  } catch (error) {
    return `It is no regular expression (${(error as Error).message}).`
  }
  let open = 0
  let optional = 0
  let depth = 0
  let outer = false
  let inClass = false
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at]
    if (char === '\\') {
      if (/[1-9k]/.test(pattern[at + 1] ?? ''))
        return 'It refers back to a group. Write it without \\1 or \\k.'
      at += 1
    } else if (inClass) inClass = char !== ']'
    else if (char === '[') inClass = true
    else if (char === '(') {
      if (/^\(\?(?!:)/.test(pattern.slice(at, at + 3)))
        return 'It looks ahead or names a group. Write it without (?.'
      if (pattern[at + 1] === '?') at += 2
      depth += 1
    } else if (char === ')') {
      depth -= 1
      if (/[*+{]/.test(pattern[at + 1] ?? '')) return 'It repeats a group. Repeat single characters only.'
    } else if (char === '|' && depth === 0) outer = true
    else if (char === '*' || char === '+') open += 1
    else if (char === '?') optional += 1
    else if (char === '{') {
      const [, least = '', rest = '', most = ''] = /^\{(\d+)(,?)(\d*)\}/.exec(pattern.slice(at)) ?? []
      if (rest !== '' && most === '') open += 1
      if (Number(least) > MOST_COUNT || Number(most) > MOST_COUNT)
        return `It counts beyond ${MOST_COUNT}. Use a smaller number.`
      if (rest !== '' && most !== '') optional += Number(most) - Number(least)
    }
  }
  if (optional > MOST_OPTIONAL)
    return `It has more than ${MOST_OPTIONAL} optional parts. Split it into several rules.`
  if (open > (pattern.startsWith('^') && !outer ? 2 : 1))
    return 'It has too many open repetitions (*, +) to be tried on every event. Begin it with ^, or split it.'
  return undefined
}
