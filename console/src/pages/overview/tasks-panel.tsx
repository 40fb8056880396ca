import { answer, api, type Item } from '../../api.ts'
import { type Column, DataTable, DateText, Empty, LinkButton, Section, useList } from '../../ui/index.ts'

type Task = Item<'/api/review/tasks'>

const columns: Column<Task>[] = [
  { label: 'To decide', cell: (task) => <bdi>{task.title}</bdi> },
  { label: 'Asked by', cell: (task) => <bdi>{task.openedBy.name}</bdi>, wideOnly: true },
  { label: 'Since', cell: (task) => <DateText value={task.openedAt} as="day" />, wideOnly: true },
  { label: 'Due', cell: (task) => <DateText value={task.dueAt} as="day" /> },
]

const query = { state: 'open', limit: 60 } as const

const EVERY = 5000

/** The tasks that wait for a person, the most urgent first. */
export function TasksPanel() {
  const list = useList(
    ['review', 'tasks', 'overview'],
    () => answer(api.GET('/api/review/tasks', { params: { query } })),
    { refetchInterval: EVERY },
  )
  return (
    <Section
      flush
      title="Waiting for a person"
      actions={
        <LinkButton to="/review" variant="default" size="xs">
          All tasks
        </LinkButton>
      }
    >
      <DataTable
        label="Waiting for a person"
        columns={columns}
        list={{ ...list, items: list.items && unlike(list.items), more: undefined }}
        rowKey={(task) => task.id}
        rowLink={(task) => `/review/${task.id}`}
        empty={
          <Empty compact title="Nothing waits">
            Content and campaigns that need a decision appear here.
          </Empty>
        }
      />
    </Section>
  )
}

const MOST = 5

/** Of tasks with one title the most urgent: twenty samples of one campaign are one thing to do. */
function unlike(tasks: readonly Task[]): Task[] {
  const groups = [...Map.groupBy(tasks, ({ kind, title }) => `${kind} ${title}`).values()]
  return groups.flatMap(([first]) => first ?? []).slice(0, MOST)
}
