import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import {
  type Column,
  DataTable,
  Empty,
  NumberText,
  Page,
  Section,
  StatCard,
  StatGrid,
  StatusBadge,
  toast,
  useFormat,
  wholeList,
} from '../../ui/index.ts'
import { Findings } from './findings.tsx'
import { RepairDialog } from './repair-dialog.tsx'
import { Repairs } from './repairs.tsx'
import { Sources } from './sources.tsx'
import { minutesText, type RuleHealth, severityTones } from './words.ts'

const columns: Column<RuleHealth>[] = [
  {
    label: 'What is wrong',
    cell: ({ says, severity }) => (
      <>
        {says} <StatusBadge status={severity} tone={severityTones[severity]} />
      </>
    ),
  },
  { label: 'Field', cell: ({ field }) => <bdi>{field}</bdi> },
  { label: 'People', cell: ({ people }) => <NumberText value={people} />, align: 'right' },
  { label: 'Mending gains', cell: ({ repair }) => repair.gains, wideOnly: true },
  {
    label: 'Takes',
    cell: ({ repair }) => `${minutesText(repair.minutes)}, ${repair.skill}`,
    wideOnly: true,
  },
]

/** How good the data is: by rule, by source and field, over time; and mending it. */
export default function DataHealth() {
  const may = useCan()('people.write')
  const format = useFormat()
  const [mending, setMending] = useState<RuleHealth>()
  const query = useQuery({
    queryKey: ['quality', 'health'],
    queryFn: () => answer(api.GET('/api/quality/health', { params: { query: { days: 30 } } })),
  })
  const looking = useMutation({
    mutationFn: () => answer(api.POST('/api/quality/look')),
    onSuccess: async ({ people, events }) => {
      await queryClient.invalidateQueries({ queryKey: ['quality'] })
      toast.good(`${format.count(people + events)} findings by comparing records`)
    },
    onError: toast.bad,
  })
  const { data, error, refetch } = query
  const open = data?.rules.filter(({ people }) => people > 0)
  const checked = data?.sources.reduce((sum, one) => sum + one.checked, 0)
  const faulty = data?.sources.reduce((sum, one) => sum + one.faulty, 0)
  return (
    <Page
      title="Data health"
      description="Faulty values are kept out of messages. Mend them together, and take the changes back to where they came from."
      actions={
        may && (
          <Button variant="default" loading={looking.isPending} onClick={() => looking.mutate()}>
            Compare all records
          </Button>
        )
      }
    >
      <StatGrid>
        <StatCard
          label="Open findings"
          value={open && <NumberText value={open.reduce((sum, { people }) => sum + people, 0)} />}
          hint="one for a person, field and rule"
        />
        <StatCard
          label="Mended"
          value={data && <NumberText value={data.rules.reduce((sum, { fixed }) => sum + fixed, 0)} />}
        />
        <StatCard
          label="Checked in 30 days"
          value={checked !== undefined && <NumberText value={checked} />}
        />
        <StatCard
          label="Of these faulty"
          value={
            faulty !== undefined &&
            checked !== undefined && <>{checked > 0 ? `${((100 * faulty) / checked).toFixed(1)} %` : '–'}</>
          }
        />
      </StatGrid>
      <Section flush title="What is wrong" description="Open a row to mend its values together.">
        <DataTable
          label="Rules with findings"
          columns={columns}
          list={wholeList({ data: open, error, refetch })}
          rowKey={({ rule, field }) => `${rule} ${field}`}
          onRow={setMending}
          empty={<Empty title="Nothing wrong">No value that came in broke a rule.</Empty>}
        />
      </Section>
      <Sources health={data} error={error} retry={() => void refetch()} />
      <Findings rules={data?.rules ?? []} />
      <Repairs />
      <RepairDialog rule={mending} close={() => setMending(undefined)} />
    </Page>
  )
}
