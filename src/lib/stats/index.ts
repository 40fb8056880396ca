/** Statistics of experiments: sufficient statistics in, results out. */
export { type Belief, believedEffect, expectedLoss, type Prior } from './bayesian.ts'
export { momentsOf } from './contrast.ts'
export { type EffectEstimate, type EffectOptions, estimateEffect } from './effect.ts'
export { informationOf, lookLevels } from './group-sequential.ts'
export { type MeanDifference, type Moments, meanDifference } from './mean-difference.ts'
export { adjustedInterval, benjaminiHochberg, bonferroni, holm } from './multiple.ts'
export { normalSf } from './normal.ts'
export { postStratified } from './post-stratification.ts'
export {
  believedDetectableEffect,
  believedPower,
  detectableEffect,
  differenceVariance,
  furtherPeople,
  powerOf,
  sampleSize,
} from './power.ts'
export { type SampleRatio, sampleRatio } from './sample-ratio.ts'
export { SEQUENTIAL_TUNING, sequentialPValue, sequentialRho } from './sequential.ts'
export { planSplit, type SplitPlan } from './split-plan.ts'
export type { AdjustedMeanStatistic, Statistic, Summable } from './statistic.ts'
