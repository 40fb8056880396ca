import { Switch, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useAddressState } from '../../address.ts'
import { answer, api, type Item } from '../../api.ts'
import { useCan } from '../../session.ts'
import {
  type Column,
  DataTable,
  DateText,
  Empty,
  LinkButton,
  NumberText,
  Page,
  Section,
  useList,
} from '../../ui/index.ts'

type Segment = Item<'/api/segments'>

const columns: Column<Segment>[] = [
  {
    label: 'Segment',
    cell: ({ name, description }) => (
      <>
        <b>
          <bdi>{name}</bdi>
        </b>
        <Text size="sm" c="dimmed" lineClamp={2}>
          People who {description}
        </Text>
      </>
    ),
  },
  {
    label: 'People',
    align: 'right',
    cell: ({ counted }) =>
      counted ? <NumberText value={counted.count} /> : <Text c="dimmed">not counted</Text>,
  },
  { label: 'Counted', cell: ({ counted }) => <DateText value={counted?.at} as="ago" />, wideOnly: true },
  { label: 'Changed', cell: ({ updatedAt }) => <DateText value={updatedAt} as="ago" />, wideOnly: true },
]

/** Every segment with what it means and how many were in when last counted. */
export default function SegmentList() {
  const can = useCan()
  const [archived, setArchived] = useAddressState('archived')
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), 250)
  const list = useList(['segments', 'list', archived, search], (after) =>
    answer(
      api.GET('/api/segments', {
        params: {
          query: {
            limit: 50,
            archived: archived === 'yes',
            ...(after && { after }),
            ...(search && { search }),
          },
        },
      }),
    ),
  )
  const write = can('segments.write') && <LinkButton to="/segments/new">New segment</LinkButton>
  return (
    <Page
      title="Segments"
      description="People by what they do: who belongs is worked out from behaviour each time it is asked."
      actions={write}
    >
      <Section
        flush
        actions={
          <>
            <Switch
              label="Archived"
              checked={archived === 'yes'}
              onChange={(event) => setArchived(event.currentTarget.checked ? 'yes' : undefined)}
            />
            <TextInput
              aria-label="Search by name"
              placeholder="Search by name"
              leftSection={<IconSearch size={16} aria-hidden />}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </>
        }
      >
        <DataTable
          label="Segments"
          columns={columns}
          list={list}
          rowKey={(segment) => segment.id}
          rowLink={(segment) => `/segments/${segment.id}`}
          empty={<Nothing search={search} archived={archived === 'yes'} action={write} />}
        />
      </Section>
    </Page>
  )
}

function Nothing({
  search,
  archived,
  action,
}: {
  search: string
  archived: boolean
  action: React.ReactNode
}) {
  if (search) return <Empty title="Nothing found">No segment has “{search}” in its name.</Empty>
  if (archived)
    return <Empty title="Nothing archived">Segments that are no longer used can be archived.</Empty>
  return (
    <Empty title="No segments yet" action={action}>
      Say who belongs by what people do, such as “bought at least twice, but not in the last 60 days”. You see
      how many there are before you save.
    </Empty>
  )
}
