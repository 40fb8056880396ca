import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { useAddressState } from '../../address.ts'
import { answer, api } from '../../api.ts'
import { type Column, DataTable, DateText, Empty, Page, Section, useList } from '../../ui/index.ts'
import { useActorNames } from './actor-names.ts'
import { EntryDetail } from './entry-detail.tsx'
import { VerifyChain } from './verify-chain.tsx'
import { actionWords, actorWords, type Entry } from './words.ts'

const kinds = [
  'approval',
  'campaign',
  'catalog',
  'content',
  'defect',
  'event_batch',
  'hold',
  'key',
  'message',
  'objective',
  'profile',
  'ramp',
  'rejected_event',
  'run',
  'segment',
  'task',
  'user',
  'variant',
  'workspace',
]

/** Events come in all day long: their batches are shown when asked for. */
const BATCHES = 'event_batch'
const ALL = 'all'

const columnsWith = (names: ReadonlyMap<string, string>): Column<Entry>[] => [
  { label: 'Change', cell: (entry) => actionWords(entry.action) },
  { label: 'By', cell: (entry) => <bdi>{actorWords(entry, names)}</bdi> },
  { label: 'About', cell: (entry) => actionWords(entry.subject.kind), wideOnly: true },
  { label: 'When', cell: (entry) => <DateText value={entry.at} /> },
  { label: 'No.', cell: (entry) => entry.seq, align: 'right', wideOnly: true },
]

/** Every change and verdict, newest first, in a chain that anyone can check. */
export default function Journal() {
  const [kind, setKind] = useAddressState('kind')
  const names = useActorNames()
  const [shown, setShown] = useState<Entry>()
  const list = useList<Entry, number>(['journal', kind], (after) => {
    const about = kind === undefined ? { withoutKind: BATCHES } : kind === ALL ? {} : { subjectKind: kind }
    const query = { limit: 50, ...(after !== undefined && { after }), ...about }
    return answer(api.GET('/api/journal', { params: { query } }))
  })
  return (
    <Page
      title="Journal"
      description="Every change and verdict, who made it and when. Entries are chained by their hashes: none can be changed or removed unseen."
      actions={
        <>
          <Button component="a" variant="default" href="/api/journal/export">
            Download
          </Button>
          <VerifyChain />
        </>
      }
    >
      <Section
        flush
        actions={
          <Select
            aria-label="About"
            placeholder="All but stored events"
            clearable
            data={[
              { value: ALL, label: 'About everything' },
              ...kinds.map((value) => ({ value, label: actionWords(value) })),
            ]}
            value={kind ?? null}
            onChange={(value) => setKind(value ?? undefined)}
          />
        }
      >
        <DataTable
          label="Journal"
          columns={columnsWith(names)}
          list={list}
          rowKey={(entry) => entry.seq}
          onRow={setShown}
          empty={
            <Empty title="Nothing yet">
              {kind ? 'No change of this kind has been made.' : 'Changes appear here as they are made.'}
            </Empty>
          }
        />
      </Section>
      <EntryDetail names={names} entry={shown} close={() => setShown(undefined)} />
    </Page>
  )
}
