import { retext } from 'retext'
import retextEquality from 'retext-equality'
import type { Problem } from '../schema.ts'

type Hint = Omit<Problem, 'variant' | 'level'> & { level: 'hint' }

const rules: readonly { code: string; pattern: RegExp; says: (word: string) => string }[] = [
  {
    code: 'discloses_inference',
    pattern:
      /\b(?:we think you(?:'re| are| might be)|people like you|since you live|because you(?:'re| are) (?:a |an )?(?:parent|pregnant|single|married|over|under)|as a (?:new )?(?:mother|father|mum|mom|dad|patient)|your (?:recent )?(?:diagnosis|pregnancy|divorce|loss|illness)|at \d{1,2}[:.]\d{2} (?:am|pm)?\s*(?:yesterday|last night|today)?,? you|last night you)\b/i,
    says: (word) => `"${word}" tells people what you worked out about them. Say what you offer instead.`,
  },
  {
    code: 'urgency_without_deadline',
    pattern:
      /\b(?:last chance|hurry|act (?:now|fast)|limited time|ends (?:soon|tonight|today)|only \d+ left|don't miss out|final hours?|before it's (?:too late|gone)|while (?:stocks?|supplies) last)\b/i,
    says: (word) =>
      `"${word}" presses for time. False urgency is unlawful in many places: name the real end, or drop it.`,
  },
  {
    code: 'claim_to_prove',
    pattern:
      /\b(?:the best\b|best-selling|number one|no\. 1|#1|the (?:cheapest|fastest|safest|lowest)|clinically proven|scientifically proven|guaranteed?|award-winning|risk[- ]free|100 ?%|everyone loves|most popular)/i,
    says: (word) =>
      `"${word}" is a claim. Keep the fact and its source with the brief, or say what is known.`,
  },
  {
    code: 'spam_wording',
    pattern:
      /\b(?:100% free|free money|cash bonus|click here|act immediately|dear friend|double your|earn \$|no obligation|once in a lifetime|this is not spam|winner|you have been selected|urgent response)\b|[!?]{3,}|\${2,}/i,
    says: (word) => `"${word}" is what mail filters look for. Say it plainly.`,
  },
]

/** What the wording of a finished message gives away or risks; each hint says where and how to mend it. */
export async function checkWording(message: { subject: string; text: string }): Promise<Hint[]> {
  const found: Hint[] = []
  for (const [slot, text] of [
    ['subject', message.subject],
    ['blocks', message.text],
  ] as const) {
    const plain = text.replace(/https?:\/\/\S+/g, ' ').replace(/[’‘]/g, "'")
    for (const { code, pattern, says } of rules) {
      const word = pattern.exec(plain)?.[0].trim()
      if (word) found.push({ level: 'hint', code, slot, message: says(word) })
    }
    const file = await equality.process(plain)
    for (const { actual, reason } of file.messages.slice(0, 5))
      found.push({
        level: 'hint',
        code: 'not_inclusive',
        slot,
        message: `${sentence(reason)} Choose other words for "${actual ?? ''}".`,
      })
  }
  const grade = readingGrade(message.text)
  if (grade > HARD_GRADE)
    found.push({
      level: 'hint',
      code: 'hard_to_read',
      slot: 'blocks',
      message: `It takes about ${Math.round(grade)} years of school to read this at once. Shorten sentences and words.`,
    })
  return found
}

const equality = retext().use(retextEquality)
const HARD_GRADE = 14

/** Flesch–Kincaid grade (Kincaid et al. 1975), syllables counted as groups of vowels; 0 below thirty words. */
export function readingGrade(text: string): number {
  const plain = text.replace(/https?:\/\/\S+/g, ' ')
  const words = plain.match(/[a-z']+/gi) ?? []
  if (words.length < 30) return 0
  // Lines of a plain-text message end sentences, as headings and buttons carry no full stop.
  const sentences = plain.split(/[.!?]+(?:\s|$)|\n\s*\n/).filter((part) => /[a-z]/i.test(part)).length
  const syllables = words.reduce((sum, word) => {
    const groups =
      word
        .toLowerCase()
        .replace(/(?<=[a-z]{2})e$/, '')
        .match(/[aeiouy]+/g)?.length ?? 0
    return sum + Math.max(1, groups)
  }, 0)
  return 0.39 * (words.length / Math.max(1, sentences)) + 11.8 * (syllables / words.length) - 15.59
}

function sentence(reason: string): string {
  const plain = reason.replace(/`/g, '"')
  return /[.!?]$/.test(plain) ? plain : `${plain}.`
}
