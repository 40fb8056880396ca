import { uniform } from '../lib/assignment.ts'
import type { Pick, PickReason } from './schema.ts'

/** What is known of one message to be sent when choosing whether it is worth reading. */
export interface Specimen {
  profileId: string
  variantId: string
  /** How many fields fall back. */
  fallbacks: number
  /** The values that are merged. */
  values: readonly (string | number | boolean)[]
  /** What the person bought for so far. */
  spent: number
}

interface Ranking {
  why: PickReason
  keep: number
  /** Higher is more worth reading; undefined is not for this ranking. */
  score(specimen: Specimen): number | undefined
}

/** Letters beyond Latin, and those written from right to left. */
const OTHER_SCRIPT = /(?!\p{Script=Latin})\p{L}/u
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u

const textOf = ({ values }: Specimen) => values.join(' ')

function rankings(seed: string): Ranking[] {
  const chance = (specimen: Specimen) => uniform(seed, specimen.profileId)
  return [
    {
      why: 'most_fallbacks',
      keep: 4,
      score: (one) => (one.fallbacks > 0 ? one.fallbacks + chance(one) / 2 : undefined),
    },
    { why: 'longest', keep: 3, score: (one) => (one.values.length > 0 ? textOf(one).length : undefined) },
    { why: 'shortest', keep: 3, score: (one) => (one.values.length > 0 ? -textOf(one).length : undefined) },
    {
      why: 'right_to_left',
      keep: 2,
      score: (one) => (RIGHT_TO_LEFT.test(textOf(one)) ? chance(one) : undefined),
    },
    {
      why: 'other_script',
      keep: 3,
      score: (one) => (OTHER_SCRIPT.test(textOf(one)) ? chance(one) : undefined),
    },
    { why: 'highest_value', keep: 4, score: (one) => (one.spent > 0 ? one.spent : undefined) },
    { why: 'random', keep: 20, score: chance },
  ]
}

/**
 * Chooses, from a stream of messages to be sent, those most worth reading: the odd ones by each ranking, filled up
 * at random. Keeps only the best few of each ranking, so memory does not grow with the stream.
 */
export function pickWorthReading(
  seed: string,
  size = 20,
): { add(specimen: Specimen): void; picks(): Pick[] } {
  const boards = rankings(seed).map((ranking) => ({
    ...ranking,
    best: [] as { score: number; specimen: Specimen }[],
  }))
  return {
    add(specimen) {
      for (const { best, keep, score } of boards) {
        const value = score(specimen)
        if (value === undefined) continue
        const worst = best.at(-1)
        if (best.length === keep && worst && worst.score >= value) continue
        best.push({ score: value, specimen })
        best.sort((a, b) => b.score - a.score)
        if (best.length > keep) best.pop()
      }
    },
    picks() {
      const chosen = new Map<string, Pick>()
      for (const { why, best } of boards)
        for (const { specimen } of best) {
          const known = chosen.get(specimen.profileId)
          if (known) {
            if (why !== 'random') known.why.push(why)
          } else if (chosen.size < size)
            chosen.set(specimen.profileId, {
              profileId: specimen.profileId,
              variantId: specimen.variantId,
              why: [why],
            })
        }
      return [...chosen.values()]
    },
  }
}
