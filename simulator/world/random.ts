/**
 * Draws that depend on nothing but what they are about: the same seed, person and occasion give the same number,
 * whatever was drawn before. So two runs that differ in one decision differ in its consequences only.
 */

/** 32-bit FNV-1a of a text (Fowler, Noll, Vo). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Mixes a number into a hash: the finalizer of MurmurHash3 (Austin Appleby, public domain). */
export function mix(hash: number, value: number): number {
  let h = Math.imul(hash ^ value, 0x85ebca6b) + 0x9e3779b9
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** What a draw is about: numbers and short names. */
export type About = number | string

/** A hash of everything that a draw is about. */
export function hashOf(seed: number, ...about: readonly About[]): number {
  let hash = mix(0x2545f491, seed)
  for (const part of about) hash = mix(hash, typeof part === 'number' ? part : hashText(part))
  return hash
}

/** Uniform in [0, 1). */
export function draw(seed: number, ...about: readonly About[]): number {
  return hashOf(seed, ...about) / 4_294_967_296
}

/** Draws for one occasion, in a row; started from what the occasion is. */
export interface Random {
  next(): number
  whole(low: number, high: number): number
  pick<T>(items: readonly T[]): T
  chance(probability: number): boolean
  /** Normal with mean 0 and deviation 1 (Box and Muller). */
  normal(): number
}

export function randomFor(seed: number, ...about: readonly About[]): Random {
  const start = hashOf(seed, ...about)
  let count = 0
  const next = () => mix(start, ++count) / 4_294_967_296
  return {
    next,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: <T>(items: readonly T[]) => {
      if (items.length === 0) throw new RangeError('there is nothing to pick from')
      return items[Math.floor(next() * items.length)] as T
    },
    chance: (probability) => next() < probability,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  }
}

/** Picks one of the items by their weights. */
export function weighted<T>(at: number, items: readonly { value: T; weight: number }[]): T {
  const total = items.reduce((sum, { weight }) => sum + weight, 0)
  let left = at * total
  for (const { value, weight } of items) {
    left -= weight
    if (left < 0) return value
  }
  const last = items.at(-1)
  if (!last) throw new RangeError('there is nothing to pick from')
  return last.value
}
