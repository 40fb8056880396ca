import { Table, Text } from '@mantine/core'
import { NumberText, Section, useFormat } from '../../ui/index.ts'
import { metricFormat } from '../results/words.ts'
import type { Report } from './report.ts'

/** What other ways to choose would have earned, from the logged choices; refused where they cannot say. */
export function Policies({ report, metric }: { report: Report; metric: string }) {
  const write = metricFormat(useFormat(), metric)
  if (report.policies.length === 0) return null
  return (
    <Section
      title="What another way to choose would have earned"
      description="From people whose horizon is over, each weighed by how probable their wording was then and would have been."
    >
      <Table.ScrollContainer
        minWidth={0}
        type="native"
        tabIndex={0}
        role="region"
        aria-label="Other ways to choose"
      >
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Way to choose</Table.Th>
              <Table.Th scope="col">Per person, 95 % interval</Table.Th>
              <Table.Th scope="col">Worth how many people</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {report.policies.map(({ name, estimate, ess, people, why }) => (
              <Table.Tr key={name}>
                <Table.Td>
                  <bdi>{name}</bdi>
                </Table.Td>
                <Table.Td>
                  {estimate ? (
                    `${write(estimate.snips)} (${write(estimate.interval[0] ?? 0)} to ${write(estimate.interval[1] ?? 0)})`
                  ) : (
                    <Text size="sm" c="dimmed">
                      Cannot tell. {why}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <NumberText value={Math.round(ess)} /> of <NumberText value={people} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  )
}
