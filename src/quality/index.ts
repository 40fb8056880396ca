/**
 * Quality: per use, can today's data carry it, and what is missing. `readiness(ctx, { use, audience? })` answers with
 * checks; an audience is what `membershipSql` of segments gives.
 */
export { duplicateVerdicts } from './duplicates/decide.ts'
export { lookForDuplicates } from './duplicates/find.ts'
export { checkStream } from './findings/check-stream.ts'
export type { DataHealth } from './findings/health.ts'
export { erasePerson, exportPerson } from './person.ts'
export { readiness } from './readiness.ts'
export { routes } from './routes.ts'
export {
  type AskedField,
  type Audience,
  Readiness,
  type ReadinessCheck,
  type ReadinessOverview,
  ReadinessUse,
} from './schema.ts'
export { alarmVerdicts, watchStreams } from './streams/watch.ts'
export { lookAtData } from './sweep/sweep.ts'
