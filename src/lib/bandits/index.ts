/** Bandits: what to show next, given what came of it so far; and what other policies would have earned. */
export { type Allocation, type ArmBelief, allocate, type Cohort } from './allocate.ts'
export { betaDraw } from './draws.ts'
export {
  type LoggedChoice,
  type LoggedGroup,
  type OffPolicyEstimate,
  offPolicy,
  offPolicyOfGroups,
} from './off-policy.ts'
export { type BanditSettings, playCommit, playThompson } from './replay.ts'
export { type ArmCount, type ArmRecord, priorFrom, type RatePrior, type TestPrior } from './thompson.ts'
