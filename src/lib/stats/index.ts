/** Statistics of experiments: sufficient statistics in, results out. */
export { type MeanDifference, type Moments, meanDifference } from './mean-difference.ts'
export { type SampleRatio, sampleRatio } from './sample-ratio.ts'
