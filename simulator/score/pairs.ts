/** Every two of these, as one text each. */
export function pairsOf(keys: readonly string[]): string[] {
  const sorted = [...new Set(keys)].sort()
  return sorted.flatMap((one, i) => sorted.slice(i + 1).map((other) => `${one} | ${other}`))
}
