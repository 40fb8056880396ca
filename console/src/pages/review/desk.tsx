import { Button, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useAddressState, useGo, useParam } from '../../address.ts'
import { answer, api } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import { Empty, FaultAlert, toast, useList } from '../../ui/index.ts'
import { AlikeBar } from './alike-bar.tsx'
import classes from './desk.module.css'
import { TaskItem } from './item.tsx'
import { useActionKeys, useKeys } from './keys.ts'
import { KeysHelp } from './keys-help.tsx'
import { Queue, type QueueState } from './queue.tsx'
import type { Task } from './task.ts'
import { UndoBar } from './undo-bar.tsx'
import { useDesk } from './use-desk.ts'
import { VerdictBar } from './verdict-bar.tsx'

const states: readonly QueueState[] = ['mine', 'open', 'decided']

/** The review desk: the queue at the left, the thing itself as the customer will see it, the verdict beneath. */
export default function Desk() {
  const address = useParam('id')
  const go = useGo()
  const can = useCan()
  const may = can('review.decide')
  const [asked, setState] = useAddressState('state')
  const [about, setAbout] = useAddressState('about')
  const state = states.find((one) => one === asked) ?? (may ? 'mine' : 'open')
  const desk = useDesk()
  const id = desk.shown ?? address
  const keys = useKeys()
  const [together, setTogether] = useState<Task[]>()
  const [help, setHelp] = useState(false)
  const [alone, setAlone] = useState(false)
  const note = useRef<HTMLTextAreaElement>(null)
  const list = useList<Task>(
    ['review', 'tasks', state, about],
    (after) => {
      const query = {
        state: state === 'decided' ? ('decided' as const) : ('open' as const),
        limit: 100,
        ...(state === 'mine' && { mine: true }),
        ...(about && { subjectKind: about }),
        ...(after && { after }),
      }
      return answer(api.GET('/api/review/tasks', { params: { query } }))
    },
    { refetchInterval: 15_000 },
  )
  const items = useMemo(
    () => (list.items ?? []).filter((task) => state === 'decided' || !desk.gone.has(task.id)),
    [list.items, desk.gone, state],
  )
  const listed = id ? items.find((task) => task.id === id) : items[0]
  const single = useQuery({
    queryKey: ['review', 'task', id],
    queryFn: () => answer(api.GET('/api/review/tasks/{id}', { params: { path: { id } } })),
    enabled: id !== '' && !listed && list.items !== undefined && !desk.gone.has(id),
  })
  const task = listed ?? (id && !desk.gone.has(id) ? single.data : undefined)
  const at = task ? items.findIndex((one) => one.id === task.id) : -1
  const next = items[at + 1] ?? (at > 0 ? items[at - 1] : undefined)
  // mounted out of sight, after what is in sight
  const later = useDeferredValue(next)
  const search = new URLSearchParams({ ...(asked && { state: asked }), ...(about && { about }) }).toString()
  const open = (to: Task | undefined) => {
    setTogether(undefined)
    desk.show(to?.id)
    go(`/review${to ? `/${to.id}` : ''}${search && `?${search}`}`, { replace: true })
  }
  useEffect(() => {
    document.title = `Review${state !== 'decided' && items.length > 0 ? ` (${items.length})` : ''} · Tactful`
  }, [state, items.length])
  useEffect(() => {
    if (address) desk.show(undefined)
  }, [address, desk.show])
  useEffect(() => {
    if (task) desk.opened(task.id)
  }, [task, desk.opened])

  const deciding = may && task?.state === 'open' && task.pending === null
  const call = (work: Promise<unknown>) =>
    void work
      .then(() => queryClient.invalidateQueries({ queryKey: ['review'] }))
      .catch((error: unknown) => toast.bad(error))
  const path = task && { params: { path: { id: task.id } } }
  useActionKeys(
    keys,
    {
      next: () => open(items[Math.min(items.length - 1, at + 1)]),
      previous: () => open(items[Math.max(0, at - 1)]),
      undo: () =>
        void desk
          .undo()
          .then((back) => back && go(`/review/${back}${search && `?${search}`}`, { replace: true })),
      help: () => setHelp(true),
      focus: () => setAlone(!alone),
      ...(deciding &&
        path && {
          skip: () => {
            desk.skip(task)
            open(next)
          },
          claim: () =>
            call(
              answer(
                api.POST('/api/review/tasks/{id}/claim', {
                  ...path,
                  body: { take: task.claimedBy === null },
                }),
              ),
            ),
          second: () => call(answer(api.POST('/api/review/tasks/{id}/second-opinion', path))),
          alike: () => setTogether(together ? undefined : alikeOf(items, task)),
        }),
    },
    { off: help },
  )
  const tasks = together ?? (task ? [task] : [])
  return (
    <div className={classes.desk} data-alone={alone || undefined}>
      <section aria-label="Queue" className={`${classes.queue} ${id ? classes.narrowHidden : ''}`}>
        <Queue
          list={{ ...list, items: list.items && items }}
          state={state}
          about={about}
          onAbout={setAbout}
          onState={(value) => {
            go('/review')
            setState(value)
          }}
          chosen={task?.id}
          search={search}
          cleared={desk.cleared}
        />
        <Text size="sm" c="dimmed" className={classes.keys}>
          <kbd>{keys.approve}</kbd> approve · <kbd>{keys.reject}</kbd> reject · <kbd>{keys.skip}</kbd> skip ·{' '}
          <kbd>{keys.undo}</kbd> undo · <kbd>{keys.help}</kbd> all keys
        </Text>
      </section>
      <section aria-label="Task" className={`${classes.item} ${id ? '' : classes.narrowHidden}`}>
        {task ? (
          [task, ...(deciding && later && later.id !== task.id ? [later] : [])].map((one) => (
            <TaskItem key={one.id} task={one} hidden={one.id !== task.id} />
          ))
        ) : single.error ? (
          <div className={classes.body}>
            <FaultAlert error={single.error} retry={() => void single.refetch()} />
          </div>
        ) : list.items && !single.isFetching ? (
          <Empty
            title={state === 'decided' ? 'Nothing decided yet' : 'Nothing waits for you'}
            action={
              desk.gone.size > 0 && state !== 'decided' ? (
                <Button variant="default" onClick={desk.unskip}>
                  Show what you skipped
                </Button>
              ) : undefined
            }
          >
            E-mails and campaigns come here when somebody submits them, messages when they have to be read.
          </Empty>
        ) : (
          <div className={classes.body}>
            <Skeleton height={480} />
          </div>
        )}
        <UndoBar last={desk.last} undoKey={keys.undo} onUndo={() => void desk.undo()} />
        {together && <AlikeBar tasks={together} onTasks={setTogether} />}
        {deciding && (
          <VerdictBar
            tasks={tasks}
            keys={keys}
            off={help}
            input={note}
            onDecide={(verdict, said) => {
              const ids = new Set(tasks.map((one) => one.id))
              const rest = items.filter((one) => !ids.has(one.id))
              const following = items.slice(at + 1).find((one) => !ids.has(one.id)) ?? rest.at(-1)
              void desk.decide(tasks, verdict, said)
              open(following)
            }}
          />
        )}
      </section>
      {help && <KeysHelp keys={keys} onClose={() => setHelp(false)} />}
    </div>
  )
}

/** The open tasks so like this one that one look decides them all. */
function alikeOf(items: readonly Task[], task: Task): Task[] | undefined {
  const alike = items.filter(
    (one) => one.alike !== null && one.alike === task.alike && one.kind === task.kind && one.id !== task.id,
  )
  if (alike.length === 0) {
    toast.good('Nothing else in the queue is like this one')
    return undefined
  }
  return [task, ...alike]
}
