/**
 * Segments: behavioural conditions, and who meets them now. Now is `ctx.clock`: nothing later counts.
 *
 * Signatures while the stage is being built:
 *   getSegment(ctx, id, version?): Promise<Segment>              throws segment_not_found
 *   listSegments(ctx, { archived?, search?, limit?, after? }): Promise<{ items: Segment[]; next?: string }>
 *   createSegment(ctx, input), editSegment(ctx, id, input), archiveSegment(ctx, id, archived)
 *   previewCondition(ctx, condition): Promise<Preview>
 *   countMembers(ctx, target): Promise<number>
 *   members(ctx, target, { after?, limit? }): Promise<string[]>  profile ids of people, ascending as texts
 *   sampleMembers(ctx, target, n): Promise<string[]>
 *   isMember(ctx, target, profileIds): Promise<Set<string>>
 *   membershipSql(ctx, target): Promise<{ sql, params }>         one column `profile_id`; for composing in facts
 *   takeSnapshot(ctx, target): Promise<Snapshot>                 freezes the members of this moment (a campaign's run)
 *   snapshotMembers(ctx, snapshotId, { after?, limit? }): Promise<string[]>   cheap pages, whatever the segment's size
 * A target is a segment's id or a Condition.
 */
export type { Counted, MemberSummary, Preview, Segment, SegmentInput, SegmentVersion, Snapshot, Warning } from './schema.ts'
