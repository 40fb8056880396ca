import type { ReadText } from './features.ts'
import { meanAndVariance, permutationTest } from './permute.ts'

/**
 * How far the sent texts' subjects are from the approved texts': cosine of tf-idf vectors of subject words
 * with the approved centroid (each approved text left out of its own), by permutation. Answers "is this about
 * something else", which is no fault; it is told beside the drift of manner so that the two are not confused.
 */
export function compareSubjects(
  approved: readonly ReadText[],
  sent: readonly ReadText[],
  seed: number,
): { p: number; effect: number } {
  const all = [...approved, ...sent]
  const documents = new Map<string, number>()
  for (const { subject } of all)
    for (const word of new Set(subject)) documents.set(word, (documents.get(word) ?? 0) + 1)
  const vectors = all.map(({ subject }) => {
    const vector = new Map<string, number>()
    for (const word of subject)
      vector.set(word, (vector.get(word) ?? 0) + Math.log(all.length / (documents.get(word) ?? 1)))
    const norm = Math.sqrt([...vector.values()].reduce((sum, value) => sum + value * value, 0)) || 1
    for (const [word, value] of vector) vector.set(word, value / norm)
    return vector
  })
  const centre = new Map<string, number>()
  for (const vector of vectors.slice(0, approved.length))
    for (const [word, value] of vector) centre.set(word, (centre.get(word) ?? 0) + value)
  const near = vectors.map((vector, at) => {
    let sum = 0
    for (const [word, value] of vector)
      sum += value * ((centre.get(word) ?? 0) - (at < approved.length ? value : 0))
    return sum / Math.max(1, at < approved.length ? approved.length - 1 : approved.length)
  })
  const { variance } = meanAndVariance(near.slice(0, approved.length))
  const { difference, p } = permutationTest(
    near.map((value, at) => ({ value, sent: at >= approved.length, group: '' })),
    { rounds: 499, seed },
  )
  return { p, effect: difference / (Math.sqrt(variance) || 1) }
}
