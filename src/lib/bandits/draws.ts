import type { Seeded } from '../seeded.ts'

/** A standard normal draw (Box & Muller 1958). */
export function normalDraw(random: Seeded): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}

/** A draw from Gamma(shape, 1), shape > 0 (Marsaglia & Tsang 2000). */
export function gammaDraw(shape: number, random: Seeded): number {
  if (shape < 1) return gammaDraw(shape + 1, random) * (1 - random.next()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normalDraw(random)
    const v = (1 + c * x) ** 3
    if (v <= 0) continue
    const u = 1 - random.next()
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** A binomial draw, by counting small ones and by geometric gaps where successes are rare. */
export function binomialDraw(n: number, p: number, random: Seeded): number {
  if (p <= 0) return 0
  if (p >= 1) return n
  const log = Math.log(1 - p)
  let [count, at] = [0, -1]
  for (;;) {
    at += 1 + Math.floor(Math.log(1 - random.next()) / log)
    if (at >= n) return count
    count += 1
  }
}

/** A draw from Beta(alpha, beta). */
export function betaDraw(alpha: number, beta: number, random: Seeded): number {
  const a = gammaDraw(alpha, random)
  return a / (a + gammaDraw(beta, random))
}
