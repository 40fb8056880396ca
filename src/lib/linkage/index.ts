/** Probabilistic linkage of records: Fellegi and Sunter's model, learnt without truth. Pure. */
export { type JudgedPair, type LinkThresholds, linkThresholds } from './decision.ts'
export { type Linked, type LinkInput, link } from './link.ts'
export type { LinkedPair } from './linked-pair.ts'
