import { answer, api, type Item } from '../../api.ts'
import {
  type Column,
  DataTable,
  Empty,
  LinkButton,
  MoneyText,
  Section,
  useFormat,
  useList,
} from '../../ui/index.ts'

type Event = Item<'/api/events'>

const EVERY = 2000

const columns: Column<Event>[] = [
  { label: 'Event', cell: (event) => <bdi>{event.event || event.name || event.type}</bdi> },
  { label: 'By', cell: (event) => <bdi>{event.userId ?? event.anonymousId ?? '–'}</bdi>, wideOnly: true },
  {
    label: 'Value',
    cell: (event) => (event.value == null ? '' : <MoneyText value={event.value} />),
    align: 'right',
  },
  { label: 'At', cell: (event) => <Clock value={event.timestamp} />, align: 'right' },
]

/** What happens now, as it happens. */
export function LatestPanel() {
  const list = useList(
    ['events', 'latest'],
    async () => ({
      items: (await answer(api.GET('/api/events', { params: { query: { limit: 8 } } }))).items,
    }),
    { refetchInterval: EVERY },
  )
  return (
    <Section
      flush
      title="Happening now"
      actions={
        <LinkButton to="/events" variant="default" size="xs">
          All events
        </LinkButton>
      }
    >
      <DataTable
        label="Happening now"
        columns={columns}
        list={{ ...list, more: undefined }}
        rowKey={(event) => event.messageId}
        empty={
          <Empty compact title="No events yet">
            What people do appears here as it happens.
          </Empty>
        }
      />
    </Section>
  )
}

function Clock({ value }: { value: string }) {
  return <>{useFormat().clock(value)}</>
}
