import { withoutHarmless } from './harmless.ts'
import { normalize } from './normalize.ts'
import type { Rule, SensitiveCode } from './rule.ts'
import { patternOf } from './rule.ts'
import {
  chargeback,
  complaint,
  divorce,
  financialTrouble,
  jobLoss,
  legalThreat,
  returnedMail,
} from './rules/circumstances.ts'
import { illness, vulnerability } from './rules/health.ts'
import { bereavement, pregnancyLoss } from './rules/loss.ts'

/** What was found in a text: whether a person should decide, why (surest first), and the words that say so. */
export interface Finding {
  hold: boolean
  codes: SensitiveCode[]
  /** how sure the surest code is, 0…1 */
  score: number
  evidence: string[]
}

/** A text is held from this score on; below it nothing is kept of it. */
export const HELD_FROM = 0.5

const rules: readonly Rule[] = [
  ...bereavement,
  ...pregnancyLoss,
  ...illness,
  ...vulnerability,
  ...divorce,
  ...jobLoss,
  ...financialTrouble,
  ...legalThreat,
  ...chargeback,
  ...complaint,
  ...returnedMail,
]

const story = patternOf(
  '(?:films?|movies?|books?|novels?|series|episodes?|season [0-9]+|tv|show|games?|video ?games?|songs?|album|band|characters?|scenes?|plot|podcast|documentary|musical|drama|thriller|sitcom|soap|author|netflix|lyrics|boss fight|chapter|trailer|comic|manga|anime|opera|costume|halloween|cosplay|sims|theatre|theater|cinema|murder mystery|true crime|quiz|board game|trilogy|fiction|ending|spoilers?|play[a-z]* (?:as|the))',
)
const charity = patternOf(
  '(?:charity|fundrais[a-z]+|donat[a-z]+|sponsor[a-z]*|marathon|raffle|awareness|run for|coffee morning|proceeds)',
)
const supposed = patternOf(
  '(?:if|in case|what if|suppose|imagine|should|unless|in the event(?: that)?|whenever|would you|would it|do you|does it|can you) (?:(?:i|we|you|he|she|it|someone|somebody|anyone|one|people|my|our|the|a|there|of|ever|they|that)[ ,]+){0,3}(?:ever|were to|should|have to|had to|happen to|suddenly|were|get|lose|become|fall|die|dies|cover|covers|handle|offer|stock|sell|illness|bereavement|divorce|redundancy|death|death|accident|hospital)',
)
const negated =
  /(?:(?:not|never|no|nobody|no one|without|neither|nor|isn't|hardly)(?: (?:been|being|actually|really|even|getting|in|going|a|an|the|my|any|to|like|yet|just|that|quite|having|through|have|had|become|at|because of|been made|there is|from|has|is|be|got))*) $/

/** Looks for sensitive situations in a person's words: by phrases of many wordings, in process, for English. */
export function detectSensitive(text: string): Finding {
  const found = new Map<SensitiveCode, { score: number; words: string; at: number }[]>()
  let offset = 0
  for (const sentence of sentencesOf(normalize(text))) {
    const left = withoutHarmless(sentence)
    const frame = framesOf(left)
    for (const rule of rules)
      for (const match of left.matchAll(rule.pattern)) {
        const score = rule.weight * harmlessness(rule, match[0], left.slice(0, match.index), frame)
        if (score < 0.2) continue
        const list = found.get(rule.code) ?? []
        list.push({ score, words: match[0].trim(), at: offset + match.index })
        found.set(rule.code, list)
      }
    offset += sentence.length
  }
  const codes = [...found]
    .map(([code, hits]) => ({ code, score: together(hits), hits }))
    .filter(({ score }) => score >= 0.35)
    .sort((a, b) => b.score - a.score)
  const score = codes[0]?.score ?? 0
  const evidence = codes.flatMap(({ hits }) => [...hits].sort((a, b) => b.score - a.score).slice(0, 2))
  return {
    hold: score >= HELD_FROM,
    codes: codes.filter(({ score: one }) => one >= Math.min(HELD_FROM, score)).map(({ code }) => code),
    score: Math.round(score * 1000) / 1000,
    evidence: [...new Set(evidence.sort((a, b) => a.at - b.at).map(({ words }) => words))].slice(0, 6),
  }
}

interface Frames {
  story: boolean
  charity: boolean
  supposedAt: readonly number[]
}

function framesOf(sentence: string): Frames {
  const has = (pattern: RegExp) => sentence.search(pattern) >= 0
  return {
    story: has(story),
    charity: has(charity),
    supposedAt: [...sentence.matchAll(supposed)].map((match) => match.index),
  }
}

/** How much of a rule's weight is left by what stands around its words. */
function harmlessness(rule: Rule, words: string, before: string, frame: Frames): number {
  let left = 1
  const personal = rule.firm && /^(?:my|our|i|we) /.test(words.trim())
  if (frame.story && !personal && rule.code !== 'complaint' && rule.code !== 'legal_threat')
    left *= rule.firm ? 0.55 : 0.3
  if (frame.charity && !personal && rule.code !== 'complaint') left *= 0.5
  const within = frame.supposedAt.some((at) => at <= before.length && before.length - at < 40)
  if (within && !/\b(?:late|deceased|has died|passed away|estate|executor|probate|died)\b/.test(words))
    left *= rule.code === 'complaint' ? 0.9 : 0.45
  if (!rule.negative && negated.test(before.slice(-60))) left *= 0.25
  else if (
    rule.negative &&
    /(?:\b(?:not|never|nobody|no one|thankfully no)(?: (?:been|being|actually|even|getting|getting a|in|a|an|the|my|yet|just|made|got|going through|having))*) $/.test(
      before.slice(-50),
    )
  )
    left *= rule.code === 'returned_mail' || rule.code === 'complaint' ? 0.5 : 0.4
  if (
    !rule.negative &&
    /\b(?:not|never)\b/.test(words) &&
    !/did not (?:make|survive|pull)|not (?:with us|here|wake)/.test(words)
  )
    left *= 0.5
  return left
}

/** Several hits make it surer, the same words found by several rules only a little. */
function together(hits: readonly { score: number; at: number }[]): number {
  const best = Math.max(...hits.map(({ score }) => score))
  const places = new Set(hits.filter(({ score }) => score >= 0.3).map(({ at }) => Math.floor(at / 25))).size
  return Math.min(0.99, 1 - (1 - best) * 0.8 ** (places - 1))
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?;]) /)
    .flatMap((sentence) =>
      sentence.length > 1500 ? (sentence.match(/.{1,1500}(?: |$)/g) ?? []) : [sentence],
    )
    .map((sentence) => ` ${sentence} `)
}
