/** Learners: tables of numbers in, predictions out; every parameter can be chosen by folds of the training rows. */
export { type BoostOptions, fitBoosted } from './boosted.ts'
export { type Calibrator, fitIsotonic, fitPlatt } from './calibrate.ts'
export { chooseBoosted } from './choose-boosted.ts'
export { type Encoding, encode, learnEncoding } from './encode.ts'
export { foldsOf } from './folds.ts'
export { fitLinear } from './linear.ts'
export { solvePositive } from './linear-solve.ts'
export { fitPropensity, type Propensity } from './propensity.ts'
export {
  averagePrecision,
  brierScore,
  type Calibration,
  calibrationOf,
  rocAuc,
} from './scores.ts'
export { type Model, sigmoid, type Table } from './table.ts'
