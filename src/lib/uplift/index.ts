/** Uplift: who changes because of an offer, learnt from randomized trials, and the policy that follows. */
export type { Base, Learner, Settings } from './learners.ts'
export { learnOfferPolicy, netOf, type OfferPolicy, type Rule } from './policy.ts'
export { effectOf, qini, qiniInterval, type Trial, upliftAt } from './qini.ts'
