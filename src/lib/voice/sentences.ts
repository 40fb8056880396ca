import type { Voice } from './drift.ts'
import { readText, sentencesOf } from './features.ts'

/** A sentence that moves its text off voice. */
export interface CostlySentence {
  sentence: string
  /** log odds of being on voice that the text would gain without it, above 0 */
  cost: number
}

/**
 * The sentences of a text that cost it most, dearest first: each is left out in turn and the rest is scored again.
 * Empty without a classifier, or where a text has no sentence that costs anything; a text of one sentence is judged
 * against the middle of the approved texts.
 */
export function costlySentences(voice: Voice, text: string, most = 3): CostlySentence[] {
  const { classifier } = voice
  if (!classifier) return []
  const sentences = sentencesOf(text)
  const score = (words: string) => classifier.score(readText(words).style)
  const whole = score(text)
  if (sentences.length < 2) {
    const usual = voice.approved.map((one) => one.score).sort((a, b) => a - b)
    const cost = (usual[Math.floor(usual.length / 2)] ?? 0) - whole
    return cost > 0 ? [{ sentence: text.trim(), cost }] : []
  }
  return sentences
    .map((sentence, at) => ({
      sentence,
      cost: score(sentences.filter((_, other) => other !== at).join(' ')) - whole,
    }))
    .filter(({ cost }) => cost > 0)
    .sort((a, b) => b.cost - a.cost)
    .slice(0, most)
}
