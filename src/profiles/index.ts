/**
 * Profiles: who is who, what is known about them, what they allow, and what they did so far. Everything stays with
 * the profile where it was observed; a person is a group of profiles, and merging or undoing only regroups them.
 */
export { setConsent, setTrait } from './edit.ts'
export { erasePerson, exportPerson } from './erase.ts'
export { judgeTraits, mendTraits, observedTraits, restoreTraits } from './mend.ts'
export { mergePeople, undoMerge } from './merges.ts'
export { drainMirror } from './mirror.ts'
export { listPeople, searchPeople, summariesOf } from './people.ts'
export { getPerson } from './person.ts'
export { PERSON_SQL } from './person-sql.ts'
export { rebuildBehaviour } from './rebuild.ts'
export { recipients } from './recipients.ts'
export { resolve } from './resolve.ts'
export { routes } from './routes.ts'
export { rulesConsumer } from './rules/change.ts'
export * from './schema.ts'
export { markAllForMirror } from './store/mirror-queue.ts'
export { identifiersOf, lockProfiles, personsOf, profilesOf } from './store/profiles.ts'
export { pruneRecent } from './store/recent.ts'
export { thirdPartyBefore, userIdsWithManyAddresses } from './store/suspicious.ts'
export { type KeptTrait, type Observation, valueHash } from './traits.ts'
export { readVisitors, type Visitor, type VisitorKey } from './visitors.ts'
