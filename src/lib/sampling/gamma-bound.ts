import { gammaQ } from '../stats/gamma.ts'

/**
 * The one-sided upper bound of a weighted sum of rare counts (the gamma interval of Fay and Feuer, Statistics in
 * Medicine 16, 1997): `estimate` = Σ w x, `variance` = Σ w² x, `heaviest` = the largest weight that one hit could
 * have had. With no hit it is heaviest · −ln(1 − confidence): what was read least decides what can be said.
 */
export function gammaUpper(estimate: number, variance: number, heaviest: number, confidence = 0.95): number {
  const mean = estimate + heaviest
  const spread = variance + heaviest ** 2
  if (!(mean > 0) || !(spread > 0)) return estimate
  return (spread / mean) * gammaQuantile(mean ** 2 / spread, confidence)
}

/** x with P(a, x) = p for the standard gamma distribution of shape a. */
function gammaQuantile(shape: number, p: number): number {
  let high = shape + 1
  while (1 - gammaQ(shape, high) < p) high *= 2
  let low = 0
  for (let i = 0; i < 200 && high - low > 1e-13 * high; i += 1) {
    const middle = (low + high) / 2
    if (1 - gammaQ(shape, middle) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
