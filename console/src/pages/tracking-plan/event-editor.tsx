import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  Modal,
  MultiSelect,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { modes, type PlannedEvent } from './words.ts'

type Property = PlannedEvent['properties'][number]

const types = [
  { value: 'text', label: 'text' },
  { value: 'number', label: 'number' },
  { value: 'boolean', label: 'yes or no' },
  { value: 'list', label: 'list' },
  { value: 'object', label: 'object' },
]

interface EditorProps {
  event: PlannedEvent | undefined
  may: boolean
  close: () => void
  save: (event: PlannedEvent) => void
}

/** One planned event with its properties, in a window. */
export function EventEditor({ event, ...rest }: EditorProps) {
  return (
    <Modal
      opened={event !== undefined}
      onClose={rest.close}
      size="lg"
      title={<bdi>{event?.event ?? ''}</bdi>}
    >
      {event && <Fields key={event.event} event={event} {...rest} />}
    </Modal>
  )
}

function Fields({ event, may, close, save }: EditorProps & { event: PlannedEvent }) {
  const [draft, setDraft] = useState(event)
  const [name, setName] = useState('')
  const change = (at: number, next: Partial<Property>) =>
    setDraft({
      ...draft,
      properties: draft.properties.map((one, index) => (index === at ? { ...one, ...next } : one)),
    })
  const known = draft.properties.some((one) => one.name === name.trim())
  return (
    <Stack>
      <Select
        label="Violations are"
        data={modes}
        allowDeselect={false}
        disabled={!may}
        value={draft.mode}
        onChange={(value) => setDraft({ ...draft, mode: (value ?? 'flag') as PlannedEvent['mode'] })}
      />
      <Checkbox
        label="May carry properties that are not named here"
        disabled={!may}
        checked={draft.additional}
        onChange={(input) => setDraft({ ...draft, additional: input.currentTarget.checked })}
      />
      {draft.properties.map((one, index) => (
        <Group key={one.name} gap="sm" align="center" wrap="wrap">
          <Text w={160} style={{ overflowWrap: 'anywhere' }}>
            <bdi>{one.name}</bdi>
          </Text>
          <MultiSelect
            aria-label={`Kinds of ${one.name}`}
            placeholder={one.types.length === 0 ? 'any' : ''}
            w={220}
            data={types}
            disabled={!may}
            value={one.types}
            onChange={(values) => change(index, { types: values as Property['types'] })}
          />
          <Checkbox
            label="Required"
            aria-label={`${one.name} is required`}
            disabled={!may}
            checked={one.required}
            onChange={(input) => change(index, { required: input.currentTarget.checked })}
          />
          {may && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove ${one.name}`}
              onClick={() =>
                setDraft({ ...draft, properties: draft.properties.filter((_, at) => at !== index) })
              }
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      {may && (
        <Group gap="sm" align="flex-end">
          <TextInput
            label="Another property"
            value={name}
            onChange={(input) => setName(input.currentTarget.value)}
          />
          <Button
            variant="default"
            disabled={name.trim() === '' || known}
            onClick={() => {
              const added: Property = { name: name.trim(), types: [], required: false }
              setDraft({ ...draft, properties: [...draft.properties, added] })
              setName('')
            }}
          >
            Add
          </Button>
        </Group>
      )}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={close}>
          {may ? 'Cancel' : 'Close'}
        </Button>
        {may && <Button onClick={() => save(draft)}>Take over</Button>}
      </Group>
    </Stack>
  )
}
