/** Uplift: who changes because of an offer, learnt from randomized trials, and the policy that follows. */
export { type Base, chooseSettings, fitUplift, type Learner, type Settings } from './learners.ts'
export { learnOfferPolicy, netOf, type OfferPolicy, type Rule } from './policy.ts'
export { effectOf, qini, qiniCurve, qiniInterval, type Trial, upliftAt } from './qini.ts'
