import { NumberInput, Skeleton, Stack, Table, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../../api.ts'
import { FaultAlert, Section, useFormat } from '../../ui/index.ts'

/** What a campaign for this objective could find, before anything is sent. */
export function PlanPart({ objectiveId }: { objectiveId: string }) {
  const format = useFormat()
  const [people, setPeople] = useState<number>()
  const query = useQuery({
    queryKey: ['objectives', objectiveId, 'plan', people],
    queryFn: () =>
      answer(
        api.GET('/api/objectives/{id}/plan', {
          params: { path: { id: objectiveId }, query: people ? { people } : {} },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const plan = query.data
  const money = plan?.metric === 'revenue_per_person' || plan?.metric === 'margin_per_person'
  const write = (value: number) =>
    money ? format.money(value) : plan?.metric === 'conversion' ? format.percent(value) : value.toFixed(3)
  return (
    <Section title="What could be found">
      {query.error ? (
        <FaultAlert error={query.error} retry={() => void query.refetch()} />
      ) : !plan ? (
        <Skeleton height={200} />
      ) : plan.why ? (
        <Text c="dimmed">{plan.why}</Text>
      ) : (
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            From your own last {plan.horizonDays} days: {format.count(plan.history.people)} people,{' '}
            {write(plan.history.perPerson)} a person, standard deviation{' '}
            {write(plan.history.standardDeviation)}.
          </Text>
          <NumberInput
            label="People to be assigned, treated and control"
            value={people ?? plan.people}
            min={1}
            max={1_000_000_000}
            allowDecimal={false}
            onChange={(value) => setPeople(typeof value === 'number' && value > 0 ? value : undefined)}
            maw={320}
          />
          <Table.ScrollContainer
            minWidth={560}
            type="native"
            tabIndex={0}
            role="region"
            aria-label="What could be found"
          >
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Control</Table.Th>
                  <Table.Th ta="right">Chance to find {write(plan.smallestEffect)}</Table.Th>
                  <Table.Th ta="right">Smallest effect found</Table.Th>
                  <Table.Th ta="right">People needed</Table.Th>
                  <Table.Th ta="right">Weeks</Table.Th>
                  <Table.Th ta="right">Control forgoes</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {plan.shares.map((share) => (
                  <Table.Tr key={share.controlShare}>
                    <Table.Td>{format.percent(share.controlShare)}</Table.Td>
                    <Table.Td ta="right">{format.percent(share.power)}</Table.Td>
                    <Table.Td ta="right">{write(share.detectable)}</Table.Td>
                    <Table.Td ta="right">{format.count(share.peopleNeeded)}</Table.Td>
                    <Table.Td ta="right">{format.count(share.weeks)}</Table.Td>
                    <Table.Td ta="right">
                      {money ? format.money(share.forgone) : format.count(Math.round(share.forgone))}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          <Text size="sm" c="dimmed">
            Per person, two-sided at 5 %, with an 80 % chance to find what is there. What the control forgoes
            is what it would have brought if the effect were just worth having. With few people, a larger
            control or a longer time finds more than a longer list of small campaigns.
          </Text>
        </Stack>
      )}
    </Section>
  )
}
