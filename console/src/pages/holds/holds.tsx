import { Button, Group, SegmentedControl, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
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
  Page,
  Section,
  StatusBadge,
  toast,
  useFormat,
  useList,
} from '../../ui/index.ts'
import { HoldForm } from './hold-form.tsx'
import { ScopeName } from './scope-name.tsx'
import { StopEverything } from './stop-everything.tsx'
import { type Hold, reasonText } from './words.ts'

/** Everything that a person has stopped, and the button that stops everything. */
export default function Holds() {
  const can = useCan()
  const [shown, setShown] = useAddressState('show')
  const active = shown !== 'over'
  const [opened, { open, close }] = useDisclosure()
  const list = useList(
    ['holds', 'list', active],
    (after) =>
      answer(api.GET('/api/holds', { params: { query: { limit: 50, active, ...(after && { after }) } } })),
    { refetchInterval: 15_000 },
  )
  const columns: Column<Hold>[] = [
    { label: 'Held', cell: (hold) => <ScopeName scope={hold.scope} /> },
    {
      label: 'Why',
      cell: (hold) => (
        <Group gap={6}>
          <bdi>{reasonText(hold)}</bdi>
          {hold.sensitive && <StatusBadge status="sensitive" tone="warn" />}
        </Group>
      ),
    },
    { label: 'Mail', cell: (hold) => purposesText(hold.purposes), wideOnly: true },
    { label: 'Since', cell: (hold) => <Since hold={hold} />, wideOnly: true },
    active
      ? {
          label: 'Until',
          wideOnly: true,
          cell: (hold) => (hold.expiresAt ? <DateText value={hold.expiresAt} /> : 'Until released'),
        }
      : { label: 'Over', cell: (hold) => <DateText value={hold.releasedAt ?? hold.expiresAt} /> },
    ...(active && can('holds.write')
      ? [
          {
            label: 'Release',
            hideLabel: true,
            align: 'right' as const,
            cell: (hold: Hold) => (
              <Release hold={hold} mayRelease={!hold.sensitive || can('holds.sensitive')} />
            ),
          },
        ]
      : []),
  ]
  return (
    <Page
      title="Holds"
      description="A person decides: while a hold is on, nothing in its scope leaves. It is checked at the instant of sending, and wins over everything else."
      actions={
        can('holds.write') && (
          <>
            <Button variant="default" onClick={open}>
              Place a hold
            </Button>
            <StopEverything />
          </>
        )
      }
    >
      <HoldForm opened={opened} onClose={close} />
      <Section
        flush
        actions={
          <SegmentedControl
            size="xs"
            aria-label="Which holds"
            value={active ? 'active' : 'over'}
            onChange={(value) => setShown(value === 'over' ? 'over' : undefined)}
            data={[
              { value: 'active', label: 'Active' },
              { value: 'over', label: 'Over' },
            ]}
          />
        }
      >
        <DataTable
          label={active ? 'Active holds' : 'Holds that are over'}
          columns={columns}
          list={list}
          rowKey={(hold) => hold.id}
          empty={
            active ? (
              <Empty title="Nothing is held">
                Place a hold on a person, a segment or a campaign when somebody should decide before anything
                more is sent.
              </Empty>
            ) : (
              <Empty title="No hold is over yet">Holds that were released or ran out are kept here.</Empty>
            )
          }
        />
      </Section>
    </Page>
  )
}

function Since({ hold }: { hold: Hold }) {
  const format = useFormat()
  const gone = hold.alreadyGone ?? 0
  return (
    <>
      <DateText value={hold.placedAt} />
      {hold.placedBy && <>, {hold.placedBy}</>}
      {gone > 0 && <> · {format.count(gone)} already gone</>}
    </>
  )
}

function Release({ hold, mayRelease }: { hold: Hold; mayRelease: boolean }) {
  const [note, setNote] = useState('')
  if (!mayRelease) return null
  const release = async () => {
    await answer(
      api.POST('/api/holds/{id}/release', {
        params: { path: { id: hold.id } },
        body: note.trim() ? { note } : {},
      }),
    )
    await queryClient.invalidateQueries({ queryKey: ['holds'] })
    toast.good('Released: messages may leave again')
  }
  return (
    <ConfirmButton
      size="xs"
      title="Release this hold?"
      consequence={
        <>
          What waited for it may leave within seconds, if nothing else keeps it.
          <Textarea
            mt="md"
            label="Why it is over"
            description="Optional, kept with the hold"
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </>
      }
      confirm="Release"
      onConfirm={release}
    >
      Release
    </ConfirmButton>
  )
}

function purposesText(purposes: readonly string[]): string {
  return purposes.length === 3
    ? 'All mail'
    : purposes.join(', ').replace(/^./, (first) => first.toUpperCase())
}
