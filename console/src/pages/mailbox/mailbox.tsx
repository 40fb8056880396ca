import { Alert, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
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
  Page,
  Section,
  StatusBadge,
  toast,
  useList,
} from '../../ui/index.ts'
import type { MailboxEntry } from './words.ts'

const columns: Column<MailboxEntry>[] = [
  { label: 'Subject', cell: (entry) => <bdi>{entry.subject || 'No subject'}</bdi> },
  { label: 'To', cell: (entry) => <bdi>{entry.recipient}</bdi> },
  {
    label: 'Purpose',
    cell: (entry) => <StatusBadge status={entry.purpose} tone="quiet" />,
    wideOnly: true,
  },
  { label: 'Received', cell: (entry) => <DateText value={entry.receivedAt} />, wideOnly: true },
]

/** What would have gone out: the messages that are kept while no mail server is set. */
export default function Mailbox() {
  const can = useCan()
  const [search, setSearch] = useAddressState('search')
  const [text, setText] = useState(search ?? '')
  const [wanted] = useDebouncedValue(text.trim(), 250)
  const channel = useQuery({ queryKey: ['delivery'], queryFn: () => answer(api.GET('/api/delivery')) })
  const list = useList<MailboxEntry>(
    ['mailbox', wanted],
    (after) => {
      const query = { limit: 50, ...(after !== undefined && { after }), ...(wanted && { search: wanted }) }
      return answer(api.GET('/api/mailbox', { params: { query } }))
    },
    { refetchInterval: 5000 },
  )
  const clear = async () => {
    await answer(api.DELETE('/api/mailbox'))
    await queryClient.invalidateQueries({ queryKey: ['mailbox'] })
    toast.good('The mailbox is empty')
  }
  return (
    <Page
      title="Mailbox"
      description="Without a mail server nothing leaves the house: messages end here, exactly as they would have gone out. Links work, so a click or an unsubscription counts."
      actions={
        can('mailbox.write') &&
        (list.items?.length ?? 0) > 0 && (
          <ConfirmButton
            danger
            title="Empty the mailbox?"
            consequence="All messages in it are deleted for good. That they were sent stays in the record."
            confirm="Empty it"
            onConfirm={clear}
          >
            Empty
          </ConfirmButton>
        )
      }
    >
      {channel.data?.kind === 'smtp' && (
        <Alert variant="light" title="A mail server is set">
          Messages go out to their recipients. What is here was kept before.
        </Alert>
      )}
      <Section
        flush
        actions={
          <TextInput
            aria-label="Search in recipient and subject"
            placeholder="Recipient or subject"
            leftSection={<IconSearch size={16} aria-hidden />}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value)
              setSearch(event.currentTarget.value.trim() || undefined)
            }}
          />
        }
      >
        <DataTable
          label="Messages in the mailbox"
          columns={columns}
          list={list}
          rowKey={(entry) => entry.id}
          rowLink={(entry) => `/mailbox/${entry.id}`}
          empty={
            wanted ? (
              <Empty title="No message fits">Try a part of the address or of the subject.</Empty>
            ) : (
              <Empty title="No messages yet">They appear here as campaigns send them.</Empty>
            )
          }
        />
      </Section>
    </Page>
  )
}
