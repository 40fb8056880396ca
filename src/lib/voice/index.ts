/** Voice: is what was sent written as what was approved, whatever it is about? */
export { compareVoice, type Drift, learnVoice, type Voice, type VoiceText } from './drift.ts'
export { readText, sentencesOf } from './features.ts'
