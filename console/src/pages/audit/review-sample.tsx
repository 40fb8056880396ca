import { Grid, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import { DescriptionList, FaultAlert, MailPreview, PercentText, Section, TextLink } from '../../ui/index.ts'
import type { Task } from '../review/task.ts'
import { stratumWords } from './words.ts'

/** A message that was sent, on the desk: as its recipient got it, beside what was approved and why it is here. */
export default function SampleTask({ task }: { task: Task }) {
  const { id } = task.subject
  const query = useQuery({
    queryKey: ['audit', 'item', id],
    queryFn: () => answer(api.GET('/api/audit/items/{id}', { params: { path: { id } } })),
    staleTime: 60_000,
  })
  if (query.error) return <FaultAlert error={query.error} retry={() => void query.refetch()} />
  if (!query.data) return <Skeleton height={480} />
  const item = query.data
  const merged = Object.entries(item.merged ?? {})
  return (
    <Stack gap="lg">
      <Section
        title="As it was read"
        description={
          item.probability === null ? 'Picked because it looks unusual. It is in no estimate.' : undefined
        }
      >
        {item.gone ? <Text>{item.gone} Skip it.</Text> : <MailPreview {...item} height={420} />}
      </Section>
      <Section title="What was approved, and what was filled in">
        <Grid>
          <Grid.Col span={{ base: 12, sm: 6 }}>
            <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} dir="auto">
              {item.approved.text}
            </Text>
          </Grid.Col>
          <Grid.Col span={{ base: 12, sm: 6 }}>
            <DescriptionList
              items={[
                ...merged.map(([name, value]): [string, string] => [name, String(value)]),
                ['Fallback for', item.fallbacks.length > 0 ? item.fallbacks.join(', ') : 'nothing'],
                ['Why read', item.why.map((why) => stratumWords[why] ?? why).join(', ') || 'Drawn at random'],
                [
                  'Chance of being drawn',
                  item.probability === null ? undefined : <PercentText key="p" value={item.probability} />,
                ],
                ['Approved by', item.approved.by ? <bdi key="b">{item.approved.by}</bdi> : 'withdrawn since'],
                [
                  'Campaign',
                  <TextLink key="c" to={`/campaigns/${item.campaignId}`}>
                    {item.campaignName}
                  </TextLink>,
                ],
                ['Wording', <bdi key="w">{item.variantName}</bdi>],
                [
                  'Why this person',
                  <TextLink key="e" to={`/explain/${item.messageId}`}>
                    Explain
                  </TextLink>,
                ],
              ]}
            />
          </Grid.Col>
        </Grid>
      </Section>
    </Stack>
  )
}
