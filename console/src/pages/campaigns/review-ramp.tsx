import { Button, Group, Skeleton } from '@mantine/core'
import { answer, api } from '../../api.ts'
import { FaultAlert, Section, TextLink, useList } from '../../ui/index.ts'
import type { Task } from '../review/task.ts'
import { MessageReader } from './message-reader.tsx'

/** The first messages of a campaign on the review desk: read them, then say whether the rest may go. */
export default function RampTask({ task }: { task: Task }) {
  const campaignId = String(task.payload.campaignId ?? '')
  const list = useList(['campaigns', campaignId, 'messages-to-read'], (after) =>
    answer(
      api.GET('/api/campaigns/{id}/messages-to-read', {
        params: { path: { id: campaignId }, query: { limit: 20, ...(after && { after }) } },
      }),
    ),
  )
  if (list.error) return <FaultAlert error={list.error} retry={list.retry} />
  if (!list.items) return <Skeleton height={480} />
  return (
    <Section
      title="The first messages"
      description={
        <>
          These went out first. The rest of <TextLink to={`/campaigns/${campaignId}`}>the campaign</TextLink>{' '}
          waits for your verdict: pass lets it go, fail pauses it.
        </>
      }
    >
      <MessageReader messages={list.items} />
      {list.more && (
        <Group justify="center" mt="md">
          <Button variant="default" size="xs" loading={list.loadingMore} onClick={list.more}>
            Show more
          </Button>
        </Group>
      )}
    </Section>
  )
}
