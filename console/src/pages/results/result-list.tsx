import { answer, api } from '../../api.ts'
import {
  type Column,
  DataTable,
  Empty,
  LinkButton,
  NumberText,
  Page,
  Section,
  StatusBadge,
  useFormat,
  useList,
} from '../../ui/index.ts'
import { metricFormat, metricNames, type Results, verdictNames } from './words.ts'

const columns: Column<Results>[] = [
  { label: 'Campaign', cell: (row) => <bdi>{row.name}</bdi> },
  {
    label: 'Objective',
    wideOnly: true,
    cell: (row) => (row.objective ? metricNames[row.objective.metric] : 'None: let through without one'),
  },
  {
    label: 'Assigned',
    align: 'right',
    wideOnly: true,
    cell: (row) => <NumberText value={row.treated.people + row.control.people} />,
  },
  {
    label: 'Effect per person, 95 % interval',
    align: 'right',
    wideOnly: true,
    cell: (row) => <EffectCell row={row} />,
  },
  {
    label: 'Verdict',
    cell: ({ verdict }) => <StatusBadge status={verdict.kind} {...verdictNames[verdict.kind]} />,
  },
]

/** The campaigns that were launched and what each changed. */
export default function ResultList() {
  const list = useList(['results'], (after) =>
    answer(api.GET('/api/results', { params: { query: { limit: 20, ...(after && { after }) } } })),
  )
  return (
    <Page
      title="Results"
      description="What each campaign changed: everybody assigned, treated against control."
    >
      <Section flush>
        <DataTable
          label="Results"
          columns={columns}
          list={list}
          rowKey={(row) => row.campaignId}
          rowLink={(row) => `/campaigns/${row.campaignId}/results`}
          empty={
            <Empty title="No results yet" action={<LinkButton to="/campaigns">Campaigns</LinkButton>}>
              A campaign’s result stands here from its launch on, first as “cannot tell yet”.
            </Empty>
          }
        />
      </Section>
    </Page>
  )
}

function EffectCell({ row }: { row: Results }) {
  const format = useFormat()
  if (row.effect.kind === 'none') return <>none yet</>
  const write = metricFormat(format, row.objective?.metric)
  const { low, high } = row.effect.interval
  return (
    <>
      {write(row.effect.perPerson)}{' '}
      <span style={{ whiteSpace: 'nowrap' }}>
        ({write(low)} to {write(high)})
      </span>
    </>
  )
}
