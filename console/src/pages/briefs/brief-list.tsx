import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { answer, api, type Item } from '../../api.ts'
import { useCan } from '../../session.ts'
import {
  type Column,
  DataTable,
  DateText,
  Empty,
  LinkButton,
  Page,
  Section,
  StatusBadge,
  useList,
} from '../../ui/index.ts'

type Summary = Item<'/api/briefs'>

const columns: Column<Summary>[] = [
  { label: 'Name', cell: (brief) => <b>{brief.name}</b> },
  { label: 'Channel', cell: (brief) => brief.channel ?? '–', wideOnly: true },
  { label: 'Score', cell: (brief) => brief.score, align: 'right' },
  { label: 'State', cell: (brief) => <BriefState {...brief} /> },
  { label: 'E-mails made', cell: (brief) => brief.made, align: 'right', wideOnly: true },
  { label: 'Changed', cell: (brief) => <DateText value={brief.updatedAt} as="ago" />, wideOnly: true },
]

/** The orders for content, and how good each is today. */
export default function BriefList() {
  const can = useCan()
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), 250)
  const list = useList(['briefs', 'list', search], (after) =>
    answer(
      api.GET('/api/briefs', {
        params: { query: { limit: 50, ...(after && { after }), ...(search && { search }) } },
      }),
    ),
  )
  const write = can('content.write') && <LinkButton to="/briefs/new">New brief</LinkButton>
  return (
    <Page
      title="Briefs"
      description="The orders for content. What is vague or missing is named while you type; a brief under the bar is not written from."
      actions={write}
    >
      <Section
        flush
        actions={
          <TextInput
            aria-label="Search by name"
            placeholder="Search by name"
            leftSection={<IconSearch size={16} aria-hidden />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        }
      >
        <DataTable
          label="Briefs"
          columns={columns}
          list={list}
          rowKey={(brief) => brief.id}
          rowLink={(brief) => `/briefs/${brief.id}`}
          empty={
            search ? (
              <Empty title="Nothing found">No brief has “{search}” in its name.</Empty>
            ) : (
              <Empty title="No briefs yet" action={write}>
                A brief says for whom, to what end and with which facts something is written. Variants are
                made from it and kept with it.
              </Empty>
            )
          }
        />
      </Section>
    </Page>
  )
}

/** Whether a brief may be written from. */
export function BriefState({ usable, overridden }: { usable: boolean; overridden: boolean }) {
  if (usable) return <StatusBadge status="ready" label="Can be used" />
  if (overridden) return <StatusBadge status="pending" label="Let through by name" />
  return <StatusBadge status="draft" label="Under the bar" />
}
