import type { ComponentType } from 'react'
import type { Task } from './task.ts'

/** How things of one kind are shown on the desk. */
export interface SubjectView {
  /** What such a thing is called in the queue. */
  word: string
  /** The thing as the customer will see it. */
  load: () => Promise<{ default: ComponentType<{ task: Task }> }>
}

/**
 * What the desk can show, by the kind of a task's subject. A stage that brings tasks adds its kind here with a component
 * in its own folder; the desk knows nothing else about it.
 */
export const subjectViews: Record<string, SubjectView> = {
  variant: { word: 'E-mail', load: () => import('./variant.tsx') },
  campaign: { word: 'Campaign', load: () => import('../campaigns/review-campaign.tsx') },
  ramp: { word: 'First messages', load: () => import('../campaigns/review-ramp.tsx') },
  sample: { word: 'Sent message', load: () => import('../audit/review-sample.tsx') },
  suspicious: { word: 'Unusual message', load: () => import('../audit/review-sample.tsx') },
  correction: { word: 'Correction', load: () => import('../audit/review-correction.tsx') },
  stream_alarm: { word: 'Stream alarm', load: () => import('../events/review-alarm.tsx') },
  duplicate: { word: 'Duplicate', load: () => import('../duplicates/review-duplicate.tsx') },
  hold: { word: 'Hold', load: () => import('../holds/review-hold.tsx') },
}
