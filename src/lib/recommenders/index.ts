/** Recommenders, without any I/O: lists of item numbers in, scores out. See each file for its source. */
export { attributeSimilarity } from './attributes.ts'
export { type Case, type Measure, meanGain } from './blend.ts'
export { coOccurrence } from './co-occurrence.ts'
export { ease } from './ease.ts'
export { fitNext } from './fit-next.ts'
export {
  buildSession,
  chooseSession,
  type Fitted,
  fitSession,
  type SessionModel,
  type SessionParameters,
  sessionMeasure,
} from './fit-session.ts'
export { fitTaste, ndcg } from './fit-taste.ts'
export {
  emptyVocabulary,
  type Histories,
  numberOf,
  packHistories,
  type Vocabulary,
} from './histories.ts'
export { invertPositive } from './invert.ts'
export { popularity } from './popularity.ts'
export { rowsScorer } from './rows.ts'
export type { Query, Scorer } from './scorer.ts'
export { addScore, clearScores, createScores, createTop, type Scores, selectTop, type Top } from './scores.ts'
export { type SessionKnnParameters, sessionKnn } from './session-knn.ts'
