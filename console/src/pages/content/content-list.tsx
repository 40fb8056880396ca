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

type Summary = Item<'/api/content'>

const purposes = { marketing: 'Marketing', service: 'Service', transactional: 'Transactional' }

const columns: Column<Summary>[] = [
  { label: 'Name', cell: (content) => <b>{content.name}</b> },
  { label: 'Subject', cell: (content) => <bdi>{content.subject || '–'}</bdi>, wideOnly: true },
  { label: 'Purpose', cell: (content) => purposes[content.purpose], wideOnly: true },
  { label: 'Variants', cell: (content) => content.variants, align: 'right', wideOnly: true },
  { label: 'Approval', cell: (content) => <Approval content={content} /> },
  { label: 'Changed', cell: (content) => <DateText value={content.updatedAt} as="ago" />, wideOnly: true },
]

/** Everything that may be said, and how much of it is approved. */
export default function ContentList() {
  const can = useCan()
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), 250)
  const list = useList(['content', 'list', search], (after) =>
    answer(
      api.GET('/api/content', {
        params: { query: { limit: 50, ...(after && { after }), ...(search && { search }) } },
      }),
    ),
  )
  const write = can('content.write') && <LinkButton to="/content/new">New e-mail</LinkButton>
  return (
    <Page
      title="Content"
      description="E-mails and their variants. What is sent is exactly what somebody else than its author approved."
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
          label="Content"
          columns={columns}
          list={list}
          rowKey={(content) => content.id}
          rowLink={(content) => `/content/${content.id}`}
          empty={
            search ? (
              <Empty title="Nothing found">No e-mail has “{search}” in its name.</Empty>
            ) : (
              <Empty title="No e-mails yet" action={write}>
                Write a first e-mail with its variants. Campaigns can send it once it is approved.
              </Empty>
            )
          }
        />
      </Section>
    </Page>
  )
}

function Approval({ content }: { content: Summary }) {
  if (content.approved === content.variants) return <StatusBadge status="approved" />
  if (content.inReview === content.variants) return <StatusBadge status="in_review" />
  if (content.inReview > 0)
    return <StatusBadge status="in_review" label={`${content.approved} of ${content.variants} approved`} />
  if (content.approved > 0)
    return <StatusBadge status="pending" label={`${content.approved} of ${content.variants} approved`} />
  return <StatusBadge status="draft" />
}
