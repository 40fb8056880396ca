import { Button, Group, SegmentedControl, Select, Skeleton, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, api } from '../../api.ts'
import { DateText, Empty, FaultAlert, type ListState, StatusBadge, TextLink } from '../../ui/index.ts'
import classes from './desk.module.css'
import { subjectViews } from './subjects.ts'
import type { Task } from './task.ts'

/** Which tasks the queue shows: what this person can decide, all that are open, or what was decided. */
export type QueueState = 'mine' | 'open' | 'decided'

interface QueueProps {
  list: ListState<Task>
  state: QueueState
  about: string | undefined
  onAbout: (about: string | undefined) => void
  onState: (state: QueueState) => void
  chosen: string | undefined
  /** Filters that stay in the address. */
  search: string
  cleared: number
}

/** What waits to be decided, the most urgent first. */
export function Queue(props: QueueProps) {
  const { list, state, about, onAbout, onState, chosen, search, cleared } = props
  return (
    <>
      <div className={classes.queueHead}>
        <Group justify="space-between" mb="sm">
          <Title order={1}>Review</Title>
          <TextLink to="/review/team" size="sm">
            The team
          </TextLink>
        </Group>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label="Which tasks"
          value={state}
          onChange={(value) => onState(value as QueueState)}
          data={[
            { value: 'mine', label: 'For me' },
            { value: 'open', label: 'Open' },
            { value: 'decided', label: 'Decided' },
          ]}
        />
        <KindFilter about={about} onAbout={onAbout} />
        {cleared > 0 && (
          <Text size="xs" c="dimmed" mt={4}>
            {cleared} decided in this sitting
          </Text>
        )}
      </div>
      <div className={classes.scroll}>
        {list.error !== undefined && list.error !== null && (
          <FaultAlert error={list.error} retry={list.retry} />
        )}
        {!list.items && !list.error && <Skeleton height={240} mx="md" aria-busy />}
        {list.items?.length === 0 &&
          (state === 'decided' ? (
            <Empty title="Nothing decided yet">Verdicts stay here with who gave them and why.</Empty>
          ) : (
            <Empty title="All decided">What needs a decision appears here by itself.</Empty>
          ))}
        <ol className={classes.list} aria-label={state === 'decided' ? 'Decided tasks' : 'Open tasks'}>
          {list.items?.map((task) => (
            <li key={task.id}>
              <Link
                to={`/review/${task.id}`}
                search={Object.fromEntries(new URLSearchParams(search))}
                className={classes.task}
                aria-current={task.id === chosen}
              >
                <div className={classes.title}>
                  <bdi>{task.title}</bdi>
                </div>
                <Group justify="space-between" gap="sm" wrap="nowrap">
                  <Text size="sm" c="dimmed" truncate>
                    {kindWord(task.subject.kind)}
                    {task.claimedBy ? ', ' : ', by '}
                    <bdi>{task.claimedBy ? `in hand of ${task.claimedBy.name}` : task.openedBy.name}</bdi>
                  </Text>
                  {task.verdict ? <StatusBadge status={pastOf[task.verdict.verdict]} /> : <Due task={task} />}
                </Group>
              </Link>
            </li>
          ))}
        </ol>
        {list.more && (
          <Group justify="center" p="md">
            <Button size="xs" variant="default" loading={list.loadingMore} onClick={list.more}>
              Show more
            </Button>
          </Group>
        )}
      </div>
    </>
  )
}

/** Of which kind, with how many of each are open. */
function KindFilter({ about, onAbout }: Pick<QueueProps, 'about' | 'onAbout'>) {
  const forecast = useQuery({
    queryKey: ['review', 'forecast'],
    queryFn: () => answer(api.GET('/api/review/forecast')),
    refetchInterval: 30_000,
  })
  const counts = forecast.data?.counts ?? []
  return (
    <Select
      mt="xs"
      size="xs"
      aria-label="Of which kind"
      placeholder="Of every kind"
      clearable
      value={about ?? null}
      onChange={(value) => onAbout(value ?? undefined)}
      data={[...new Set([...counts.map((one) => one.about), ...(about ? [about] : [])])].map((value) => {
        const count = counts.find((one) => one.about === value)
        return {
          value,
          label: `${kindWord(value)} (${count?.open ?? 0}${count?.overdue ? `, ${count.overdue} overdue` : ''})`,
        }
      })}
    />
  )
}

/** What a kind of thing is called. */
export function kindWord(kind: string): string {
  const words = kind.replaceAll('_', ' ')
  return subjectViews[kind]?.word ?? words.charAt(0).toUpperCase() + words.slice(1)
}

/** How each verdict is called afterwards. */
export const pastOf = { approve: 'approved', reject: 'rejected', pass: 'passed', fail: 'failed' } as const

function Due({ task }: { task: Task }) {
  if (!task.dueAt) return null
  const overdue = new Date(task.dueAt) < new Date()
  return (
    <Text size="sm" component="span" className={overdue ? classes.overdue : ''} c={overdue ? '' : 'dimmed'}>
      {overdue ? 'Overdue, ' : 'Due '}
      <DateText value={task.dueAt} as="ago" />
    </Text>
  )
}
