import { Alert, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import {
  type Column,
  DataTable,
  Empty,
  FaultAlert,
  NumberText,
  Page,
  Section,
  StatCard,
  StatGrid,
  wholeList,
} from '../../ui/index.ts'
import { Domains } from './domains.tsx'

const EVERY_MILLIS = 10_000
const GB = 1024 ** 3

const read = () => answer(api.GET('/api/health'))
type Health = Awaited<ReturnType<typeof read>>
type Feed = Health['feeds'][number]

/** How the service is: what somebody should look at first, then lags, outbox, news and receiving domains. */
export default function HealthPage() {
  const query = useQuery({ queryKey: ['health'], queryFn: read, refetchInterval: EVERY_MILLIS })
  const health = query.data
  return (
    <Page title="Health" description="How the service is, read anew every ten seconds.">
      <FaultAlert error={query.error} />
      {health && <Alerts alerts={health.alerts} />}
      {health && <Figures health={health} />}
      <Section
        flush
        title="News between stages"
        description="How many changes each reader has still to handle, and how often it failed at the next one."
      >
        <DataTable
          label="News between stages"
          columns={columns}
          list={wholeList({ ...query, data: health?.feeds })}
          rowKey={({ feed, consumer }) => `${feed} ${consumer}`}
          empty={<Empty title="No readers yet">They appear when the work has started.</Empty>}
        />
      </Section>
      <Domains />
    </Page>
  )
}

const columns: Column<Feed>[] = [
  { label: 'News', cell: ({ feed }) => feed },
  { label: 'Reader', cell: ({ consumer }) => consumer },
  { label: 'Waiting', align: 'right', cell: ({ behind }) => <NumberText value={behind} /> },
  { label: 'Failures', align: 'right', cell: ({ failures }) => <NumberText value={failures} /> },
]

function Alerts({ alerts }: { alerts: Health['alerts'] }) {
  if (alerts.length === 0)
    return (
      <Alert color="green" role="status">
        Nothing needs anybody’s attention.
      </Alert>
    )
  return (
    <Stack gap="xs">
      {alerts.map(({ name, level, message }) => (
        <Alert key={name} color={level === 'alarm' ? 'red' : 'yellow'} title={name} role="status">
          {message}
        </Alert>
      ))}
    </Stack>
  )
}

function Figures({ health: { ingest, outbox, holds, failedJobs, disk } }: { health: Health }) {
  const parked = outbox.parked.reduce((sum, { messages }) => sum + messages, 0)
  return (
    <StatGrid>
      <StatCard label="Events to fold" value={<NumberText value={ingest.events} />} />
      <StatCard label="Behind by" value={seconds(ingest.seconds)} />
      <StatCard label="Messages queued" value={<NumberText value={outbox.queued} />} />
      <StatCard label="Oldest that could leave" value={seconds(outbox.dueSeconds)} />
      <StatCard label="Kept by holds and pauses" value={<NumberText value={parked} />} />
      <StatCard label="Active holds" value={<NumberText value={holds} />} />
      <StatCard label="Jobs failed in a day" value={<NumberText value={failedJobs ?? 0} />} />
      {disk && <StatCard label="Room on the disk" value={`${(disk.freeBytes / GB).toFixed(1)} GB`} />}
    </StatGrid>
  )
}

function seconds(value: number): string {
  if (value < 90) return `${value.toFixed(value < 10 ? 1 : 0)} s`
  return value < 5400 ? `${Math.round(value / 60)} min` : `${(value / 3600).toFixed(1)} h`
}
