import type { ReadText } from './features.ts'
import { littleWords, markers } from './markers.ts'

/** A wording that the sent texts use more, or less, than the approved ones. */
export interface Phrase {
  phrase: string
  direction: 'more' | 'less'
  /** share of texts with it */
  sent: number
  approved: number
  /** standardized log odds; 2 is worth a look */
  z: number
}

const little = new Set(littleWords)
const LONGEST = 3

/**
 * The phrases that carry a drift: weighted log odds with an informative Dirichlet prior (Monroe, Colaresi and
 * Quinn 2008, "Fightin' Words") over the texts that contain each phrase of one to three words. Only phrases of
 * manner count: made of little words or of a marker of manner, so that a new subject is not listed.
 */
export function phrasesOf(approved: readonly ReadText[], sent: readonly ReadText[], most = 12): Phrase[] {
  const a = countTexts(approved)
  const b = countTexts(sent)
  const found: Phrase[] = []
  for (const phrase of new Set([...a.keys(), ...b.keys()])) {
    const inA = a.get(phrase) ?? 0
    const inB = b.get(phrase) ?? 0
    if (inA + inB < 4) continue
    const share = (inA + inB) / (approved.length + sent.length)
    const prior = Math.max(0.01, share) * 10
    const odds = (count: number, total: number) =>
      Math.log((count + prior) / (total - count + 10 - prior + 1e-9))
    const z =
      (odds(inB, sent.length) - odds(inA, approved.length)) / Math.sqrt(1 / (inA + prior) + 1 / (inB + prior))
    if (!Number.isFinite(z) || Math.abs(z) < 1.5) continue
    const shareOf = (count: number, total: number) => Math.round((count / Math.max(1, total)) * 1000) / 1000
    found.push({
      phrase,
      direction: z > 0 ? 'more' : 'less',
      sent: shareOf(inB, sent.length),
      approved: shareOf(inA, approved.length),
      z: Math.round(z * 100) / 100,
    })
  }
  return found
    .sort((x, y) => Math.abs(y.z) - Math.abs(x.z) || x.phrase.localeCompare(y.phrase))
    .slice(0, most)
}

function countTexts(texts: readonly ReadText[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { words } of texts) {
    const own = new Set<string>()
    for (let at = 0; at < words.length; at += 1)
      for (let size = 1; size <= LONGEST && at + size <= words.length; size += 1) {
        const run = words.slice(at, at + size)
        if (isManner(run)) own.add(run.join(' '))
      }
    for (const phrase of own) counts.set(phrase, (counts.get(phrase) ?? 0) + 1)
  }
  return counts
}

function isManner(run: readonly string[]): boolean {
  if (run.length > 1 && run.every((word) => little.has(word))) return true
  return run.every((word) => little.has(word) || isMarked(word)) && run.some(isMarked)
}

const marked = new Map<string, boolean>()
function isMarked(word: string): boolean {
  const known = marked.get(word)
  if (known !== undefined) return known
  const is = markers.some(({ pattern }) => word.length > 1 && word.match(pattern) !== null)
  marked.set(word, is)
  return is
}
