/**
 * Profiles: who is who, what is known about them, what they allow, and what they did so far. Everything stays with
 * the profile where it was observed; a person is a group of profiles, and merging or undoing only regroups them.
 *
 * Signatures while the stage is being built:
 *   resolve(tx, events: ProfileEvent[]): Promise<string[]>       profile id of each event, same order; one workspace
 *     (tx.workspace), inside the fold's transaction; also updates traits, consent, behaviour and the mirror queue
 *   drainMirror(ctx, options?: { limit?: number }): Promise<number>   of all workspaces; after each batch and every second
 *   recipients(ctx, profileIds): Promise<Map<string, Recipient>>
 *   personsOf(ctx, profileIds): Promise<Map<string, string>>     current person of each profile (after merges)
 *   listPeople, searchPeople, getPerson(ctx, profileId), setConsent(ctx, profileId, input), setTrait(ctx, profileId, input)
 *   mergePeople(ctx, { from, to }), undoMerge(ctx, mergeId), rebuildBehaviour(ctx, profileIds)
 *   exportPerson(ctx, profileId), erasePerson(ctx, profileId), routes
 */
export { PERSON_SQL } from './person-sql.ts'
export * from './schema.ts'
