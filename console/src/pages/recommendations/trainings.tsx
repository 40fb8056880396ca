import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { answer, api, type Item } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import {
  type Column,
  DataTable,
  DateText,
  Empty,
  FaultAlert,
  NumberText,
  Section,
  StatusBadge,
  toast,
  wholeList,
} from '../../ui/index.ts'

type Model = Item<'/api/recommender/models'>

const columns: Column<Model>[] = [
  { label: 'Version', cell: ({ version }) => <b>{version}</b> },
  { label: 'State', cell: ({ state }) => <StatusBadge status={state} /> },
  { label: 'What came of it', cell: ({ why }) => why },
  {
    label: 'Sessions',
    cell: ({ sessions }) => <NumberText value={sessions} />,
    align: 'right',
    wideOnly: true,
  },
  { label: 'Products', cell: ({ items }) => <NumberText value={items} />, align: 'right', wideOnly: true },
  { label: 'Trained', cell: ({ trainedAt }) => <DateText value={trainedAt} as="ago" />, wideOnly: true },
]

/** What was trained, how good it was, and whether it went live. */
export function Trainings() {
  const may = useCan()('catalog.write')
  const query = useQuery({
    queryKey: ['recommender', 'models'],
    queryFn: async () => (await answer(api.GET('/api/recommender/models'))).items,
  })
  const training = useMutation({
    mutationFn: () => answer(api.POST('/api/recommender/train')),
    onSuccess: async ({ why }) => {
      await queryClient.invalidateQueries({ queryKey: ['recommender'] })
      toast.good(why)
    },
  })
  return (
    <Section
      flush
      title="Trainings"
      description="Every night, and when you ask. A model that is worse than the last is refused."
      actions={
        may && (
          <Button variant="default" loading={training.isPending} onClick={() => training.mutate()}>
            Train now
          </Button>
        )
      }
    >
      {training.error && <FaultAlert error={training.error} />}
      <DataTable
        label="Trainings"
        columns={columns}
        list={wholeList(query)}
        rowKey={({ version }) => String(version)}
        empty={
          <Empty title="Nothing trained yet">
            Send Product Viewed, Product Added and Order Completed; the first training follows at night.
          </Empty>
        }
      />
    </Section>
  )
}
