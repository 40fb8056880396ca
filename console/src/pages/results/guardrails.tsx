import { type Column, DataTable, Empty, Section, StatusBadge, useFormat, wholeList } from '../../ui/index.ts'
import type { Results } from './words.ts'

type Guardrail = Results['guardrails'][number]

const states = {
  held: { label: 'Held', tone: 'good' },
  broken: { label: 'Broken', tone: 'bad' },
  cannot_tell: { label: 'Cannot tell', tone: 'warn' },
} as const

/** What must not get worse, and whether that is shown. */
export function GuardrailsPart({ results }: { results: Results }) {
  const format = useFormat()
  if (results.guardrails.length === 0) return null
  const write = ({ measure }: Guardrail, value: number) =>
    measure === 'unsubscribes' || measure === 'complaints' ? format.percent(value) : format.money(value)
  const columns: Column<Guardrail>[] = [
    {
      label: 'Guardrail',
      cell: ({ measure }) => `${measure.charAt(0).toUpperCase()}${measure.slice(1)}, per person`,
    },
    { label: 'Control', align: 'right', wideOnly: true, cell: (row) => write(row, row.control) },
    { label: 'Treated', align: 'right', wideOnly: true, cell: (row) => write(row, row.treated) },
    { label: 'Tolerance', align: 'right', cell: ({ tolerance }) => format.percent(tolerance) },
    { label: 'Shown', cell: ({ state }) => <StatusBadge status={state} {...states[state]} /> },
  ]
  return (
    <Section title="What must not get worse" flush>
      <DataTable
        label="Guardrails"
        columns={columns}
        list={wholeList({ data: results.guardrails, error: null, refetch: () => undefined })}
        rowKey={({ measure }) => measure}
        empty={<Empty title="No guardrails">The objective names nothing that must not get worse.</Empty>}
      />
    </Section>
  )
}
