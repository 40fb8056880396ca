import type { LinkedPair } from './linked-pair.ts'

/** bits that a pair needs to speak for others */
const CLEAR = 2
/** bits taken off what is only concluded */
const CAUTION = 2
const MOST_NEIGHBOURS = 40
const DOUBT = 1.2

/**
 * Lets a third record speak for a pair: where a and c, and c and b, are one person with chances p and q, then a and b
 * are with p·q at least, less what speaks directly against them (`weigh`, bits without prior; more than once over,
 * since what is concluded shares its values with what it is concluded from). Pairs that were never compared are added. Two rounds, so that a
 * chain of four is found as well.
 */
export function withSupport(
  pairs: readonly LinkedPair[],
  weigh: (a: number, b: number) => Pick<LinkedPair, 'weight' | 'levels'>,
): LinkedPair[] {
  const known = new Map<string, LinkedPair>()
  for (const pair of pairs) known.set(keyOf(pair.a, pair.b), pair)
  const direct = new Map<string, Pick<LinkedPair, 'weight' | 'levels'>>()
  for (let round = 0; round < 2; round += 1) {
    const better = new Map<string, LinkedPair>()
    for (const [c, neighbours] of neighboursOf(known.values())) {
      if (neighbours.length < 2 || neighbours.length > MOST_NEIGHBOURS) continue
      for (const [i, one] of neighbours.entries())
        for (const other of neighbours.slice(i + 1)) {
          const [a, b] = one.other < other.other ? [one.other, other.other] : [other.other, one.other]
          const both = chanceOf(one.weight) * chanceOf(other.weight)
          const bits = Math.log2(both / Math.max(1e-12, 1 - both))
          const key = keyOf(a, b)
          const had = better.get(key)?.weight ?? known.get(key)?.weight ?? Number.NEGATIVE_INFINITY
          if (bits <= had || c === a || c === b) continue
          let own = direct.get(key)
          if (!own) {
            own = weigh(a, b)
            direct.set(key, own)
          }
          const weight = bits + DOUBT * Math.min(0, own.weight) - CAUTION
          if (weight > had) better.set(key, { a, b, weight, levels: own.levels })
        }
    }
    for (const [key, pair] of better) known.set(key, pair)
  }
  return [...known.values()]
}

function neighboursOf(pairs: Iterable<LinkedPair>): Map<number, { other: number; weight: number }[]> {
  const out = new Map<number, { other: number; weight: number }[]>()
  const add = (from: number, other: number, weight: number) => {
    const list = out.get(from)
    if (list) list.push({ other, weight })
    else out.set(from, [{ other, weight }])
  }
  for (const { a, b, weight } of pairs) {
    if (weight < CLEAR) continue
    add(a, b, weight)
    add(b, a, weight)
  }
  return out
}

function chanceOf(bits: number): number {
  return 1 / (1 + 2 ** -bits)
}

function keyOf(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}
