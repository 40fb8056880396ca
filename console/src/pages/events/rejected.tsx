import { Button, Group, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddressState } from '../../address.ts'
import { answer, api } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import {
  type Column,
  ConfirmButton,
  DataTable,
  DateText,
  Empty,
  Section,
  StatusBadge,
  toast,
  useFormat,
  useList,
} from '../../ui/index.ts'
import { RejectedDetail, type RejectedEvent } from './rejected-detail.tsx'

const columns: Column<RejectedEvent>[] = [
  { label: 'Event', cell: (event) => <bdi>{event.event || event.type || 'Unreadable'}</bdi> },
  { label: 'What is wrong', cell: (event) => event.message },
  { label: 'Source', cell: (event) => event.source, wideOnly: true },
  { label: 'Received', cell: (event) => <DateText value={event.receivedAt} /> },
  { label: 'State', cell: (event) => <StatusBadge status={event.state} />, wideOnly: true },
]

const states = [
  { value: 'open', label: 'Open' },
  { value: 'replayed', label: 'Sent again' },
  { value: 'dismissed', label: 'Laid aside' },
]

/** Events that were taken and cannot be used: by reason, one by one, to repair, send again or lay aside. */
export function Rejected() {
  const [reason, setReason] = useAddressState('reason')
  const [state, setState] = useAddressState('state')
  const [shown, setShown] = useState<RejectedEvent>()
  const format = useFormat()
  const reasons = useQuery({
    queryKey: ['events', 'rejected', 'reasons'],
    queryFn: async () => (await answer(api.GET('/api/events/rejected/reasons'))).items,
  })
  const list = useList(['events', 'rejected', reason, state], (after) => {
    const chosen = (state ?? 'open') as RejectedEvent['state']
    const query = { limit: 50, state: chosen, ...(reason && { reason }), ...(after && { after }) }
    return answer(api.GET('/api/events/rejected', { params: { query } }))
  })
  return (
    <>
      <Section
        flush
        title="Rejected events"
        description="They were taken, so nothing is lost, and they count for nothing until they are repaired."
        actions={
          <Group gap="sm">
            <Select
              aria-label="Reason"
              placeholder="Every reason"
              clearable
              data={(reasons.data ?? []).map((entry) => ({
                value: entry.reason,
                label: `${entry.reason.replaceAll('_', ' ')} (${format.count(entry.count)})`,
              }))}
              value={reason ?? null}
              onChange={(value) => setReason(value ?? undefined)}
            />
            <Select
              aria-label="State"
              allowDeselect={false}
              w={140}
              data={states}
              value={state ?? 'open'}
              onChange={(value) => setState(value ?? undefined)}
            />
            {reason && (state ?? 'open') === 'open' && <AllOfReason reason={reason} />}
          </Group>
        }
      >
        <DataTable
          label="Rejected events"
          columns={columns}
          list={list}
          rowKey={(event) => event.id}
          onRow={setShown}
          empty={<Empty title="None">Every event that came in could be used.</Empty>}
        />
      </Section>
      <RejectedDetail event={shown} close={() => setShown(undefined)} />
    </>
  )
}

function AllOfReason({ reason }: { reason: string }) {
  if (!useCan()('events.repair')) return null
  const settle = async (call: Promise<{ count: number }>, done: string) => {
    const { count } = await call
    await queryClient.invalidateQueries({ queryKey: ['events'] })
    toast.good(`${count} ${done}`)
  }
  return (
    <>
      <Button
        variant="default"
        onClick={() =>
          void settle(
            answer(api.POST('/api/events/rejected/replay', { body: { reason } })),
            'sent again',
          ).catch(toast.bad)
        }
      >
        Send again
      </Button>
      <ConfirmButton
        title="Lay these events aside?"
        confirm="Lay aside"
        danger
        consequence="Up to 500 open events with this reason will never be used. This cannot be undone."
        onConfirm={() =>
          settle(answer(api.POST('/api/events/rejected/dismiss', { body: { reason } })), 'laid aside')
        }
      >
        Lay aside
      </ConfirmButton>
    </>
  )
}
