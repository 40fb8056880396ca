import { useSyncExternalStore } from 'react'
import { answer, api, type Body } from '../../api.ts'
import { queryClient } from '../../session.ts'
import { toast } from '../../ui/index.ts'
import type { Reason } from '../audit/words.ts'
import type { Task } from './task.ts'

export type Verdict = Body<'/api/review/tasks/{id}/decide', 'post'>['verdict']

/** How long a verdict can be taken back. */
const UNDO_SECONDS = 8

interface Session {
  /** Decided or skipped by this reviewer; out of the queue before the server has answered. */
  gone: ReadonlySet<string>
  /** Decided a moment ago, to be taken back together. */
  last: { tasks: readonly Task[]; verdict: Verdict } | undefined
  /** How many were decided since the page was loaded. */
  cleared: number
  /** What is shown before the address has followed. */
  shown: string | undefined
}

let session: Session = { gone: new Set(), last: undefined, cleared: 0, shown: undefined }
let opened = { id: '', at: 0 }
let timer = 0
const listeners = new Set<() => void>()

function change(part: Partial<Session>): void {
  session = { ...session, ...part }
  for (const listener of listeners) listener()
}
const leave = (ids: readonly string[]) => change({ gone: new Set([...session.gone, ...ids]) })
const comeBack = (ids: readonly string[]) =>
  change({ gone: new Set([...session.gone].filter((id) => !ids.includes(id))) })
const reload = () => queryClient.invalidateQueries({ queryKey: ['review', 'tasks'] })

/** Decides tasks: they leave the queue at once, and what the server refuses comes back. */
async function decide(
  tasks: readonly Task[],
  verdict: Verdict,
  said: { reason?: Reason; note?: string },
): Promise<void> {
  const ids = tasks.map(({ id }) => id)
  const seconds =
    opened.id === ids[0] ? Math.min(86_400, (performance.now() - opened.at) / 1000 / ids.length) : undefined
  change({
    gone: new Set([...session.gone, ...ids]),
    cleared: session.cleared + ids.length,
    last: { tasks, verdict },
  })
  window.clearTimeout(timer)
  timer = window.setTimeout(() => change({ last: undefined }), UNDO_SECONDS * 1000)
  const decision = {
    verdict,
    ...said,
    delaySeconds: UNDO_SECONDS,
    ...(seconds !== undefined && { seconds }),
  }
  try {
    const { items } = await answer(api.POST('/api/review/decide', { body: { ids, decision } }))
    const refused = items.filter(({ error }) => error !== null)
    if (refused.length === 0) return
    comeBack(refused.map(({ id }) => id))
    toast.bad(new Error(refused[0]?.error ?? 'It was refused.'))
  } catch (error) {
    comeBack(ids)
    toast.bad(error)
  }
  await reload()
}

/** Takes the last verdict back; the id of what is open again. */
async function undo(): Promise<string | undefined> {
  const { last } = session
  if (!last) return undefined
  change({ last: undefined, cleared: Math.max(0, session.cleared - last.tasks.length) })
  for (const { id } of last.tasks)
    try {
      await answer(api.POST('/api/review/tasks/{id}/undo', { params: { path: { id } } }))
      comeBack([id])
    } catch (error) {
      toast.bad(error)
    }
  await reload()
  return last.tasks[0]?.id
}

const does = {
  decide,
  undo,
  skip: (task: Task) => leave([task.id]),
  /** Shows a task at once; the address follows. */
  show: (id: string | undefined) => {
    if (session.shown !== id) change({ shown: id })
  },
  /** What was skipped comes back. */
  unskip: () => change({ gone: new Set() }),
  /** Says what is in front of the reviewer, from when its time counts. */
  opened: (id: string) => {
    if (opened.id !== id) opened = { id, at: performance.now() }
  },
}

/** The reviewer's session; it outlives going from one address of the desk to another. */
export function useDesk() {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => session,
  )
  return { ...now, ...does }
}
