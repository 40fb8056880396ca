/** A point and the value there. */
export interface Minimum {
  at: number[]
  value: number
}

/** Minimizes a function of a few numbers without derivatives (Nelder and Mead 1965); NaN counts as infinitely bad. */
export function nelderMead(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  options: { step?: number; tolerance?: number; steps?: number } = {},
): Minimum {
  const { step = 0.5, tolerance = 1e-10, steps = 2000 } = options
  const value = (x: readonly number[]) => {
    const y = f(x)
    return Number.isNaN(y) ? Number.POSITIVE_INFINITY : y
  }
  const measured = (at: number[]): Minimum => ({ at, value: value(at) })
  const size = start.length
  const simplex = [measured([...start])]
  for (let i = 0; i < size; i += 1) simplex.push(measured(start.map((x, j) => (i === j ? x + step : x))))
  for (let k = 0; k < steps; k += 1) {
    simplex.sort((a, b) => a.value - b.value)
    const [best, worst] = [simplex[0] as Minimum, simplex[size] as Minimum]
    if (Math.abs(worst.value - best.value) <= tolerance * (Math.abs(best.value) + tolerance)) break
    const centre = start.map((_, j) => {
      let sum = 0
      for (let i = 0; i < size; i += 1) sum += simplex[i]?.at[j] as number
      return sum / size
    })
    const along = (t: number) => measured(centre.map((c, j) => c + t * ((worst.at[j] as number) - c)))
    const reflected = along(-1)
    if (reflected.value < best.value) {
      const expanded = along(-2)
      simplex[size] = expanded.value < reflected.value ? expanded : reflected
      continue
    }
    if (reflected.value < (simplex[size - 1] as Minimum).value) {
      simplex[size] = reflected
      continue
    }
    const contracted = along(reflected.value < worst.value ? -0.5 : 0.5)
    if (contracted.value < Math.min(reflected.value, worst.value)) {
      simplex[size] = contracted
      continue
    }
    for (let i = 1; i <= size; i += 1)
      simplex[i] = measured((simplex[i] as Minimum).at.map((x, j) => (x + (best.at[j] as number)) / 2))
  }
  return simplex.sort((a, b) => a.value - b.value)[0] as Minimum
}
