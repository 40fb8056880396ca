import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { answer, api, type Item } from '../../api.ts'
import {
  type Column,
  DataTable,
  DateText,
  Empty,
  FaultAlert,
  LinkButton,
  NumberText,
  Page,
  Section,
  StatCard,
  StatGrid,
  StatusBadge,
  useList,
} from '../../ui/index.ts'
import { Rates } from './rates.tsx'
import { ReadsNeeded } from './reads-needed.tsx'
import { AuditSettingsButton } from './settings.tsx'
import { type Defect, percent, reasonWords } from './words.ts'

const lotTones = { accepted: 'good', rejected: 'bad', undecided: 'warn', reading: 'info' } as const

/** What was really sent, as people read it: rate of defects with its bound, lots, and what became of defects. */
export default function Audit() {
  const report = useQuery({
    queryKey: ['audit', 'report'],
    queryFn: () => answer(api.GET('/api/audit/report')),
    refetchInterval: 15_000,
  })
  const names = useNames()
  const lots = useList(['audit', 'lots'], (after) =>
    answer(api.GET('/api/audit/lots', { params: { query: { limit: 10, ...(after && { after }) } } })),
  )
  const defects = useList(['audit', 'defects'], (after) =>
    answer(api.GET('/api/audit/defects', { params: { query: { limit: 10, ...(after && { after }) } } })),
  )
  const nameOf = (id: string) => names.get(id) ?? 'A campaign'
  const data = report.data
  return (
    <Page
      title="Audit"
      description="A random sample of what was really sent is read by people. A rate never stands alone: beside it stands what it is at most."
      actions={
        <>
          <AuditSettingsButton />
          <LinkButton to="/review?about=sample">Read</LinkButton>
        </>
      }
    >
      {report.error && <FaultAlert error={report.error} retry={() => void report.refetch()} />}
      {report.isPending && <Skeleton height={320} />}
      {data && (
        <Stack gap="lg">
          <StatGrid>
            <StatCard
              label="Defect rate, 90 days"
              value={data.overall.read === 0 ? 'Not known yet' : percent(data.overall.estimate)}
              hint={
                data.overall.read === 0
                  ? 'Nothing was read'
                  : `at most ${percent(data.overall.upper95)} (95 %)`
              }
            />
            <StatCard
              label="Read"
              value={<NumberText value={data.overall.read} />}
              hint={`of ${data.overall.size.toLocaleString('en')} sent that they stand for`}
            />
            <StatCard
              label="Waiting to be read"
              value={<NumberText value={data.waiting.unread} />}
              hint={data.waiting.overdue > 0 ? `${data.waiting.overdue} overdue` : 'None overdue'}
            />
            <StatCard
              label="Suspicious, read apart"
              value={<NumberText value={data.suspicious.read} />}
              hint={`${data.suspicious.defects} with a defect, ${data.suspicious.open} to read`}
            />
          </StatGrid>
          <Rates report={data} />
          <Section flush title="Defects found">
            <DataTable
              label="Defects found"
              columns={defectColumns(nameOf)}
              list={defects}
              rowKey={(row) => row.id}
              rowLink={(row) => `/audit/defects/${row.id}`}
              empty={
                <Empty title="No defect found">What readers find, and what became of it, stands here.</Empty>
              }
            />
          </Section>
          <Section flush title="Lots">
            <DataTable
              label="Lots"
              columns={lotColumns(nameOf)}
              list={lots}
              rowKey={(row) => row.id}
              rowLink={(row) => `/campaigns/${row.campaignId}`}
              empty={
                <Empty title="Nothing drawn yet">
                  Soon after messages were sent, some of them are drawn and come to the review desk.
                </Empty>
              }
            />
          </Section>
          <ReadsNeeded />
        </Stack>
      )}
    </Page>
  )
}

type Lot = Item<'/api/audit/lots'>

const lotColumns = (nameOf: (id: string) => string): Column<Lot>[] => [
  { label: 'Campaign', cell: (row) => <bdi>{nameOf(row.campaignId)}</bdi> },
  { label: 'Drawn', cell: (row) => <DateText value={row.drawnAt} />, wideOnly: true },
  { label: 'Sent', align: 'right', cell: (row) => <NumberText value={row.size} /> },
  { label: 'Read', align: 'right', cell: (row) => `${row.read} of ${row.reads}` },
  { label: 'Defects', align: 'right', cell: (row) => <NumberText value={row.defects} /> },
  { label: 'Strictness', cell: (row) => row.strictness, wideOnly: true },
  { label: 'Plan', cell: (row) => <StatusBadge status={row.state} tone={lotTones[row.state]} /> },
]

const defectColumns = (nameOf: (id: string) => string): Column<Defect>[] => [
  { label: 'What', cell: (row) => reasonWords(row.reason) },
  { label: 'Campaign', cell: (row) => <bdi>{nameOf(row.campaignId)}</bdi> },
  { label: 'Found by', cell: (row) => <bdi>{row.foundBy.name}</bdi>, wideOnly: true },
  { label: 'When', cell: (row) => <DateText value={row.foundAt} />, wideOnly: true },
  {
    label: 'Done',
    cell: (row) => row.steps.map(({ kind }) => kind).join(', ') || 'nothing yet',
    wideOnly: true,
  },
  { label: 'State', cell: (row) => <StatusBadge status={row.state} /> },
]

/** The names of campaigns and of their wordings, by id. */
function useNames(): ReadonlyMap<string, string> {
  const campaigns = useQuery({
    queryKey: ['campaigns', 'names'],
    queryFn: () => answer(api.GET('/api/campaigns', { params: { query: { limit: 200 } } })),
    staleTime: 60_000,
  })
  return new Map((campaigns.data?.items ?? []).map(({ id, definition }) => [id, definition.name]))
}
