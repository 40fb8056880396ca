/**
 * Segments: behavioural conditions, and who meets them now. Now is `ctx.clock`: nothing later counts, days in dates
 * begin in the workspace's time zone. A target is a segment's id or a condition.
 */
export { forgetMembers as erasePerson, momentOf } from './facts.ts'
export {
  countMembers,
  isMember,
  members,
  membershipSql,
  recount,
  sampleMembers,
  snapshotMembers,
  takeSnapshot,
} from './members.ts'
export { previewCondition } from './preview.ts'
export { resolveTarget, type Target } from './resolve.ts'
export { routes } from './routes.ts'
export type { Counted, Preview, Segment, SegmentInput, Snapshot } from './schema.ts'
export { archiveSegment, createSegment, editSegment, getSegment, listSegments } from './segments.ts'
