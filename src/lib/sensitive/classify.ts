import type { Finding } from './detect.ts'
import { HELD_FROM } from './detect.ts'
import { hasHarmless } from './harmless.ts'
import { normalize } from './normalize.ts'
import { type SensitiveCode, sensitiveCodes } from './rule.ts'
import stored from './weights.json' with { type: 'json' }

/** A softmax regression on sentence vectors: one row of weights for harmless texts, one for each code; the last weight is the bias. */
export interface Classifier {
  weights: readonly Float32Array[]
  /** a text is held from this chance on that it is not harmless */
  heldFrom: number
}

/** What the classifier makes of a vector: the chance that the text is sensitive, and the likeliest code. */
export interface Guess {
  chance: number
  code: SensitiveCode
}

/** One labelled vector to learn from; no code: harmless. */
export interface Labelled {
  vector: ArrayLike<number>
  code?: SensitiveCode
}

const STEPS = 300
const RATE = 12

/** Fits the classifier by gradient descent on the cross entropy with ridge penalty `ridge`. */
export function trainClassifier(samples: readonly Labelled[], ridge: number): Float32Array[] {
  const known = samples.map(({ vector, code }) => ({
    x: unit(vector),
    y: code ? sensitiveCodes.indexOf(code) + 1 : 0,
  }))
  const size = (known[0]?.x.length ?? 0) + 1
  const weights = [undefined, ...sensitiveCodes].map(() => new Float32Array(size))
  for (let step = 0; step < STEPS; step += 1) {
    const slopes = weights.map(() => new Float64Array(size))
    for (const { x, y } of known)
      chances(weights, x).forEach((chance, k) => {
        const slope = slopes[k]
        const miss = chance - Number(k === y)
        if (!slope) return
        for (let i = 0; i < size - 1; i += 1) slope[i] = (slope[i] ?? 0) + miss * (x[i] ?? 0)
        slope[size - 1] = (slope[size - 1] ?? 0) + miss
      })
    weights.forEach((row, k) => {
      for (let i = 0; i < size; i += 1)
        row[i] =
          (row[i] ?? 0) -
          RATE * ((slopes[k]?.[i] ?? 0) / known.length + (i < size - 1 ? ridge * (row[i] ?? 0) : 0))
    })
  }
  return weights
}

/** The classifier's view of one sentence vector. */
export function guess(vector: ArrayLike<number>, weights: readonly Float32Array[] = shipped.weights): Guess {
  const [harmless = 1, ...codes] = chances(weights, unit(vector))
  const best = codes.indexOf(Math.max(...codes))
  return { chance: 1 - harmless, code: sensitiveCodes[best] ?? 'vulnerability' }
}

/** A text with a harmless use of sensitive words, in which no phrase was found, is held from this chance on. */
const HELD_FROM_HARMLESS = 0.6

/** Phrases and classifier together: either is enough to hold, because a miss is worse than a look in vain. */
export function withGuess(found: Finding, one: Guess, text: string): Finding {
  const harmless = found.score < 0.2 && hasHarmless(normalize(text))
  const heldFrom = harmless ? HELD_FROM_HARMLESS : shipped.heldFrom
  const sure =
    one.chance >= heldFrom
      ? HELD_FROM + ((one.chance - heldFrom) / (1 - heldFrom)) * 0.45
      : (one.chance / heldFrom) * (HELD_FROM - 0.01)
  const score = Math.round(Math.max(found.score, sure) * 1000) / 1000
  if (one.chance < heldFrom) return { ...found, score }
  return { ...found, hold: true, score, codes: found.hold ? found.codes : [one.code] }
}

function chances(weights: readonly Float32Array[], x: Float64Array): number[] {
  const scores = weights.map((row) => {
    let score = row[x.length] ?? 0
    for (let i = 0; i < x.length; i += 1) score += (row[i] ?? 0) * (x[i] ?? 0)
    return score
  })
  const most = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((a, b) => a + b, 0)
  return powers.map((power) => power / sum)
}

function unit(vector: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(vector)
  const length = Math.hypot(...x) || 1
  return x.map((value) => value / length)
}

/** Weights as written to `weights.json`: bytes in base64, scaled row by row. */
export function packed(weights: readonly Float32Array[]): { scale: number; bytes: string }[] {
  return weights.map((row) => {
    const scale = Math.max(...row.map(Math.abs)) / 127 || 1
    return { scale, bytes: btoa(String.fromCharCode(...row.map((w) => Math.round(w / scale) + 128))) }
  })
}

const shipped: Classifier = {
  heldFrom: stored.heldFrom,
  weights: stored.rows.map(({ scale, bytes }) =>
    Float32Array.from(atob(bytes), (letter) => (letter.charCodeAt(0) - 128) * scale),
  ),
}
