/** Probability samples and what may be said from them: designs, estimates with bounds, acceptance plans. */
export {
  lotTolerancePlan,
  type Plan,
  type SequentialPlan,
  type Strictness,
  sequentialPlan,
  sequentialVerdict,
  strictnessAfter,
  twoPointPlan,
} from './acceptance.ts'
export { lowerBound, upperBound } from './binomial.ts'
export { type DesignCell, type Drawn, drawSample, type FrameItem, sampleDesign } from './draw.ts'
export { type Cell, estimateRate, type RateEstimate } from './estimate.ts'
export { readsForNoDefect } from './zero-defect.ts'
