import { Alert, Select, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../../api.ts'
import {
  type Column,
  DataTable,
  DateText,
  Empty,
  PersonName,
  Section,
  StatusBadge,
  TextLink,
  useList,
} from '../../ui/index.ts'
import { type Message, whyOf } from './words.ts'

const statuses = ['queued', 'sending', 'sent', 'failed', 'skipped', 'unknown'] as const
type Status = (typeof statuses)[number]

const status: Column<Message> = {
  label: 'Status',
  cell: (message) => {
    const why = whyOf(message)
    return (
      <>
        <StatusBadge
          status={message.parked ? 'held' : message.status}
          {...(message.parked && { label: 'kept' })}
          {...(message.status === 'skipped' && { tone: 'quiet' as const })}
        />
        {why && (
          <Text size="sm" c="dimmed">
            {why}
          </Text>
        )}
      </>
    )
  },
}
const person: Column<Message> = {
  label: 'Person',
  cell: ({ profileId, person: { name, email, userId } }) => (
    <TextLink to={`/people/${profileId}`}>
      <PersonName name={name} fallback={email ?? userId ?? 'Erased person'} />
    </TextLink>
  ),
}
const campaign: Column<Message> = {
  label: 'Campaign',
  cell: (message) => <TextLink to={`/campaigns/${message.campaignId}`}>Open</TextLink>,
}
const rest: Column<Message>[] = [
  {
    label: 'Fallbacks',
    cell: (message) => message.fallbacks.join(', ') || '–',
    wideOnly: true,
  },
  { label: 'When', cell: (message) => <DateText value={message.endedAt ?? message.notBefore} /> },
  { label: 'Why', cell: (message) => <TextLink to={`/explain/${message.id}`}>Explain</TextLink> },
]

interface MessagesSectionProps {
  /** Of one campaign, or of one person. */
  campaignId?: string
  profileId?: string
}

/** The messages of a campaign or of a person and how far each got. */
export function MessagesSection({ campaignId, profileId }: MessagesSectionProps) {
  const [wanted, setWanted] = useState<Status | null>(null)
  const list = useList<Message>(
    ['messages', campaignId, profileId, wanted],
    (after) => {
      const query = {
        limit: 20,
        ...(after !== undefined && { after }),
        ...(campaignId !== undefined && { campaignId }),
        ...(profileId !== undefined && { profileId }),
        ...(wanted && { status: wanted }),
      }
      return answer(api.GET('/api/messages', { params: { query } }))
    },
    { refetchInterval: 5000 },
  )
  return (
    <Section
      title="Messages"
      flush
      actions={
        <Select
          aria-label="Status"
          placeholder="Any status"
          clearable
          w={150}
          data={statuses.map((value) => ({ value, label: value[0]?.toUpperCase() + value.slice(1) }))}
          value={wanted}
          onChange={(value) => setWanted(value as Status | null)}
        />
      }
    >
      {campaignId !== undefined && <Unknown campaignId={campaignId} />}
      <DataTable
        label="Messages"
        columns={[status, campaignId === undefined ? campaign : person, ...rest]}
        list={list}
        rowKey={(message) => message.id}
        empty={
          <Empty title={wanted ? 'No message stands there' : 'No messages yet'}>
            {wanted ? 'Choose another status to see others.' : 'They appear once a campaign has decided.'}
          </Empty>
        }
      />
    </Section>
  )
}

/** What keeps messages from leaving, and those of which nobody knows whether they arrived. */
function Unknown({ campaignId }: { campaignId: string }) {
  const counts = useQuery({
    queryKey: ['messages', 'counts', campaignId],
    queryFn: () => answer(api.GET('/api/messages/counts', { params: { query: { campaignId } } })),
    refetchInterval: 5000,
  })
  const channel = useQuery({
    queryKey: ['delivery'],
    queryFn: () => answer(api.GET('/api/delivery')),
    refetchInterval: 5000,
  })
  return (
    <>
      {channel.data?.problem && (
        <Alert color="red" title="Messages cannot leave" m="md">
          {channel.data.problem}
        </Alert>
      )}
      {(counts.data?.unknown ?? 0) > 0 && (
        <Alert color="yellow" title={`${counts.data?.unknown} messages may or may not have arrived`} m="md">
          The connection or the server was lost just as the mail server had them. They are not sent again, so
          that nobody gets one twice.
        </Alert>
      )}
    </>
  )
}
