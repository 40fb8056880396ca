/** Briefs: the order for content, read in any of the usual spellings, and what is vague or missing in it. */
export { lintBrief } from './lint.ts'
export { readBrief } from './read.ts'
