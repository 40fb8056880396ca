import { answer, api, type Item } from '../../api.ts'
import { useCan } from '../../session.ts'
import {
  type Column,
  DataTable,
  DateText,
  Empty,
  LinkButton,
  Page,
  Section,
  StatusBadge,
  useFormat,
  useList,
} from '../../ui/index.ts'
import { effectText, metrics } from './words.ts'

type Objective = Item<'/api/objectives'>

const columns: Column<Objective>[] = [
  {
    label: 'Objective',
    cell: (objective) => (
      <>
        <b>{objective.name}</b>
        {objective.archived && (
          <>
            {' '}
            <StatusBadge status="archived" label="Put away" />
          </>
        )}
      </>
    ),
  },
  { label: 'Measured by', cell: (objective) => metrics[objective.metric].label },
  { label: 'Over', cell: (objective) => `${objective.horizonDays} days`, wideOnly: true },
  { label: 'Worth having from', cell: (objective) => <Effect objective={objective} />, wideOnly: true },
  {
    label: 'Changed',
    cell: (objective) => <DateText value={objective.updatedAt} as="ago" />,
    wideOnly: true,
  },
]

function Effect({ objective }: { objective: Objective }) {
  return <>{effectText(objective, useFormat())}</>
}

/** The commercial outcomes that campaigns are held to. */
export default function ObjectiveList() {
  const can = useCan()
  const list = useList(['objectives', 'list'], (after) =>
    answer(api.GET('/api/objectives', { params: { query: { limit: 50, ...(after && { after }) } } })),
  )
  const write = can('objectives.write') && <LinkButton to="/objectives/new">New objective</LinkButton>
  return (
    <Page
      title="Objectives"
      description="What a campaign is to change, in money or orders. No marketing goes out without one; opens and clicks cannot be one."
      actions={write}
    >
      <Section flush>
        <DataTable
          label="Objectives"
          columns={columns}
          list={list}
          rowKey={(objective) => objective.id}
          rowLink={(objective) => `/objectives/${objective.id}`}
          empty={
            <Empty title="No objectives yet" action={write}>
              An objective says what a campaign is to change, over how many days, and from which effect on it
              was worth sending.
            </Empty>
          }
        />
      </Section>
    </Page>
  )
}
