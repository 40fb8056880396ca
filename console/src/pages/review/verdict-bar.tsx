import { Button, Group, Text, Textarea } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { answer, api, type Body, Fault } from '../../api.ts'
import { queryClient } from '../../session.ts'
import { toast } from '../../ui/index.ts'
import classes from './desk.module.css'
import { pastOf } from './queue.tsx'
import type { Task } from './task.ts'

type Verdict = Body<'/api/review/tasks/{id}/decide', 'post'>['verdict']

interface VerdictBarProps {
  task: Task
  /** Opens what comes next; called before the queue is loaded again. */
  onDecided: () => void
}

/** The decision about one task: a note and two buttons, or two keys. */
export function VerdictBar({ task, onDecided }: VerdictBarProps) {
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState<Verdict>()
  const input = useRef<HTMLTextAreaElement>(null)
  const [yes, no] = task.kind === 'approval' ? (['approve', 'reject'] as const) : (['pass', 'fail'] as const)
  const decide = async (verdict: Verdict) => {
    if (busy) return
    if (verdict === no && note.trim() === '') {
      setMissing(true)
      input.current?.focus()
      return
    }
    setBusy(verdict)
    try {
      await answer(
        api.POST('/api/review/tasks/{id}/decide', {
          params: { path: { id: task.id } },
          body: { verdict, ...(note.trim() && { note: note.trim() }) },
        }),
      )
      toast.good(`${task.title}: ${pastOf[verdict]}`)
      onDecided()
    } catch (error) {
      toast.bad(error)
      if (error instanceof Fault && error.code === 'task_closed') onDecided()
    } finally {
      setBusy(undefined)
      await queryClient.invalidateQueries({ queryKey: ['review'] })
    }
  }
  const cannotApprove = task.hindrance !== null
  useHotkeys([
    ['a', () => !cannotApprove && void decide(yes)],
    ['r', () => void decide(no)],
    ['n', () => input.current?.focus()],
  ])
  return (
    <div className={classes.bar}>
      <div className={classes.barInner}>
        <Textarea
          ref={input}
          className={classes.note}
          aria-label="Note"
          placeholder={`Note: needed to ${no}`}
          dir="auto"
          autosize
          minRows={1}
          maxRows={6}
          value={note}
          error={missing && note.trim() === '' ? 'Say what is wrong, so that it can be put right' : undefined}
          onChange={(event) => setNote(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur()
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void decide(no)
          }}
        />
        <Button variant="default" loading={busy === no} onClick={() => void decide(no)}>
          {capital(no)}
        </Button>
        <Button loading={busy === yes} disabled={cannotApprove} onClick={() => void decide(yes)}>
          {capital(yes)}
        </Button>
      </div>
      {task.hindrance && (
        <Group className={classes.barInner} mt={4}>
          <Text size="sm" c="dimmed">
            {task.hindrance}
          </Text>
        </Group>
      )}
    </div>
  )
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
