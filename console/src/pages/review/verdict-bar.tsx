import { Button, Group, Text, Textarea } from '@mantine/core'
import { type RefObject, useState } from 'react'
import type { Reason } from '../audit/words.ts'
import classes from './desk.module.css'
import { type Action, useActionKeys } from './keys.ts'
import { ReasonPicker } from './reason-picker.tsx'
import type { Task } from './task.ts'
import type { Verdict } from './use-desk.ts'

interface VerdictBarProps {
  /** The task, or several that are alike. */
  tasks: readonly Task[]
  keys: Record<Action, string>
  /** While a question stands over the desk its keys are off. */
  off: boolean
  input: RefObject<HTMLTextAreaElement | null>
  onDecide: (verdict: Verdict, said: { reason?: Reason; note?: string }) => void
}

/** The decision: one key to approve, two to reject with a reason of the taxonomy. */
export function VerdictBar({ tasks, keys, off, input, onDecide }: VerdictBarProps) {
  const [note, setNote] = useState('')
  const [asking, setAsking] = useState(false)
  const [first] = tasks
  const [yes, no] =
    first?.kind === 'approval' ? (['approve', 'reject'] as const) : (['pass', 'fail'] as const)
  const hindrance = tasks.find((task) => task.hindrance !== null)?.hindrance
  const decide = (verdict: Verdict, reason?: Reason) => {
    onDecide(verdict, { ...(reason && { reason }), ...(note.trim() && { note: note.trim() }) })
    setNote('')
    setAsking(false)
  }
  useActionKeys(
    keys,
    {
      approve: () => !hindrance && decide(yes),
      reject: () => setAsking(true),
      note: () => input.current?.focus(),
    },
    { off: off || asking },
  )
  if (!first) return null
  return (
    <div className={classes.bar}>
      <div className={classes.barInner}>
        <Textarea
          ref={input}
          className={classes.note}
          aria-label="Note"
          placeholder={`Note (${keys.note})`}
          dir="auto"
          autosize
          minRows={1}
          maxRows={6}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur()
          }}
        />
        <Button variant="default" onClick={() => setAsking(true)}>
          {capital(no)}
        </Button>
        <Button disabled={hindrance !== undefined} onClick={() => decide(yes)}>
          {capital(yes)}
        </Button>
      </div>
      {hindrance && (
        <Group className={classes.barInner} mt={4}>
          <Text size="sm" c="dimmed">
            {hindrance}
          </Text>
        </Group>
      )}
      {asking && (
        <ReasonPicker
          count={tasks.length}
          verb={capital(no)}
          note={note}
          onNote={setNote}
          onPick={(reason) => decide(no, reason)}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  )
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
