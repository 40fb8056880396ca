import { ActionIcon, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type DraftField, type Problem, replaced, without } from './draft.ts'
import classes from './field-table.module.css'

const grades = [
  { value: 'verified', label: 'Verified' },
  { value: 'good', label: 'Good' },
  { value: 'doubtful', label: 'Doubtful' },
  { value: 'bad', label: 'Any' },
]
const behaviours = [
  { value: 'orders', label: 'Number of orders' },
  { value: 'revenue', label: 'Revenue' },
  { value: 'firstOrderAt', label: 'Time of the first order' },
  { value: 'lastOrderAt', label: 'Time of the last order' },
]

interface FieldTableProps {
  fields: DraftField[]
  onChange: (fields: DraftField[]) => void
  problems: Problem[]
  readOnly: boolean
}

/** The personal fields of an e-mail: where a value comes from, how good it must be, what is read otherwise. */
export function FieldTable({ fields, onChange, problems, readOnly }: FieldTableProps) {
  const taken = new Set(fields.map(({ name }) => name))
  const add = () => {
    let name = 'field'
    for (let n = 2; taken.has(name); n += 1) name = `field_${n}`
    onChange([...fields, { name, source: { kind: 'trait', key: name }, minimumGrade: 'good', fallback: '' }])
  }
  return (
    <Stack gap="md">
      {fields.length === 0 && (
        <Text c="dimmed" size="sm">
          No personal fields: everybody reads the same words.
        </Text>
      )}
      {[...fields.entries()].map(([position, field]) => (
        <FieldRow
          key={position}
          field={field}
          error={
            problems.find(
              (one) => one.variant === undefined && one.slot === field.name && one.level !== 'hint',
            )?.message
          }
          readOnly={readOnly}
          onChange={(changed) => onChange(replaced(fields, position, changed))}
          onRemove={() => onChange(without(fields, position))}
        />
      ))}
      {!readOnly && (
        <Group>
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
            Add field
          </Button>
        </Group>
      )}
    </Stack>
  )
}

interface FieldRowProps {
  field: DraftField
  error: string | undefined
  readOnly: boolean
  onChange: (field: DraftField) => void
  onRemove: () => void
}

function FieldRow({ field, error, readOnly, onChange, onRemove }: FieldRowProps) {
  const { source } = field
  return (
    <fieldset className={classes.row} aria-label={`Field ${field.name}`}>
      <TextInput
        label="Name"
        readOnly={readOnly}
        value={field.name}
        error={/^[a-z][a-z0-9_]{0,39}$/.test(field.name) ? undefined : 'Small letters, digits and _ only'}
        onChange={(event) => onChange({ ...field, name: event.currentTarget.value })}
      />
      <Select
        label="From"
        readOnly={readOnly}
        allowDeselect={false}
        data={[
          { value: 'trait', label: 'Trait' },
          { value: 'behaviour', label: 'Behaviour' },
        ]}
        value={source.kind}
        onChange={(kind) =>
          onChange({
            ...field,
            source: kind === 'behaviour' ? { kind, key: 'orders' } : { kind: 'trait', key: field.name },
          })
        }
      />
      {source.kind === 'trait' ? (
        <TextInput
          label="Trait"
          placeholder="firstName"
          readOnly={readOnly}
          value={source.key}
          onChange={(event) =>
            onChange({ ...field, source: { kind: 'trait', key: event.currentTarget.value } })
          }
        />
      ) : (
        <Select
          label="Behaviour"
          readOnly={readOnly}
          allowDeselect={false}
          data={behaviours}
          value={source.key}
          onChange={(key) => key && onChange({ ...field, source: { kind: 'behaviour', key } })}
        />
      )}
      <Select
        label="Quality at least"
        readOnly={readOnly}
        disabled={source.kind === 'behaviour'}
        allowDeselect={false}
        data={grades}
        value={field.minimumGrade}
        onChange={(grade) =>
          grade && onChange({ ...field, minimumGrade: grade as DraftField['minimumGrade'] })
        }
      />
      <TextInput
        className={classes.fallback ?? ''}
        label="Fallback, read by everybody else"
        dir="auto"
        readOnly={readOnly}
        value={field.fallback ?? ''}
        error={error}
        onChange={(event) => onChange({ ...field, fallback: event.currentTarget.value })}
      />
      {!readOnly && (
        <ActionIcon
          className={classes.remove}
          size="md"
          aria-label={`Remove field ${field.name}`}
          onClick={onRemove}
        >
          <IconTrash size={18} />
        </ActionIcon>
      )}
    </fieldset>
  )
}
