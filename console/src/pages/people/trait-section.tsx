import { Button, Group, Modal, Stack, Text, Textarea, TextInput, Tooltip } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { answer, api } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import {
  type Column,
  DataTable,
  DateText,
  Empty,
  FaultAlert,
  Section,
  StatusBadge,
  toast,
  useSubmit,
  wholeList,
} from '../../ui/index.ts'
import { gradeWords, type Person, shownValue, sourceWords, valueText } from './words.ts'

type Trait = Person['traits'][number]

const columns: Column<Trait>[] = [
  {
    label: 'Trait',
    cell: (trait) => (
      <Stack gap={0}>
        <bdi>{trait.name}</bdi>
        <Text size="xs" c="dimmed">
          {trait.kind}
          {trait.party === 'third' && ', third party'}
        </Text>
      </Stack>
    ),
  },
  {
    label: 'Value',
    cell: (trait) => (
      <Text size="sm" lineClamp={3} style={{ overflowWrap: 'anywhere' }}>
        <bdi>{shownValue(trait.value)}</bdi>
      </Text>
    ),
  },
  { label: 'Grade', cell: (trait) => <GradeBadge trait={trait} /> },
  {
    label: 'Observed',
    cell: (trait) => (
      <Stack gap={0}>
        <DateText value={trait.observedAt} as="day" />
        <Text size="xs" c="dimmed">
          {sourceWords[trait.source]}
        </Text>
      </Stack>
    ),
    wideOnly: true,
  },
]

function GradeBadge({ trait }: { trait: Trait }) {
  const grade = gradeWords[trait.grade]
  const badge = (
    <StatusBadge status={trait.grade} tone={grade?.tone ?? 'quiet'} label={grade?.label ?? trait.grade} />
  )
  if (!trait.reason) return badge
  return (
    <Stack gap={2} align="flex-start">
      {badge}
      <Text size="xs" c="dimmed">
        {trait.reason}
      </Text>
    </Stack>
  )
}

interface Edited {
  name: string
  value: string
  /** A text stays one, also where it looks like a number: post codes do. */
  wasText: boolean
}

/** What a person is like, where each trait came from, and how far it can be trusted. */
export function TraitSection({ person }: { person: Person }) {
  const may = useCan()('people.write')
  const [edited, setEdited] = useState<Edited>()
  return (
    <Section
      flush
      title="Traits"
      description="Doubtful and bad ones are never merged into a message."
      actions={
        may && (
          <Button
            variant="default"
            size="xs"
            onClick={() => setEdited({ name: '', value: '', wasText: false })}
          >
            Set a trait
          </Button>
        )
      }
    >
      <DataTable
        label="Traits"
        columns={columns}
        list={wholeList({ data: person.traits, error: undefined, refetch: () => undefined })}
        rowKey={(trait) => trait.name}
        {...(may && {
          onRow: (trait: Trait) =>
            setEdited({
              name: trait.name,
              value: valueText(trait.value),
              wasText: typeof trait.value === 'string',
            }),
        })}
        empty={
          <Empty compact title="No traits">
            Names, addresses and whatever else is told with an identify call or an import.
          </Empty>
        }
      />
      <Modal
        opened={edited !== undefined}
        onClose={() => setEdited(undefined)}
        title={edited?.name ? <bdi>{edited.name}</bdi> : 'Set a trait'}
      >
        {edited && <TraitForm id={person.profileId} trait={edited} close={() => setEdited(undefined)} />}
      </Modal>
    </Section>
  )
}

interface TraitFormProps {
  id: string
  trait: Edited
  close: () => void
}

function TraitForm({ id, trait, close }: TraitFormProps) {
  const form = useForm({
    initialValues: { name: trait.name, value: trait.value },
    validate: { name: (name) => (name.trim() ? null : 'Name the trait') },
  })
  const save = async (name: string, value: unknown) => {
    const changed = await answer(
      api.PUT('/api/people/{id}/traits/{name}', { params: { path: { id, name } }, body: { value } }),
    )
    queryClient.setQueryData(['people', id], changed)
    await queryClient.invalidateQueries({ queryKey: ['people', 'list'] })
    toast.good(value === null ? 'Trait cleared' : 'Trait set')
    close()
  }
  const { submit, busy, error } = useSubmit(form, ({ name, value }) =>
    save(name.trim(), trait.wasText ? value : readValue(value)),
  )
  const [clearing, setClearing] = useState<unknown>()
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FaultAlert error={error ?? clearing} />
        {!trait.name && (
          <TextInput
            label="Name"
            description="As in the API, such as firstName"
            required
            data-autofocus
            {...form.getInputProps('name')}
          />
        )}
        <Textarea
          label="Value"
          description="It holds until something later is observed"
          autosize
          maxRows={10}
          dir="auto"
          {...(trait.name && { 'data-autofocus': true })}
          {...form.getInputProps('value')}
        />
        <Group justify="space-between">
          {trait.name ? (
            <Tooltip label="Forget the value; it counts as unknown until it is observed again">
              <Button variant="default" onClick={() => void save(trait.name, null).catch(setClearing)}>
                Clear
              </Button>
            </Tooltip>
          ) : (
            <span />
          )}
          <Button type="submit" loading={busy}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

// What looks like a number or JSON was one before it was shown as text.
function readValue(text: string): unknown {
  if (!/^(-?\d|true$|false$|[[{])/.test(text.trim())) return text
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'number' && String(value) !== text.trim() ? text : value
  } catch {
    return text
  }
}
