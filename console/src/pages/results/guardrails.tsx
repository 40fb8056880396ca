import { Table } from '@mantine/core'
import { Section, StatusBadge, useFormat } from '../../ui/index.ts'
import type { Results } from './words.ts'

const states = {
  held: { label: 'Held', tone: 'good' },
  broken: { label: 'Broken', tone: 'bad' },
  cannot_tell: { label: 'Cannot tell', tone: 'warn' },
} as const

/** What must not get worse, and whether that is shown. */
export function GuardrailsPart({ results }: { results: Results }) {
  const format = useFormat()
  if (results.guardrails.length === 0) return null
  return (
    <Section title="What must not get worse" flush>
      <Table.ScrollContainer minWidth={420}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Guardrail</Table.Th>
              <Table.Th ta="right">Control</Table.Th>
              <Table.Th ta="right">Treated</Table.Th>
              <Table.Th ta="right">Tolerance</Table.Th>
              <Table.Th>Shown</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {results.guardrails.map(({ measure, tolerance, control, treated, state }) => {
              const share = measure === 'unsubscribes' || measure === 'complaints'
              const write = (value: number) => (share ? format.percent(value) : format.money(value))
              return (
                <Table.Tr key={measure}>
                  <Table.Td>{measure.charAt(0).toUpperCase() + measure.slice(1)}, per person</Table.Td>
                  <Table.Td ta="right">{write(control)}</Table.Td>
                  <Table.Td ta="right">{write(treated)}</Table.Td>
                  <Table.Td ta="right">{format.percent(tolerance)}</Table.Td>
                  <Table.Td>
                    <StatusBadge status={state} {...states[state]} />
                  </Table.Td>
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  )
}
