/** Two records that may be one person: rows, weight in bits including the prior, and the levels by column. */
export interface LinkedPair {
  a: number
  b: number
  weight: number
  levels: readonly number[]
}
