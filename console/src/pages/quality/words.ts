import type { Answer } from '../../api.ts'

export type Health = Answer<'/api/quality/health'>
export type RuleHealth = Health['rules'][number]
export type Overview = Answer<'/api/quality/readiness/overview'>
export type Use = Overview['uses'][number]

/** What the data may be used for, as people call it. */
export const useWords: Record<Use['use'], string> = {
  email: 'E-mail copy',
  onsite: 'On-site content',
  recommendations: 'Recommendations',
  send_time: 'Send time',
  offers: 'Offers',
  orders: 'Measurement by orders',
}

export const stateWords = { pass: 'Ready', warn: 'With gaps', fail: 'Not yet' } as const
export const stateTones = { pass: 'good', warn: 'warn', fail: 'bad' } as const
export const severityTones = { high: 'bad', medium: 'warn', low: 'quiet' } as const

/** About how long something takes. */
export function minutesText(minutes: number): string {
  return minutes < 60 ? `about ${minutes} min` : `about ${Math.round(minutes / 60)} h`
}
