import { Alert, Progress as Bar, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import { FaultAlert, LinkButton, Section, StatCard, StatGrid, useFormat } from '../../ui/index.ts'
import type { Campaign, Progress as ProgressOf } from './model.ts'
import { reasonWords } from './words.ts'

/** How far a campaign under way has come, as it happens. */
export function Progress({ campaign }: { campaign: Campaign }) {
  const live = campaign.state === 'running' || campaign.state === 'ramping'
  const query = useQuery({
    queryKey: ['campaigns', campaign.id, 'progress'],
    queryFn: async () => {
      const path = { id: campaign.id }
      return (await answer(api.GET('/api/campaigns/{id}/progress', { params: { path } }))).progress
    },
    refetchInterval: live ? 4000 : false,
  })
  if (query.error) return <FaultAlert error={query.error} retry={() => void query.refetch()} />
  if (query.isPending) return <Skeleton height={180} />
  return (
    <Section
      title="Progress"
      actions={
        <LinkButton size="xs" variant="default" to={`/campaigns/${campaign.id}/results`}>
          Result
        </LinkButton>
      }
    >
      {query.data ? (
        <Stack>
          <Ramp progress={query.data} />
          <Figures progress={query.data} />
        </Stack>
      ) : (
        <Text c="dimmed">It is about to begin.</Text>
      )}
    </Section>
  )
}

function Ramp({ progress }: { progress: ProgressOf }) {
  const { ramp, rampTask, sends } = progress.run
  const format = useFormat()
  const toTask = rampTask !== null && (
    <LinkButton size="xs" to={`/review/${rampTask}`}>
      Read them
    </LinkButton>
  )
  if (ramp === 'reading')
    return (
      <Alert color="yellow" title={`Waits until the first ${format.count(sends)} messages have been read`}>
        <Group justify="space-between">
          <Text size="sm">Nobody else is decided before somebody says that they pass.</Text>
          {toTask}
        </Group>
      </Alert>
    )
  if (ramp === 'failed')
    return (
      <Alert color="red" title="The first messages did not pass">
        Resumed, the campaign asks to have them read again. To change anything, cancel it and begin from a
        copy.
      </Alert>
    )
  return null
}

function Figures({ progress }: { progress: ProgressOf }) {
  const format = useFormat()
  const { run, outcomes } = progress
  const { counts } = run
  const share = run.complete ? 1 : run.people > 0 ? counts.people / run.people : 0
  const goes = counts.send + counts.wait
  const lost = Object.entries(counts.reasons)
    .filter(([reason]) => reason !== 'control')
    .map(([reason, count]) => `${format.count(count)} ${reasonWords[reason] ?? reason}`)
    .join(', ')
  return (
    <>
      <div>
        <Group justify="space-between" mb={4}>
          <Text size="sm">
            {format.count(counts.people)} of {format.count(run.people)} people decided
          </Text>
          <Text size="sm" c="dimmed">
            {format.percent(share)}
          </Text>
        </Group>
        <Bar value={share * 100} aria-label="Decided" />
      </div>
      <StatGrid>
        <StatCard
          label="Sent"
          value={format.count(outcomes.sent ?? 0)}
          hint={`of ${format.count(goes)} to be sent`}
        />
        <StatCard label="Still to come" value={format.count(outcomes.open ?? 0)} />
        <StatCard label="Held out" value={format.count(counts.control)} hint="control" />
        <StatCard label="Left out" value={format.count(counts.skip + counts.hold)} hint="skipped or held" />
        {(outcomes.dropped ?? 0) + (outcomes.unknown ?? 0) > 0 && (
          <StatCard
            label="Not sent after all"
            value={format.count(outcomes.dropped ?? 0)}
            hint={`${format.count(outcomes.unknown ?? 0)} unknown`}
          />
        )}
      </StatGrid>
      {lost && (
        <Text size="sm" c="dimmed">
          {lost.replace(/^./, (first) => first.toUpperCase())}.
        </Text>
      )}
    </>
  )
}
