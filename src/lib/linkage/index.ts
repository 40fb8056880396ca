/** Probabilistic linkage of records: Fellegi and Sunter's model, learnt without truth. Pure. */
export { type Linked, type LinkedPair, type LinkInput, link } from './link.ts'
