import { type Seeded, seeded } from '../seeded.ts'

/** Chance that a standard normal exceeds z (Abramowitz and Stegun 26.2.17; error below 1e-7). */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z)
  const t = 1 / (1 + 0.2316419 * z)
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series
}

/** A number of one text, the side it is on, and the group within which sides may be exchanged. */
export interface Exchangeable {
  value: number
  sent: boolean
  group: string
}

/**
 * Permutation test of "what was sent is lower", sides exchanged within groups only (Good, "Permutation, Parametric
 * and Bootstrap Tests", 2005). Groups with one side only tell nothing and are left out. Returns the difference
 * approved − sent as a mean over sent texts, and p = (1 + as extreme) / (1 + rounds).
 */
export function permutationTest(
  items: readonly Exchangeable[],
  { rounds, seed }: { rounds: number; seed: number },
): { difference: number; p: number } {
  const groups = new Map<string, { sent: number[]; approved: number[] }>()
  for (const { value, sent, group } of items) {
    const at = groups.get(group) ?? { sent: [], approved: [] }
    at[sent ? 'sent' : 'approved'].push(value)
    groups.set(group, at)
  }
  const usable = [...groups.values()].filter(({ sent, approved }) => sent.length > 0 && approved.length > 0)
  const total = usable.reduce((sum, { sent }) => sum + sent.length, 0)
  if (total === 0) return { difference: 0, p: 1 }
  const pools = usable.map(({ sent, approved }) => ({ pool: [...sent, ...approved], k: sent.length }))
  const difference = () =>
    pools.reduce((sum, { pool, k }) => {
      let low = 0
      let all = 0
      pool.forEach((value, at) => {
        all += value
        if (at < k) low += value
      })
      return sum + (k / total) * ((all - low) / (pool.length - k) - low / k)
    }, 0)
  const observed = difference()
  const random = seeded(seed)
  let extreme = 0
  for (let round = 0; round < rounds; round += 1) {
    for (const { pool, k } of pools) shuffleHead(pool, k, random)
    if (difference() >= observed - 1e-12) extreme += 1
  }
  return { difference: observed, p: (1 + extreme) / (1 + rounds) }
}

/** Which of several p values stand at a false-discovery rate (Benjamini and Hochberg 1995), as adjusted p. */
export function falseDiscovery(ps: readonly number[]): number[] {
  const order = ps.map((p, at) => ({ p, at })).sort((a, b) => b.p - a.p)
  const adjusted = new Array<number>(ps.length).fill(1)
  let least = 1
  order.forEach(({ p, at }, back) => {
    least = Math.min(least, (p * ps.length) / (ps.length - back))
    adjusted[at] = least
  })
  return adjusted
}

function shuffleHead(pool: number[], k: number, random: Seeded): void {
  for (let at = 0; at < k; at += 1) {
    const other = random.whole(at, pool.length - 1)
    const kept = pool[at] as number
    pool[at] = pool[other] as number
    pool[other] = kept
  }
}

/** Mean and sample variance. */
export function meanAndVariance(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  const variance =
    values.length < 2 ? 0 : values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  return { mean, variance }
}
