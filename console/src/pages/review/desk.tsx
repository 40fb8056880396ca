import { Anchor, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense, useEffect } from 'react'
import { useAddressState, useGo, useParam } from '../../address.ts'
import { answer, api } from '../../api.ts'
import { useCan } from '../../session.ts'
import { DateText, Empty, FaultAlert, Section, StatusBadge, useList } from '../../ui/index.ts'
import classes from './desk.module.css'
import { pastOf, Queue, type QueueState } from './queue.tsx'
import { subjectViews } from './subjects.ts'
import type { Task } from './task.ts'
import { VerdictBar } from './verdict-bar.tsx'

/** The review desk: the queue at the left, the thing itself as the customer will see it, the verdict beneath. */
export default function Desk() {
  const id = useParam('id')
  const go = useGo()
  const [state, setState] = useAddressState('state')
  const shown: QueueState = state === 'decided' ? 'decided' : 'open'
  const list = useList<Task>(
    ['review', 'tasks', shown],
    (after) =>
      answer(
        api.GET('/api/review/tasks', {
          params: { query: { state: shown, limit: 50, ...(after && { after }) } },
        }),
      ),
    { refetchInterval: 15_000 },
  )
  const items = list.items ?? []
  const chosen = id || items[0]?.id
  const suffix = shown === 'decided' ? '?state=decided' : ''
  useEffect(() => {
    document.title = `Review${shown === 'open' && items.length > 0 ? ` (${items.length})` : ''} · Tactful`
  }, [shown, items.length])

  const step = (by: 1 | -1) => {
    const at = items.findIndex((task) => task.id === chosen)
    const next = items[Math.min(items.length - 1, Math.max(0, at + by))]
    if (next) go(`/review/${next.id}${suffix}`, { replace: true })
  }
  const openNext = () => {
    const at = items.findIndex((task) => task.id === chosen)
    const next = items[at + 1] ?? items[at - 1]
    go(next ? `/review/${next.id}` : '/review', { replace: true })
  }
  useHotkeys([
    ['j', () => step(1)],
    ['k', () => step(-1)],
  ])
  return (
    <div className={classes.desk}>
      <section aria-label="Queue" className={`${classes.queue} ${id ? classes.narrowHidden : ''}`}>
        <Queue
          list={list}
          state={shown}
          onState={(value) => {
            go('/review')
            setState(value === 'open' ? undefined : value)
          }}
          chosen={chosen}
        />
        <Text size="sm" c="dimmed" className={classes.keys}>
          <kbd>j</kbd> <kbd>k</kbd> next, previous · <kbd>a</kbd> approve · <kbd>r</kbd> reject · <kbd>n</kbd>{' '}
          note
        </Text>
      </section>
      <section aria-label="Task" className={`${classes.item} ${id ? '' : classes.narrowHidden}`}>
        {chosen ? (
          <Item key={chosen} id={chosen} onDecided={openNext} />
        ) : (
          list.items && (
            <Empty title={shown === 'open' ? 'Nothing waits for you' : 'Nothing decided yet'}>
              E-mails and campaigns come here when somebody submits them, messages when they have to be read.
            </Empty>
          )
        )}
      </section>
    </div>
  )
}

function Item({ id, onDecided }: { id: string; onDecided: () => void }) {
  const can = useCan()
  const query = useQuery({
    queryKey: ['review', 'task', id],
    queryFn: () => answer(api.GET('/api/review/tasks/{id}', { params: { path: { id } } })),
  })
  const task = query.data
  if (!task)
    return (
      <div className={classes.body}>
        {query.error ? (
          <FaultAlert error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Skeleton height={480} />
        )}
      </div>
    )
  const View = viewOf(task.subject.kind)
  return (
    <>
      <div className={classes.body} tabIndex={-1}>
        <Stack gap="lg" className={classes.inner}>
          <header>
            <Anchor renderRoot={(props) => <Link {...props} to="/review" />} size="sm" hiddenFrom="md">
              Back to the queue
            </Anchor>
            <Title order={1} size="h2">
              <bdi>{task.title}</bdi>
            </Title>
            <Text c="dimmed" size="sm">
              Submitted by <bdi>{task.openedBy.name}</bdi>, <DateText value={task.openedAt} />
              {task.authors.length > 0 && (
                <>
                  {' '}
                  · written by <bdi>{task.authors.map(({ name }) => name).join(', ')}</bdi>
                </>
              )}
            </Text>
          </header>
          {task.state !== 'open' && <Outcome task={task} />}
          {View ? (
            <Suspense fallback={<Skeleton height={480} />}>
              <View task={task} />
            </Suspense>
          ) : (
            <Section title="Details">
              <Text component="pre" size="sm" style={{ whiteSpace: 'pre-wrap' }}>
                {JSON.stringify(task.payload, null, 2)}
              </Text>
            </Section>
          )}
        </Stack>
      </div>
      {task.state === 'open' && can('review.decide') && <VerdictBar task={task} onDecided={onDecided} />}
    </>
  )
}

function Outcome({ task }: { task: Task }) {
  const { verdict } = task
  return (
    <Section>
      {verdict ? (
        <Stack gap={4}>
          <div>
            <StatusBadge status={pastOf[verdict.verdict]} /> by <bdi>{verdict.by.name}</bdi>,{' '}
            <DateText value={verdict.at} />
          </div>
          {verdict.note && <Text style={{ whiteSpace: 'pre-wrap' }}>{verdict.note}</Text>}
        </Stack>
      ) : (
        <Text>
          <StatusBadge status="cancelled" /> Taken back: {task.cancelReason}.
        </Text>
      )}
    </Section>
  )
}

const views = new Map<string, ComponentType<{ task: Task }>>()

/** The component for a kind of thing, made once so that it keeps its state. */
function viewOf(kind: string): ComponentType<{ task: Task }> | undefined {
  const known = views.get(kind)
  const view = subjectViews[kind]
  if (known || !view) return known
  const made = lazy(view.load)
  views.set(kind, made)
  return made
}
