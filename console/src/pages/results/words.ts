import type { Answer } from '../../api.ts'
import type { useFormat } from '../../ui/index.ts'

type Format = ReturnType<typeof useFormat>

export type Results = Answer<'/api/campaigns/{id}/results'>

/** What the objective counts, as a heading. */
export const metricNames: Record<NonNullable<Results['objective']>['metric'], string> = {
  revenue_per_person: 'Revenue per person',
  orders_per_person: 'Orders per person',
  conversion: 'Share of people who ordered',
  margin_per_person: 'Margin per person',
}

/** How a value of the metric is written. */
export function metricFormat(format: Format, metric: string | undefined): (value: number) => string {
  if (metric === 'conversion') return (value) => format.percent(value)
  if (metric === 'orders_per_person') return (value) => value.toFixed(3)
  return (value) => format.money(value)
}

/** A verdict in two words, with the tone of its badge. */
export const verdictNames: Record<
  Results['verdict']['kind'],
  { label: string; tone: 'good' | 'bad' | 'warn' | 'info' }
> = {
  better: { label: 'It worked', tone: 'good' },
  worse: { label: 'It did harm', tone: 'bad' },
  no_worthwhile_difference: { label: 'No difference worth having', tone: 'info' },
  cannot_tell_yet: { label: 'Cannot tell yet', tone: 'warn' },
  clicks_not_outcome: { label: 'Clicks, no outcome', tone: 'bad' },
  not_to_be_trusted: { label: 'Not to be trusted', tone: 'bad' },
}

export const proxyNames: Record<Results['proxies'][number]['measure'], string> = {
  opened: 'Opened',
  clicked: 'Clicked',
  unsubscribed: 'Unsubscribed',
}

/** The same effect read in other ways. */
export const readingNames: Record<Results['readings'][number]['name'], { label: string; hint: string }> = {
  always_valid: {
    label: 'Always-valid',
    hint: 'Holds however often you look, so it is wider: the one to read before the end.',
  },
  adjusted_for_before: {
    label: 'Adjusted for before',
    hint: 'Takes out what the same people did in as many days before (CUPED). Holds at one look, at the end.',
  },
  adjusted_always_valid: {
    label: 'Adjusted and always-valid',
    hint: 'Both of these.',
  },
  largest_values_cut: {
    label: 'Largest values cut',
    hint: 'The largest one in a hundred counts no more than the next. Where this differs much, a few people decide.',
  },
}
