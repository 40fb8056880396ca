/** Voice: is what was sent written as what was approved, whatever it is about? */
export { compareVoice, learnVoice, type VoiceText } from './drift.ts'
export { readText } from './features.ts'
export { costlySentences } from './sentences.ts'
