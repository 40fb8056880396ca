import { Button, Group, Modal, SimpleGrid, Textarea } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { type Reason, reasons } from '../audit/words.ts'
import { reasonKeys } from './keys.ts'

interface ReasonPickerProps {
  /** How many tasks it is about. */
  count: number
  verb: string
  note: string
  onNote: (note: string) => void
  onPick: (reason: Reason) => void
  onClose: () => void
}

/** Why something is rejected: one key of the taxonomy; the last one needs words. */
export function ReasonPicker({ count, verb, note, onNote, onPick, onClose }: ReasonPickerProps) {
  const input = useRef<HTMLTextAreaElement>(null)
  const [missing, setMissing] = useState(false)
  const pick = (reason: Reason) => {
    if (reason === 'other' && note.trim() === '') {
      setMissing(true)
      input.current?.focus()
      return
    }
    onPick(reason)
  }
  useHotkeys(reasons.map(({ value }, at) => [reasonKeys[at] ?? '', () => pick(value)]))
  return (
    <Modal
      opened
      onClose={onClose}
      title={count > 1 ? `What is wrong with these ${count}?` : 'What is wrong?'}
      transitionProps={{ duration: 0 }}
    >
      <SimpleGrid cols={2} spacing="xs">
        {reasons.map(({ value, label }, at) => (
          <Button
            key={value}
            variant="default"
            justify="flex-start"
            leftSection={<kbd>{reasonKeys[at]}</kbd>}
            onClick={() => pick(value)}
          >
            {label}
          </Button>
        ))}
      </SimpleGrid>
      <Group mt="md" align="end">
        <Textarea
          ref={input}
          label="Note"
          dir="auto"
          autosize
          minRows={1}
          maxRows={6}
          style={{ flex: 1 }}
          value={note}
          error={missing && note.trim() === '' ? 'Say what is wrong, so that it can be put right' : undefined}
          onChange={(event) => onNote(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) pick('other')
          }}
        />
        <Button variant="default" onClick={() => pick('other')}>
          {verb} with this note
        </Button>
      </Group>
    </Modal>
  )
}
