/** Briefs: the order for content, read in any of the usual spellings, and what is vague or missing in it. */
export { BAR, lintBrief } from './lint.ts'
export { readBrief } from './read.ts'
export { channels } from './schema.ts'
export { templates } from './templates.ts'
