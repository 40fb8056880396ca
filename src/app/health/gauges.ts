import { Gauge, type Registry } from 'prom-client'
import type { Base } from '../base.ts'
import { type Health, readHealth } from './health.ts'

/** Figures read anew at most this often. */
const FRESH_MILLIS = 2000

/** The figures of the health page for Prometheus; not a number while the databases are away. */
export function addHealthGauges(registry: Registry, base: Base): void {
  let last: { at: number; health: Promise<Health | undefined> } | undefined
  const health = (): Promise<Health | undefined> => {
    if (!last || Date.now() - last.at > FRESH_MILLIS)
      last = { at: Date.now(), health: readHealth(base).catch(() => undefined) }
    return last.health
  }
  const gauge = (name: string, help: string, read: (health: Health) => number) =>
    new Gauge({
      name: `tactful_${name}`,
      help,
      registers: [registry],
      async collect() {
        const now = await health()
        this.set(now ? read(now) : Number.NaN)
      },
    })
  const labelled = <Row>(
    name: string,
    help: string,
    labels: string[],
    rowsOf: (health: Health) => readonly Row[],
    of: (row: Row) => { labels: Record<string, string>; value: number },
  ) =>
    new Gauge({
      name: `tactful_${name}`,
      help,
      labelNames: labels,
      registers: [registry],
      async collect() {
        this.reset()
        const now = await health()
        for (const row of now ? rowsOf(now) : []) {
          const { labels: values, value } = of(row)
          this.set(values, value)
        }
      },
    })
  gauge('inbox_events', 'Acknowledged events that are not folded yet', ({ ingest }) => ingest.events)
  gauge(
    'inbox_lag_seconds',
    'Age of the oldest acknowledged request that is not folded yet',
    ({ ingest }) => ingest.seconds,
  )
  gauge(
    'outbox_due_seconds',
    'Age of the oldest message that is due and kept by nothing',
    ({ outbox }) => outbox.dueSeconds,
  )
  gauge(
    'outbox_unknown_last_day',
    'Messages of a day that may or may not have arrived',
    ({ outbox }) => outbox.unknownLastDay,
  )
  gauge('holds_active', 'Active holds', ({ holds }) => holds)
  gauge('jobs_failed_last_day', 'Jobs that failed for good in a day', ({ failedJobs }) => failedJobs ?? 0)
  gauge('disk_free_bytes', 'Room where the data directory is', ({ disk }) => disk?.freeBytes ?? Number.NaN)
  labelled(
    'outbox_messages',
    'Messages in the outbox',
    ['status'],
    ({ outbox }) => Object.entries({ queued: outbox.queued, sending: outbox.sending }),
    ([status, value]) => ({ labels: { status }, value }),
  )
  labelled(
    'outbox_parked',
    'Messages kept by a hold, a pause or a missing approval',
    ['why'],
    ({ outbox }) => outbox.parked,
    ({ why, messages }) => ({ labels: { why }, value: messages }),
  )
  labelled(
    'feed_behind',
    'News that a consumer has not handled yet',
    ['feed', 'consumer'],
    ({ feeds }) => feeds,
    ({ feed, consumer, behind }) => ({ labels: { feed, consumer }, value: behind }),
  )
  labelled(
    'feed_failures',
    'Failures of a consumer at the same news',
    ['feed', 'consumer'],
    ({ feeds }) => feeds,
    ({ feed, consumer, failures }) => ({ labels: { feed, consumer }, value: failures }),
  )
  labelled(
    'alert',
    'Conditions under which somebody should look',
    ['name', 'level'],
    ({ alerts }) => alerts,
    ({ name, level }) => ({ labels: { name, level }, value: 1 }),
  )
}
