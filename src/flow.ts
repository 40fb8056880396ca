/**
 * The stages in the order in which news travels through them. A stage imports only from stages before it;
 * the import rules, the route list and the documents read this list.
 */
export const flow = [
  'accounts',
  'review',
  'events',
  'profiles',
  'catalog',
  'quality',
  'segments',
  'objectives',
  'content',
  'holds',
  'campaigns',
  'decide',
  'deliver',
  'measure',
  'audit',
] as const

/** The name of one stage. */
export type Stage = (typeof flow)[number]
