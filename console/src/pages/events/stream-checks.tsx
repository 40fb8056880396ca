import { Button, Group, Select } from '@mantine/core'
import { useState } from 'react'
import { useAddressState } from '../../address.ts'
import { answer, api, type Item } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import {
  type Column,
  DataTable,
  DateText,
  Empty,
  Section,
  StatusBadge,
  toast,
  useList,
} from '../../ui/index.ts'

type Alarm = Item<'/api/streams/alarms'>

const stateWords = {
  open: { label: 'To look at', tone: 'warn' },
  broken: { label: 'Broken', tone: 'bad' },
  accepted: { label: 'As it should be', tone: 'good' },
  ended: { label: 'Ended', tone: 'quiet' },
} as const

const columns: Column<Alarm>[] = [
  { label: 'What', cell: (alarm) => <bdi>{alarm.sentence}</bdi> },
  {
    label: 'State',
    cell: (alarm) => (
      <StatusBadge status={stateWords[alarm.state].label} tone={stateWords[alarm.state].tone} />
    ),
  },
  { label: 'First seen', cell: (alarm) => <DateText value={alarm.firstAt} /> },
  { label: 'Last seen', cell: (alarm) => <DateText value={alarm.lastAt} />, wideOnly: true },
]

const states = Object.entries(stateWords).map(([value, { label }]) => ({ value, label }))

/** What is or was out of the ordinary in the stream of events. */
export function StreamChecks() {
  const may = useCan()('events.repair')
  const [state, setState] = useAddressState('state')
  const [busy, setBusy] = useState(false)
  const list = useList(['events', 'alarms', state], (after) =>
    answer(
      api.GET('/api/streams/alarms', {
        params: {
          query: { limit: 50, ...(state && { state: state as Alarm['state'] }), ...(after && { after }) },
        },
      }),
    ),
  )
  const look = async () => {
    setBusy(true)
    try {
      const { raised, going } = await answer(api.POST('/api/streams/look'))
      await queryClient.invalidateQueries({ queryKey: ['events'] })
      toast.good(raised + going === 0 ? 'Nothing out of the ordinary' : `${raised} new, ${going} going on`)
    } catch (error) {
      toast.bad(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Section
      flush
      title="Stream checks"
      description="Every hour: more or fewer events than usual at that hour of the week, properties that are missing, new or of another type, repeated and late events. Each alarm is a task on the review desk."
      actions={
        <Group gap="sm">
          <Select
            aria-label="State"
            placeholder="Every state"
            clearable
            data={states}
            value={state ?? null}
            onChange={(value) => setState(value ?? undefined)}
          />
          {may && (
            <Button variant="default" loading={busy} onClick={() => void look()}>
              Look now
            </Button>
          )}
        </Group>
      }
    >
      <DataTable
        label="Stream checks"
        columns={columns}
        list={list}
        rowKey={(alarm) => alarm.id}
        empty={
          <Empty title="Nothing out of the ordinary">
            Volumes are judged from two weeks of events on, properties from a hundred events a day on.
          </Empty>
        }
      />
    </Section>
  )
}
