import { AppError } from '../platform/errors.ts'
import type { Metric } from './schema.ts'

/** The metrics that can be an objective. */
const metrics: readonly Metric[] = [
  'revenue_per_person',
  'orders_per_person',
  'conversion',
  'margin_per_person',
]

const ENGAGEMENT = /open|click|ctr|engage|impression|view|visit|read/i

/** The metric, if it is a commercial outcome; engagement is refused with the reason. */
export function commercialMetric(metric: string): Metric {
  const known = metrics.find((one) => one === metric)
  if (known) return known
  if (ENGAGEMENT.test(metric)) throw new AppError('objective_is_engagement', { details: { metric, metrics } })
  throw new AppError('invalid_request', {
    message: `body.metric must be one of ${metrics.join(', ')}.`,
    details: { metric, metrics },
  })
}
