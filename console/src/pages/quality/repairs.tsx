import { Button, Group } from '@mantine/core'
import { answer, api, type Item } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import {
  type Column,
  ConfirmButton,
  DataTable,
  DateText,
  Empty,
  NumberText,
  Section,
  StatusBadge,
  toast,
  useFormat,
  useList,
} from '../../ui/index.ts'

type Repair = Item<'/api/quality/repairs'>

const columns: Column<Repair>[] = [
  { label: 'What', cell: ({ says, field }) => <bdi>{`${says}: ${field}`}</bdi> },
  { label: 'Values', cell: ({ changes }) => <NumberText value={changes} />, align: 'right' },
  { label: 'By', cell: ({ by }) => <bdi>{by}</bdi>, wideOnly: true },
  { label: 'When', cell: ({ at }) => <DateText value={at} />, wideOnly: true },
  {
    label: 'State',
    cell: ({ undoneAt }) =>
      undoneAt ? <StatusBadge status="undone" tone="quiet" /> : <StatusBadge status="mended" tone="good" />,
  },
  { label: 'Actions', hideLabel: true, cell: (repair) => <Actions repair={repair} />, align: 'right' },
]

/** What was mended, to be undone as a set or taken back to where it came from. */
export function Repairs() {
  const list = useList(['quality', 'repairs'], (after) =>
    answer(api.GET('/api/quality/repairs', { params: { query: { limit: 20, ...(after && { after }) } } })),
  )
  return (
    <Section
      flush
      title="Repairs"
      description="Each can be undone as a whole, and taken back to the CRM as a file."
    >
      <DataTable
        label="Repairs"
        columns={columns}
        list={list}
        rowKey={({ id }) => id}
        empty={<Empty title="Nothing mended yet">Open a row of “What is wrong” to mend its values.</Empty>}
      />
    </Section>
  )
}

function Actions({ repair }: { repair: Repair }) {
  const can = useCan()
  const format = useFormat()
  const undo = async () => {
    const { kept = 0 } = await answer(
      api.POST('/api/quality/repairs/{id}/undo', { params: { path: { id: repair.id } } }),
    )
    await queryClient.invalidateQueries({ queryKey: ['quality'] })
    await queryClient.invalidateQueries({ queryKey: ['people'] })
    toast.good(kept > 0 ? `Undone; ${format.count(kept)} values had changed again and stay` : 'Undone')
  }
  return (
    <Group gap="xs" justify="flex-end">
      {can('people.export') && (
        <Button
          component="a"
          size="xs"
          variant="default"
          href={`/api/quality/repairs/${repair.id}/changes.csv`}
          download
          aria-label={`CSV of the changes: ${repair.says}, ${repair.field}`}
        >
          CSV
        </Button>
      )}
      {can('people.write') && !repair.undoneAt && (
        <ConfirmButton
          size="xs"
          title="Undo this repair?"
          confirm="Undo"
          consequence={`${format.count(repair.changes)} values become what they were. Values that changed again meanwhile stay.`}
          onConfirm={undo}
        >
          Undo
        </ConfirmButton>
      )}
    </Group>
  )
}
