/** Sensitive situations in people's words, found in process. */
export { detectSensitive, type Finding, HELD_FROM } from './detect.ts'
export { type SensitiveCode, sensitiveCodes } from './rule.ts'
