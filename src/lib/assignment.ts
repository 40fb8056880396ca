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
