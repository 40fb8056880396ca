/**
 * "A person decides": while a hold is active nothing in its scope is released. A transaction that commits
 * `sending` calls `enterRelease` first, so that a hold, once placed, is seen by every release that commits after
 * it. What is already `sending` when a hold is placed is settled by delivery, which the composition hands to
 * `routes({ settle })`.
 */
export { forgetHeard, hearWords } from './heard.ts'
export { heldProfiles, wholeHold } from './held-profiles.ts'
export { holdVerdicts, wordsConsumer } from './listen.ts'
export {
  listHolds,
  type PlacedHold,
  placeHold,
  releaseHold,
} from './place.ts'
export { readWords } from './read-words.ts'
export { routes } from './routes.ts'
export type { NewHold, Settled } from './schema.ts'
export { type ActiveMark, activeMarks, enterRelease, readActiveTally } from './store.ts'
