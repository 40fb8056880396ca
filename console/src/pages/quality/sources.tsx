import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../../api.ts'
import {
  type Column,
  DataTable,
  DayChart,
  Empty,
  FaultAlert,
  NumberText,
  Section,
  wholeList,
} from '../../ui/index.ts'
import type { Health } from './words.ts'

type Source = Health['sources'][number]

const columns: Column<Source>[] = [
  { label: 'Source', cell: ({ source }) => <bdi>{source}</bdi> },
  { label: 'Field', cell: ({ field }) => <bdi>{field}</bdi> },
  { label: 'Checked', cell: ({ checked }) => <NumberText value={checked} />, align: 'right', wideOnly: true },
  { label: 'Faulty', cell: ({ faulty }) => <NumberText value={faulty} />, align: 'right' },
  {
    label: 'Share',
    cell: ({ checked, faulty }) => `${((100 * faulty) / Math.max(1, checked)).toFixed(1)} %`,
    align: 'right',
  },
]

interface SourcesProps {
  health: Health | undefined
  error: unknown
  retry: () => void
}

/** Where faulty values come from, and whether it gets better. */
export function Sources({ health, error, retry }: SourcesProps) {
  const [chosen, setChosen] = useState<Source>()
  return (
    <Section
      flush
      title="By source and field"
      description="Of the last 30 days. Open a row to see it over time."
    >
      <DataTable
        label="Sources and fields"
        columns={columns}
        list={wholeList({ data: health?.sources, error: error ?? undefined, refetch: retry })}
        rowKey={({ source, field }) => `${source} ${field}`}
        onRow={setChosen}
        empty={<Empty title="Nothing was checked yet">Values are checked as they come in.</Empty>}
      />
      <div style={{ padding: 'var(--mantine-spacing-md)' }}>
        <OverTime chosen={chosen} />
      </div>
    </Section>
  )
}

const DAYS = 30

function OverTime({ chosen }: { chosen: Source | undefined }) {
  const only = chosen && { source: chosen.source, field: chosen.field }
  const { data, error, refetch } = useQuery({
    queryKey: ['quality', 'health', 'days', only],
    queryFn: () => answer(api.GET('/api/quality/health', { params: { query: { days: DAYS, ...only } } })),
  })
  if (error) return <FaultAlert error={error} retry={() => void refetch()} />
  if (!data) return null
  const label = chosen ? `Faulty ${chosen.field} from ${chosen.source} a day` : 'Faulty values a day'
  return (
    <>
      <Text size="sm" fw={500}>
        {label}
      </Text>
      <DayChart label={label} days={everyDay(data)} />
    </>
  )
}

/** Every day of the span; those on which nothing came have none. */
function everyDay({ at, byDay }: Health): { day: string; value: number }[] {
  const faulty = new Map<string, number>()
  for (const one of byDay) faulty.set(one.day, (faulty.get(one.day) ?? 0) + one.faulty)
  return Array.from({ length: DAYS }, (_, i) => {
    const day = new Date(Date.parse(at) - (DAYS - 1 - i) * 86_400_000).toISOString().slice(0, 10)
    return { day, value: faulty.get(day) ?? 0 }
  })
}
