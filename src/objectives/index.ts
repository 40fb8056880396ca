/**
 * The commercial outcomes that campaigns are held to. Versioned: a campaign binds one version. Engagement
 * (opens, clicks) is refused as an objective.
 */
export { Guardrail, Metric, Objective, ObjectiveDefinition } from './schema.ts'
