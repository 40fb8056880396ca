import { createHash } from 'node:crypto'

/** A number in [0, 1) that depends on nothing but salt and key: the first 52 bits of SHA-256 over "salt:key". */
export function uniform(salt: string, key: string): number {
  const digest = createHash('sha256').update(`${salt}:${key}`).digest()
  return (digest.readUIntBE(0, 6) * 16 + ((digest[6] ?? 0) >> 4)) / 2 ** 52
}

/** The arm of a person: control with probability `controlShare`, the same at every call. */
export function armOf(salt: string, profileId: string, controlShare: number): 'treated' | 'control' {
  return uniform(salt, profileId) < controlShare ? 'control' : 'treated'
}

/** Picks one of the choices with equal chances, the same at every call; undefined when there is none. */
export function pickEqual<T>(salt: string, key: string, choices: readonly T[]): T | undefined {
  return choices[Math.floor(uniform(salt, key) * choices.length)]
}

/**
 * Picks one of the choices by their weights (not negative; equal chances where none is above zero), the same at every
 * call with the same weights, with the probability that it had. Small changes of weights move few people.
 */
export function pickWeighted<T>(
  salt: string,
  key: string,
  choices: readonly T[],
  weightOf: (choice: T) => number,
): { choice: T; probability: number } | undefined {
  const total = choices.reduce((sum, choice) => sum + Math.max(0, weightOf(choice)), 0)
  const share = (choice: T) => (total > 0 ? Math.max(0, weightOf(choice)) / total : 1 / choices.length)
  let left = uniform(salt, key)
  let last: T | undefined
  for (const choice of choices) {
    const probability = share(choice)
    if (probability === 0) continue
    last = choice
    if (left < probability) return { choice, probability }
    left -= probability
  }
  // what rounding left over
  return last === undefined ? undefined : { choice: last, probability: share(last) }
}

/** A slice of a layer: campaigns with slices apart never meet in one person. Bounds in [0, 1]. */
export interface LayerSlice {
  name: string
  from: number
  to: number
}

/** Whether a person lies in a slice of a layer of a workspace. */
export function inSlice(workspace: string, unit: string, { name, from, to }: LayerSlice): boolean {
  const at = uniform(`layer:${workspace}:${name}`, unit)
  return at >= from && at < to
}
