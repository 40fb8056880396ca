import { useQuery } from '@tanstack/react-query'
import { type Answer, answer, api } from '../../api.ts'
import {
  type Column,
  DataTable,
  Empty,
  LinkButton,
  NumberText,
  Page,
  Section,
  wholeList,
} from '../../ui/index.ts'

type Summary = Answer<'/api/experiments'>['items'][number]

export const choosesNames: Record<Summary['chooses'], string> = {
  equal: 'Each as often',
  weights: 'By fixed weights',
  bandit: 'By what they earn',
}

const columns: Column<Summary>[] = [
  { label: 'Campaign', cell: (row) => <bdi>{row.name}</bdi> },
  { label: 'Where', wideOnly: true, cell: (row) => (row.where === 'email' ? 'E-mail' : 'On the site') },
  { label: 'Wordings', align: 'right', cell: (row) => <NumberText value={row.variants} /> },
  { label: 'Chosen', cell: (row) => choosesNames[row.chooses] },
]

/** Campaigns that choose among several wordings. */
export default function ExperimentList() {
  const query = useQuery({
    queryKey: ['experiments'],
    queryFn: async () => (await answer(api.GET('/api/experiments'))).items,
  })
  return (
    <Page
      title="Experiments"
      description="Which wording does better for the objective, and how often each is chosen."
    >
      <Section flush>
        <DataTable
          label="Experiments"
          columns={columns}
          list={wholeList(query)}
          rowKey={(row) => row.campaignId}
          rowLink={(row) => `/experiments/${row.campaignId}`}
          empty={
            <Empty title="No experiments yet" action={<LinkButton to="/campaigns">Campaigns</LinkButton>}>
              A campaign with several wordings stands here from its launch on.
            </Empty>
          }
        />
      </Section>
    </Page>
  )
}
