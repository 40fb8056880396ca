import { Button, Group, SegmentedControl, Skeleton, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { DateText, Empty, FaultAlert, type ListState, StatusBadge } from '../../ui/index.ts'
import classes from './desk.module.css'
import { subjectViews } from './subjects.ts'
import type { Task } from './task.ts'

/** Which tasks the queue shows. */
export type QueueState = 'open' | 'decided'

interface QueueProps {
  list: ListState<Task>
  state: QueueState
  onState: (state: QueueState) => void
  chosen: string | undefined
}

/** What waits to be decided, the most urgent first. */
export function Queue({ list, state, onState, chosen }: QueueProps) {
  return (
    <>
      <div className={classes.queueHead}>
        <Group justify="space-between" mb="md">
          <Title order={1}>Review</Title>
          <SegmentedControl
            size="xs"
            aria-label="Which tasks"
            value={state}
            onChange={(value) => onState(value as QueueState)}
            data={[
              { value: 'open', label: 'Open' },
              { value: 'decided', label: 'Decided' },
            ]}
          />
        </Group>
      </div>
      <div className={classes.scroll}>
        {list.error !== undefined && list.error !== null && (
          <FaultAlert error={list.error} retry={list.retry} />
        )}
        {!list.items && !list.error && <Skeleton height={240} mx="md" aria-busy />}
        {list.items?.length === 0 &&
          (state === 'open' ? (
            <Empty title="All decided">What needs a decision appears here by itself.</Empty>
          ) : (
            <Empty title="Nothing decided yet">Verdicts stay here with who gave them and why.</Empty>
          ))}
        <ol className={classes.list} aria-label={state === 'open' ? 'Open tasks' : 'Decided tasks'}>
          {list.items?.map((task) => (
            <li key={task.id}>
              <Link
                to={`/review/${task.id}`}
                search={state === 'open' ? {} : { state }}
                className={classes.task}
                aria-current={task.id === chosen}
              >
                <div className={classes.title}>
                  <bdi>{task.title}</bdi>
                </div>
                <Group justify="space-between" gap="sm">
                  <Text size="sm" c="dimmed">
                    {subjectViews[task.subject.kind]?.word ?? task.subject.kind}, by{' '}
                    <bdi>{task.openedBy.name}</bdi>
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
