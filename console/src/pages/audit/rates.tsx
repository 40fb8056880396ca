import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { Answer } from '../../api.ts'
import { type Column, DataTable, Empty, NumberText, Section, wholeList } from '../../ui/index.ts'
import { percent, stratumWords } from './words.ts'

type Report = Answer<'/api/audit/report'>
type Rate = Report['overall']
type View = 'byStratum' | 'byVariant' | 'byCampaign' | 'byMonth'

/** The rate of defects by what is asked: one sample, many views, each with its bound. */
export function Rates({ report }: { report: Report }) {
  const [view, setView] = useState<View>('byStratum')
  const columns: Column<Rate>[] = [
    { label: 'Of', cell: (row) => <bdi>{stratumWords[row.key] ?? row.name ?? row.key}</bdi> },
    { label: 'Sent', align: 'right', cell: (row) => <NumberText value={row.size} />, wideOnly: true },
    { label: 'Read', align: 'right', cell: (row) => <NumberText value={row.read} /> },
    { label: 'Defects', align: 'right', cell: (row) => <NumberText value={row.defects} /> },
    {
      label: 'Rate, at most (95 %)',
      align: 'right',
      cell: (row) => `${percent(row.estimate)}, at most ${percent(row.upper95)}`,
    },
    {
      label: `To show < ${percent(report.limit)}`,
      align: 'right',
      wideOnly: true,
      cell: (row) =>
        row.toRead === null
          ? 'defects stand against it'
          : row.toRead === 0
            ? 'shown'
            : `read ${row.toRead} more`,
    },
  ]
  return (
    <Section
      flush
      title="Rate of defects"
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Rates by"
          value={view}
          onChange={(value) => setView(value as View)}
          data={[
            { value: 'byStratum', label: 'Risk' },
            { value: 'byVariant', label: 'Wording' },
            { value: 'byCampaign', label: 'Campaign' },
            { value: 'byMonth', label: 'Month' },
          ]}
        />
      }
    >
      <DataTable
        label="Rate of defects"
        columns={columns}
        list={wholeList({ data: report[view], error: null, refetch: () => undefined })}
        rowKey={(row) => row.key}
        empty={
          <Empty title="Nothing read yet">Rates stand here once people have read from what was sent.</Empty>
        }
      />
    </Section>
  )
}
