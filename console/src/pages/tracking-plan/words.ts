import type { Answer } from '../../api.ts'

export type StoredPlan = Answer<'/api/tracking-plan'>
export type PlannedEvent = StoredPlan['plan']['events'][number]

/** What becomes of violations, in words. */
export const modes = [
  { value: 'allow', label: 'Allowed' },
  { value: 'flag', label: 'Flagged' },
  { value: 'drop', label: 'Set aside' },
]
