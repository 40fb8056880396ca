import { Code, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddressState } from '../../address.ts'
import { answer, api, type Item } from '../../api.ts'
import {
  type Column,
  DataTable,
  DateText,
  DescriptionList,
  Empty,
  LinkButton,
  MoneyText,
  Section,
  StatusBadge,
  TextLink,
  useFormat,
  wholeList,
} from '../../ui/index.ts'

type Event = Item<'/api/events'>

const columns: Column<Event>[] = [
  { label: 'Event', cell: (event) => <bdi>{[event.event, event.name].filter(Boolean).join(' · ')}</bdi> },
  { label: 'By', cell: (event) => <bdi>{event.userId ?? event.anonymousId ?? '–'}</bdi> },
  { label: 'Value', cell: (event) => <MoneyText value={event.value} />, align: 'right', wideOnly: true },
  { label: 'Source', cell: (event) => event.source, wideOnly: true },
  { label: 'Happened', cell: (event) => <DateText value={event.timestamp} /> },
]

/** The events that came in last. */
export function Received() {
  const [name, setName] = useAddressState('event')
  const [shown, setShown] = useState<Event>()
  const format = useFormat()
  const names = useQuery({
    queryKey: ['events', 'names'],
    queryFn: async () => (await answer(api.GET('/api/events/names'))).items,
  })
  const query = useQuery({
    queryKey: ['events', 'received', name],
    queryFn: async () => {
      const filter = { limit: 100, ...(name && { event: name }) }
      return (await answer(api.GET('/api/events', { params: { query: filter } }))).items
    },
    refetchInterval: 3_000,
  })
  return (
    <>
      <Section
        flush
        title="Received last"
        actions={
          <Select
            aria-label="Event"
            placeholder="All events"
            clearable
            searchable
            data={[...new Map((names.data ?? []).map((entry) => [entry.event, entry])).values()].map(
              (entry) => ({
                value: entry.event,
                label: `${entry.event || entry.type} (${format.count(entry.events)})`,
              }),
            )}
            value={name ?? null}
            onChange={(value) => setName(value ?? undefined)}
          />
        }
      >
        <DataTable
          label="Events received last"
          columns={columns}
          list={wholeList(query)}
          rowKey={(event) => event.messageId}
          onRow={setShown}
          empty={
            <Empty title="No events yet" action={<LinkButton to="/import">Import files</LinkButton>}>
              Events arrive from your website and servers with a write key, or from files.
            </Empty>
          }
        />
      </Section>
      <Modal
        opened={shown !== undefined}
        onClose={() => setShown(undefined)}
        title={shown?.event || shown?.type}
        size="lg"
      >
        {shown && <EventDetail event={shown} />}
      </Modal>
    </>
  )
}

function EventDetail({ event }: { event: Event }) {
  return (
    <Stack>
      <DescriptionList
        items={[
          [
            'Person',
            <TextLink key="person" to={`/people/${event.profileId}`}>
              {event.userId ?? event.profileId}
            </TextLink>,
          ],
          ['Happened', <DateText key="happened" value={event.timestamp} />],
          ['Received', <DateText key="received" value={event.receivedAt} />],
          ['Message id', <Code key="id">{event.messageId}</Code>],
          ['Page', event.pageUrl && <bdi key="page">{event.pageUrl}</bdi>],
          ['Order', event.orderId],
          ['Value', event.value === undefined ? undefined : <MoneyText key="value" value={event.value} />],
        ]}
      />
      {event.problems.length > 0 && (
        <Group gap="xs">
          {event.problems.map((problem) => (
            <StatusBadge key={problem} status={problem} tone="warn" />
          ))}
        </Group>
      )}
      <Text fw={600}>Properties</Text>
      <Code block>{JSON.stringify(event.properties, null, 2)}</Code>
    </Stack>
  )
}
