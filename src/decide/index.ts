/**
 * One decision for one person at one step, by one table of precedence, at decision and again at release. Delivery
 * is handed the decisions that send (`enqueue`) inside the transaction that stores them; it asks
 * `resolveForRelease` in the transaction that commits `sending`, and tells with `settleDecisions` how each ended.
 * The arms of people are in the column store too: table `assignments`, read with FINAL.
 */
export { decideDue, runDecide } from './due.ts'
export type { Enqueue } from './enqueue.ts'
export { mirrorChoices } from './experiments/mirror.ts'
export { armWeightHistory, setArmWeights } from './experiments/weights.ts'
export { journeyRoutes } from './journeys/routes.ts'
export { forgetTravels, readTravels } from './journeys/store.ts'
export { eraseVisits, exportVisits } from './online/person.ts'
export { onlineRoutes } from './online/routes.ts'
export { previewDecisions } from './preview.ts'
export { rampConsumer } from './ramp.ts'
export { getProgress, listDecisions } from './read.ts'
export { recommendRoutes, trainRecommender } from './recommend/index.ts'
export { type Release, resolveForRelease, settleDecisions } from './release.ts'
export { worthReading } from './renderings.ts'
export { replayDecision } from './replay.ts'
export { routes } from './routes.ts'
export type { Decision, Replay } from './schema.ts'
export { forgetInputs } from './store/decisions.ts'
export { forgetSuppressed, suppress, suppressedAmong } from './suppress.ts'
export { learnRhythms } from './timing/learn.ts'
export { exportRhythms } from './timing/person.ts'
export { timingRoutes } from './timing/routes.ts'
export { computeWaterfall } from './waterfall.ts'
