import { Alert, Button, Group, Progress, Skeleton, Table, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useParam } from '../../address.ts'
import { answer, api } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import {
  DateText,
  FaultAlert,
  NumberText,
  Page,
  PercentText,
  Section,
  toast,
  useFormat,
} from '../../ui/index.ts'
import { metricFormat, metricNames } from '../results/words.ts'
import { choosesNames } from './experiment-list.tsx'
import { Policies } from './policies.tsx'
import type { Report } from './report.ts'
import { Shares } from './shares.tsx'

/** One experiment: what is believed of each wording, how its share moved, and what else would have earned. */
export default function Experiment() {
  const id = useParam('id')
  const can = useCan()
  const query = useQuery({
    queryKey: ['experiments', id],
    queryFn: () => answer(api.GET('/api/experiments/{id}', { params: { path: { id } } })),
  })
  const weigh = useMutation({
    mutationFn: () => answer(api.POST('/api/experiments/{id}/weigh', { params: { path: { id } } })),
    onSuccess: (report) => {
      queryClient.setQueryData(['experiments', id], report)
      toast.good('Reckoned anew')
    },
  })
  const report = query.data
  return (
    <Page
      title={report ? <bdi>{report.name}</bdi> : 'Experiment'}
      documentTitle={report?.name ?? 'Experiment'}
      parents={[{ label: 'Experiments', to: '/experiments' }]}
      actions={
        can('campaigns.write') && report?.choice?.kind === 'bandit' ? (
          <Button variant="default" loading={weigh.isPending} onClick={() => weigh.mutate()}>
            Reckon now
          </Button>
        ) : undefined
      }
    >
      <FaultAlert error={weigh.error} title="It could not be reckoned" />
      {query.error ? (
        <FaultAlert error={query.error} retry={() => void query.refetch()} />
      ) : report ? (
        <Parts report={report} />
      ) : (
        <Skeleton height={300} />
      )}
    </Page>
  )
}

function Parts({ report }: { report: Report }) {
  const { objective, changedOn, people } = report
  if (!objective)
    return (
      <Alert title="No objective">
        Without an objective nothing can be said about which wording is better.
      </Alert>
    )
  return (
    <>
      {changedOn && (
        <Alert title="Something changed" mb="md">
          People answered otherwise from <DateText value={changedOn} as="day" /> on. What was before is left
          out.
        </Alert>
      )}
      <Section
        title="The wordings"
        description={`${metricNames[objective.metric]} over ${objective.horizonDays} days from the choice, of ${people} people. ${choosesNames[report.choice?.kind ?? 'equal']}.`}
      >
        <Arms report={report} metric={objective.metric} />
      </Section>
      <Shares report={report} />
      <Policies report={report} metric={objective.metric} />
    </>
  )
}

function Arms({ report, metric }: { report: Report; metric: string }) {
  const write = metricFormat(useFormat(), metric)
  if (report.people === 0) return <Text c="dimmed">Nobody got one yet, or it was not copied yet.</Text>
  return (
    <Table.ScrollContainer minWidth={0} type="native" tabIndex={0} role="region" aria-label="Wordings">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Wording</Table.Th>
            <Table.Th scope="col">People</Table.Th>
            <Table.Th scope="col">Per person, 95 % interval</Table.Th>
            <Table.Th scope="col">Chance to be best</Table.Th>
            <Table.Th scope="col">
              {report.choice?.kind === 'bandit' ? 'Share from now on' : 'Share it would get'}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {report.arms.map((arm) => (
            <Table.Tr key={arm.variantId}>
              <Table.Td>
                <bdi>{arm.name}</bdi>
              </Table.Td>
              <Table.Td>
                <NumberText value={arm.people} />
              </Table.Td>
              <Table.Td>
                {write(arm.mean)} ({write(arm.interval[0] ?? 0)} to {write(arm.interval[1] ?? 0)})
              </Table.Td>
              <Table.Td>
                <PercentText value={arm.best} />
              </Table.Td>
              <Table.Td miw={140}>
                <Group gap="xs" wrap="nowrap">
                  <Progress value={arm.weight * 100} flex={1} aria-label={`Share of ${arm.name}`} />
                  <PercentText value={arm.weight} />
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
