import { SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useAddressState } from '../../address.ts'
import { answer, api, type Item } from '../../api.ts'
import {
  type Column,
  DataTable,
  DateText,
  Empty,
  LinkButton,
  MoneyText,
  NumberText,
  Page,
  PersonName,
  Section,
  StatusBadge,
  useList,
} from '../../ui/index.ts'
import { personLabel } from './words.ts'

type Summary = Item<'/api/people'>

const columns: Column<Summary>[] = [
  {
    label: 'Person',
    cell: (person) => <PersonName name={person.name} email={person.email} fallback={personLabel(person)} />,
  },
  {
    label: 'Known as',
    cell: (person) =>
      person.userId ? (
        <bdi>{person.userId}</bdi>
      ) : (
        <StatusBadge status={person.known ? 'known' : 'visitor'} tone="quiet" />
      ),
    wideOnly: true,
  },
  { label: 'Orders', cell: (person) => <NumberText value={person.orders} />, align: 'right' },
  {
    label: 'Revenue',
    cell: (person) => <MoneyText value={person.revenue} />,
    align: 'right',
    wideOnly: true,
  },
  { label: 'Last seen', cell: (person) => <DateText value={person.lastSeen} /> },
]

/** Everybody, newest first, and the search for somebody. */
export default function PeopleList() {
  const [search, setSearch] = useAddressState('search')
  const [shown, setShown] = useAddressState('show')
  const [text, setText] = useState(search ?? '')
  const write = useDebouncedCallback((value: string) => setSearch(value.trim() || undefined), 250)
  const known = shown === 'visitors' ? false : shown === 'all' ? undefined : true
  const list = useList(['people', 'list', search, known], (after) =>
    answer(
      api.GET('/api/people', {
        params: {
          query: {
            limit: 50,
            ...(search ? { search } : known !== undefined && { known }),
            ...(after && { after }),
          },
        },
      }),
    ),
  )
  return (
    <Page
      title="People"
      description="Everybody of whom something is known: customers, subscribers, and visitors whom only their browser tells apart."
    >
      <Section
        flush
        actions={
          <>
            <TextInput
              aria-label="Search people"
              placeholder="Name, e-mail, phone or user id"
              leftSection={<IconSearch size={16} aria-hidden />}
              w={{ base: '100%', sm: 320 }}
              value={text}
              onChange={(change) => {
                setText(change.currentTarget.value)
                write(change.currentTarget.value)
              }}
            />
            <SegmentedControl
              aria-label="Who is shown"
              size="xs"
              disabled={Boolean(search)}
              data={[
                { value: 'known', label: 'Known' },
                { value: 'visitors', label: 'Visitors' },
                { value: 'all', label: 'All' },
              ]}
              value={shown ?? 'known'}
              onChange={(value) => setShown(value === 'known' ? undefined : value)}
            />
          </>
        }
      >
        <DataTable
          label="People"
          columns={columns}
          list={list}
          rowKey={(person) => person.profileId}
          rowLink={(person) => `/people/${person.profileId}`}
          empty={<Nobody search={search} visitors={shown === 'visitors'} />}
        />
      </Section>
    </Page>
  )
}

function Nobody({ search, visitors }: { search: string | undefined; visitors: boolean }) {
  if (search)
    return (
      <Empty title="Nobody found">
        No name, e-mail address, phone number or user id begins with “<bdi>{search}</bdi>”. Parts in the
        middle are not searched: try how it begins.
      </Empty>
    )
  if (visitors)
    return <Empty title="No visitors">People whom only their browser tells apart would stand here.</Empty>
  return (
    <Empty
      title="Nobody is known yet"
      action={<LinkButton to="/import">Import customers or orders</LinkButton>}
    >
      People appear as soon as they are identified: by events from your site and servers, or by files of
      customers and orders.
    </Empty>
  )
}
