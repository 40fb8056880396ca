/** Sensitive situations in people's words, found in process: by phrases, and by a classifier on sentence vectors. */
export { type Guess, guess, packed, trainClassifier, withGuess } from './classify.ts'
export { detectSensitive, type Finding, HELD_FROM } from './detect.ts'
export { passagesOf } from './passages.ts'
export { type SensitiveCode, sensitiveCodes } from './rule.ts'
