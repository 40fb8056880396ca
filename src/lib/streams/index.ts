/** What is out of the ordinary in a stream of events: how many come in, and what they carry. Pure. */
export { type PropertyUse, type StreamChange, type StreamUse, streamChanges } from './properties.ts'
export { judgeVolume, type VolumeAlarm } from './volume.ts'
