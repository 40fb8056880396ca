import type { Brief } from '../../lib/briefs/schema.ts'
import type { Problem } from '../schema.ts'

/** One text of a piece, and where it stands. */
export interface Said {
  slot: string
  text: string
}

const FIGURE =
  /(?<![\w{])(?:[€$£]\s?)?\d+(?:[.,]\d+)*\s?(?:%|percent|€|\$|£|eur|usd|gbp|hours?|days?|weeks?|months?|years?|degrees)?/gi
const DISCOUNT =
  /(\d+(?:[.,]\d+)?)\s?(?:%|percent)\s+(?:off|discount|less|cheaper|reduction)|(?:save|off)\s+(?:up to\s+)?(?:[€$£]\s?)?(\d+(?:[.,]\d+)?)\s?(?:%|percent|€|\$|£)?/gi
const DEADLINE =
  /\b(?:until|till|by|before|ends?(?: on)?|expires?(?: on)?)\s+((?:mon|tues|wednes|thurs|fri|satur|sun)day|tonight|today|tomorrow|midnight|\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\s+\d{1,2}|\d{4}-\d{2}-\d{2})/gi
const ABSOLUTE =
  /\b(?:best|fastest|cheapest|lowest price|number one|no\. ?1|guaranteed?|clinically|award[- ]winning|proven|most popular|world[- ]leading|risk[- ]free)\b/gi

/**
 * Whether a piece says what its brief orders and nothing that the brief does not carry: required and banned words,
 * discounts and deadlines against the offers and facts, figures and superlatives without a fact, length. `today`
 * (YYYY-MM-DD) takes expired facts away.
 */
export function checkAgainstBrief(said: readonly Said[], brief: Brief, today: string): Problem[] {
  const problems: Problem[] = []
  const add = (level: Problem['level'], code: string, slot: string, message: string) =>
    problems.push({ level, code, slot, message })
  const all = plain(said.map(({ text }) => text).join(' '))
  for (const wanted of brief.mustSay)
    if (!/^\W*none\b/i.test(wanted) && !all.includes(plain(wanted)))
      add(
        'blocker',
        'must_say_missing',
        'blocks',
        `The brief requires “${short(wanted)}”. Say it word for word.`,
      )
  const facts = brief.facts.filter(
    ({ expires }) => !expires || !/^\d{4}-\d{2}-\d{2}/.test(expires) || expires.slice(0, 10) >= today,
  )
  const carried = plain(
    [...facts.map(({ text }) => text), ...brief.offers, ...brief.mustSay, brief.legal ?? ''].join(' ; '),
  )
  const known = `${carried} ; ${plain(brief.messages.join(' ; '))}`
  for (const { slot, text } of said) {
    const words = plain(text)
    for (const banned of brief.neverSay)
      if (!/^\W*none\b/i.test(banned) && plain(banned).length > 2 && holds(words, plain(banned)))
        add('blocker', 'never_say', slot, `The brief forbids “${short(banned)}”. Say it otherwise.`)
    for (const [found, percent, amount] of text.matchAll(DISCOUNT))
      if (!numbersOf(brief.offers.join(' ; ')).has(normal(percent ?? amount ?? '')))
        add(
          'blocker',
          'discount_not_offered',
          slot,
          `“${found.trim()}” is no offer of the brief. Use one of its offers, or take it out.`,
        )
    for (const [found, day = ''] of text.matchAll(DEADLINE))
      if (!carried.includes(plain(day)))
        add(
          'blocker',
          'deadline_without_fact',
          slot,
          `“${found}” is a deadline that no fact or offer carries. Name the real end, or drop it.`,
        )
    const figures = numbersOf(known)
    for (const [found] of text.replace(DEADLINE, ' ').replace(DISCOUNT, ' ').matchAll(FIGURE)) {
      const number = normal(found)
      if (number !== '' && !figures.has(number))
        add(
          'hint',
          'figure_without_fact',
          slot,
          `No fact of the brief says “${found.trim()}”. Add the fact with its source, or take it out.`,
        )
    }
    for (const [found] of text.matchAll(ABSOLUTE))
      if (!carried.includes(plain(found)))
        add(
          'hint',
          'claim_without_fact',
          slot,
          `“${found}” is a claim and no fact carries it. Add the fact, or say what is known.`,
        )
  }
  const [least, most] = lengthOf(brief.length)
  const count = all.split(' ').filter(Boolean).length
  if (least !== undefined && most !== undefined && (count < least * 0.8 || count > most * 1.2))
    add('hint', 'length_off', 'blocks', `It has ${count} words; the brief asks for ${least} to ${most}.`)
  return unique(problems)
}

/** Words of a range such as "80 to 150 words"; lengths in characters belong to subjects and are not judged here. */
function lengthOf(text: string | undefined): [number?, number?] {
  if (!text || /char/i.test(text)) return []
  const numbers = [...text.matchAll(/\d+/g)].map(([n]) => Number(n))
  const [first, second = first] = numbers
  if (first === undefined || second === undefined) return []
  return /(?:up to|at most|max|under|below)/i.test(text) && numbers.length === 1
    ? [0, first]
    : [Math.min(first, second), Math.max(first, second)]
}

function numbersOf(text: string): Set<string> {
  return new Set([...text.matchAll(/\d+(?:[.,]\d+)*/g)].map(([n]) => normal(n)))
}

/** The number of a figure, without unit, sign of thousands and trailing zeros. */
function normal(text: string): string {
  const digits = /\d+(?:[.,]\d+)*/.exec(text)?.[0] ?? ''
  return digits
    .replace(/[.,](?=\d{3}(?:\D|$))/g, '')
    .replace(',', '.')
    .replace(/\.0+$/, '')
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[^\p{L}\p{N}%€$£'{}]+/gu, ' ')
    .trim()
}

function holds(text: string, phrase: string): boolean {
  return ` ${text} `.includes(` ${phrase} `)
}

function unique(problems: Problem[]): Problem[] {
  const seen = new Set<string>()
  return problems.filter(({ code, slot, message }) => {
    const key = `${code} ${slot} ${message}`
    return !seen.has(key) && seen.add(key)
  })
}

const short = (text: string) => (text.length > 80 ? `${text.slice(0, 77)}…` : text)
