import type { Scores } from './scores.ts'

/** What is known of whom to recommend for: items oldest first, and now in unix seconds where times are known. */
export interface Query {
  items: ArrayLike<number>
  now?: number
}

/** One way of finding items: adds what it finds to `scores`. Scores of different scorers are not comparable. */
export interface Scorer {
  name: string
  score(query: Query, scores: Scores): void
}
