import { gammaQ } from './gamma.ts'

/** P(Z > z) of the standard normal distribution, exact in the far tail: erfc(z/√2)/2 = Q(1/2, z²/2)/2. */
export function normalSf(z: number): number {
  if (Number.isNaN(z)) return Number.NaN
  if (!Number.isFinite(z)) return z > 0 ? 0 : 1
  const tail = 0.5 * gammaQ(0.5, (z * z) / 2)
  return z >= 0 ? tail : 1 - tail
}

/** P(Z ≤ z) of the standard normal distribution. */
export function normalCdf(z: number): number {
  return normalSf(-z)
}

/** Density of the standard normal distribution. */
export function normalPdf(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)
}

/** The z below which a share `p` lies: a rational start (Abramowitz and Stegun 26.2.23), then Halley's steps. */
export function normalQuantile(p: number): number {
  if (p === 0) return Number.NEGATIVE_INFINITY
  if (p === 1) return Number.POSITIVE_INFINITY
  if (!(p > 0 && p < 1)) return Number.NaN
  if (p > 0.5) return -normalQuantile(1 - p)
  const t = Math.sqrt(-2 * Math.log(p))
  let z =
    (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3) -
    t
  for (let step = 0; step < 8; step += 1) {
    const off = (normalCdf(z) - p) / normalPdf(z)
    const next = z - off / (1 + (off * z) / 2)
    if (Math.abs(next - z) < 1e-15 * (1 + Math.abs(z))) return next
    z = next
  }
  return z
}
