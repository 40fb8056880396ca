/**
 * The commercial outcomes that campaigns are held to. Versioned: a campaign binds one version. Engagement
 * (opens, clicks) is refused as an objective.
 */
export { archiveObjective, createObjective, getObjective, listObjectives, saveObjective } from './edit.ts'
export { routes } from './routes.ts'
export type { Metric, Objective, ObjectiveDefinition } from './schema.ts'
