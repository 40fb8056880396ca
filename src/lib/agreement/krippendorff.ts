/** How far apart two values are, by the level of measurement. */
export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/**
 * Krippendorff's α of several readers (Krippendorff 2011, "Computing Krippendorff's alpha-reliability"): 1 is
 * agreement, 0 what chance would give. `units` hold the values given to each thing, in any order, missing ones
 * left out; things with one value say nothing. Undefined where nothing was read twice, 1 where all values agree.
 */
export function krippendorffAlpha(
  units: readonly (readonly number[])[],
  level: Level = 'nominal',
): number | undefined {
  const paired = units.filter((unit) => unit.length >= 2)
  if (paired.length === 0) return undefined
  const values = [...new Set(paired.flat())].sort((a, b) => a - b)
  const at = new Map(values.map((value, index) => [value, index]))
  const pairs = values.map(() => values.map(() => 0))
  for (const unit of paired)
    unit.forEach((one, i) => {
      unit.forEach((other, j) => {
        const row = pairs[at.get(one) ?? 0]
        const column = at.get(other) ?? 0
        if (i !== j && row) row[column] = (row[column] ?? 0) + 1 / (unit.length - 1)
      })
    })
  const margins = pairs.map((row) => row.reduce((a, b) => a + b, 0))
  const n = margins.reduce((a, b) => a + b, 0)
  let observed = 0
  let expected = 0
  values.forEach((_, i) => {
    values.forEach((__, j) => {
      const distance = squared(values, margins, i, j, level)
      observed += (pairs[i]?.[j] ?? 0) * distance
      expected += (margins[i] ?? 0) * (margins[j] ?? 0) * distance
    })
  })
  return expected === 0 ? 1 : 1 - ((n - 1) * observed) / expected
}

function squared(
  values: readonly number[],
  margins: readonly number[],
  i: number,
  j: number,
  level: Level,
): number {
  if (i === j) return 0
  const [a, b] = [values[i] ?? 0, values[j] ?? 0]
  if (level === 'nominal') return 1
  if (level === 'interval') return (a - b) ** 2
  if (level === 'ratio') return a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2
  const [low, high] = [Math.min(i, j), Math.max(i, j)]
  const between = margins.slice(low, high + 1).reduce((sum, margin) => sum + margin, 0)
  return (between - ((margins[i] ?? 0) + (margins[j] ?? 0)) / 2) ** 2
}
