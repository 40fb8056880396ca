import type { QueryClient } from '@tanstack/react-query'
import { type Answer, answer, api, type Item } from '../../api.ts'

export type Campaign = Answer<'/api/campaigns/{id}'>
export type Definition = Campaign['definition']
export type Missing = Item<'/api/campaigns/{id}/missing'>
export type Waterfall = NonNullable<Answer<'/api/campaigns/{id}/waterfall'>['waterfall']>
export type Rendering = Item<'/api/campaigns/{id}/renderings'>
export type Progress = NonNullable<Answer<'/api/campaigns/{id}/progress'>['progress']>

export const purposes: Record<Definition['purpose'], { label: string; says: string }> = {
  marketing: {
    label: 'Marketing',
    says: 'Needs consent, an objective and a control group; keeps to caps and quiet hours.',
  },
  service: {
    label: 'Service',
    says: 'Must reach everybody concerned, such as a recall: no objective or control needed, quiet hours kept.',
  },
  transactional: {
    label: 'Transactional',
    says: 'Answers what the person just did: no caps, quiet hours or marketing consent.',
  },
}

/** Whether the plan can still be changed. */
export function isEditable({ state }: Campaign): boolean {
  return state === 'draft' || state === 'in_review' || state === 'approved' || state === 'scheduled'
}

/** Whether it was started, so that there is progress to show. */
export function wasStarted({ state, pausedFrom }: Campaign): boolean {
  if (state === 'paused') return pausedFrom !== 'scheduled'
  return state === 'ramping' || state === 'running' || state === 'done' || state === 'cancelled'
}

/** How a query of one campaign is named and asked. */
export const campaignQuery = (id: string) => ({
  queryKey: ['campaigns', id],
  queryFn: () => answer(api.GET('/api/campaigns/{id}', { params: { path: { id } } })),
})

/** Keeps what a change answered, and asks again for all that hangs on it. */
export async function keepCampaign(client: QueryClient, campaign: Campaign): Promise<void> {
  client.setQueryData(['campaigns', campaign.id], campaign)
  await Promise.all([
    client.invalidateQueries({ queryKey: ['campaigns'] }),
    client.invalidateQueries({ queryKey: ['review'] }),
  ])
}
