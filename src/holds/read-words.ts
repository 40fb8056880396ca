import { detectSensitive, type Finding, guess, passagesOf, withGuess } from '../lib/sensitive/index.ts'
import type { Embedder } from '../platform/embeddings/index.ts'

/**
 * Reads people's words for sensitive situations, in this process: by phrases and by the classifier, which sees each
 * passage of a longer text by itself. What has no words is never held.
 */
export async function readWords(embedder: Embedder, texts: readonly string[]): Promise<Finding[]> {
  const passages = texts.map(passagesOf)
  const vectors = await embedder.embed(passages.flat())
  let at = 0
  return texts.map((text, i) => {
    const own = vectors.slice(at, at + (passages[i]?.length ?? 0))
    at += own.length
    const guesses = own.map((vector) => guess(vector)).sort((a, b) => b.chance - a.chance)
    const found = detectSensitive(text)
    const surest = guesses[0]
    if (!surest) return found
    const both = withGuess(found, surest, text)
    const passage = passages[i]?.[own.findIndex((vector) => guess(vector).chance === surest.chance)]
    return both.hold && both.evidence.length === 0 && passage
      ? { ...both, evidence: [passage.slice(0, 200)] }
      : both
  })
}
