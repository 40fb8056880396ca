import type { Answer } from '../../api.ts'

export type Objective = Answer<'/api/objectives/{id}'>
export type Metric = Objective['metric']
export type Measure = Objective['guardrails'][number]['measure']

/** What each metric asks, and how its smallest effect is counted. */
export const metrics: Record<Metric, { label: string; verb: string; unit: 'money' | 'orders' | 'share' }> = {
  revenue_per_person: { label: 'Revenue per person', verb: 'spend more', unit: 'money' },
  margin_per_person: { label: 'Margin per person', verb: 'earn us more margin', unit: 'money' },
  orders_per_person: { label: 'Orders per person', verb: 'order more often', unit: 'orders' },
  conversion: { label: 'Conversion', verb: 'buy at all', unit: 'share' },
}

export const measures: Record<Measure, string> = {
  unsubscribes: 'Unsubscribes',
  complaints: 'Complaints',
  refunds: 'Refunds',
  margin: 'Margin',
}

/** The smallest effect in words: "£0.50 per person", "1 percentage point". */
export function effectText(
  objective: Pick<Objective, 'metric' | 'smallestEffect'>,
  format: { money: (value: number) => string; number: (value: number, digits?: number) => string },
): string {
  const { metric, smallestEffect } = objective
  const { unit } = metrics[metric]
  if (unit === 'money') return `${format.money(smallestEffect)} per person`
  if (unit === 'share') return `${format.number(smallestEffect * 100, 3)} percentage points`
  return `${format.number(smallestEffect, 4)} orders per person`
}
