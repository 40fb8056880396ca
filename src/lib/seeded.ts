/** Numbers that look random and are the same for the same seed. */
export interface Seeded {
  /** Uniform in [0, 1). */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number
  /** One of the items, each as likely. */
  pick<T>(items: readonly [T, ...T[]] | readonly T[]): T
  /** True with a probability. */
  chance(probability: number): boolean
}

/** A generator for made-up data, not for secrets: mulberry32 (Tommy Ettinger, public domain). */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: <T>(items: readonly T[]) => {
      if (items.length === 0) throw new RangeError('there is nothing to pick from')
      return items[Math.floor(next() * items.length)] as T
    },
    chance: (probability) => next() < probability,
  }
}
