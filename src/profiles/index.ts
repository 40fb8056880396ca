/**
 * Profiles: who is who, what is known about them, what they allow, and what they did so far. Everything stays with
 * the profile where it was observed; a person is a group of profiles, and merging or undoing only regroups them.
 */

export { drainMirror } from './mirror.ts'
export { PERSON_SQL } from './person-sql.ts'
export { recipients } from './recipients.ts'
export { resolve } from './resolve.ts'
export * from './schema.ts'
export { personsOf } from './store.ts'
