import { Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import { DayChart, DescriptionList, FaultAlert, Section, TextLink, useFormat } from '../../ui/index.ts'

/** Whether events arrive and are used. */
export function EventsPanel() {
  const format = useFormat()
  const query = useQuery({
    queryKey: ['events', 'overview'],
    queryFn: () => answer(api.GET('/api/events/overview', { params: { query: { days: 30 } } })),
    refetchInterval: 30_000,
  })
  const { data } = query
  return (
    <Section title="Events" description="The last 30 days">
      {query.error && !data && <FaultAlert error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Skeleton height={160} />}
      {data && (
        <Stack>
          {data.days.length > 0 ? (
            <DayChart
              label="Events a day"
              days={data.days.map(({ day, events }) => ({ day, value: events }))}
            />
          ) : (
            <Text c="dimmed">No event happened in the last 30 days.</Text>
          )}
          <DescriptionList
            items={[
              ['Behind', data.waiting === 0 ? 'Nothing waits' : `${format.number(data.lagSeconds, 1)} s`],
              [
                'Rejected',
                data.rejected === 0 ? (
                  'None open'
                ) : (
                  <TextLink to="/events?tab=rejected">{`${format.count(data.rejected)} to repair`}</TextLink>
                ),
              ],
            ]}
          />
        </Stack>
      )}
    </Section>
  )
}
