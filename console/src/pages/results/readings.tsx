import { Table, Text } from '@mantine/core'
import { Section, useFormat } from '../../ui/index.ts'
import { metricFormat, type Results, readingNames } from './words.ts'

/** The effect read in other ways beside the planned one, so that nobody has to wonder how much hangs on the method. */
export function ReadingsPart({ results }: { results: Results }) {
  const format = useFormat()
  const { effect, objective, readings } = results
  if (effect.kind === 'none' || readings.length === 0) return null
  const write = metricFormat(format, objective?.metric)
  const rows = [
    {
      name: 'Planned',
      hint: 'One look, when the horizon has passed for everybody. The verdict rests on it.',
      ...effect,
    },
    ...readings.map(({ name, ...reading }) => ({
      name: readingNames[name].label,
      hint: readingNames[name].hint,
      ...reading,
    })),
  ]
  return (
    <Section title="Read in other ways" flush>
      <Table.ScrollContainer minWidth={480}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Reading</Table.Th>
              <Table.Th ta="right">Per person</Table.Th>
              <Table.Th ta="right">95 % interval</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ name, hint, perPerson, interval }) => (
              <Table.Tr key={name}>
                <Table.Td>
                  {name}
                  <Text size="xs" c="dimmed">
                    {hint}
                  </Text>
                </Table.Td>
                <Table.Td ta="right">{write(perPerson)}</Table.Td>
                <Table.Td ta="right">
                  {write(interval.low)} to {write(interval.high)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  )
}
