import '@mantine/dates/styles.css'
import { Button, Checkbox, Group, Modal, SegmentedControl, Select, Stack, Textarea } from '@mantine/core'
import { DateTimePicker } from '@mantine/dates'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { answer, api, type Body } from '../../api.ts'
import { queryClient, useWorkspace } from '../../session.ts'
import { FaultAlert, PersonPicker, toast, useSubmit } from '../../ui/index.ts'
import { instantOf } from '../campaigns/local-time.ts'
import { codes } from './words.ts'

type Kind = 'profile' | 'segment' | 'campaign'

interface Values extends Record<string, unknown> {
  kind: Kind
  id: string | null
  code: string
  reason: string
  sensitive: boolean
  all: boolean
  expiresAt: string | null
}

/** Places a hold on a person, a segment or a campaign. */
export function HoldForm({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Place a hold" size="lg">
      <Form onDone={onClose} />
    </Modal>
  )
}

function Form({ onDone }: { onDone: () => void }) {
  const { timeZone } = useWorkspace()
  const form = useForm<Values>({
    initialValues: {
      kind: 'profile',
      id: null,
      code: 'complaint_open',
      reason: '',
      sensitive: false,
      all: false,
      expiresAt: null,
    },
    validate: { id: (value) => (value ? null : 'Choose what to hold') },
  })
  const { submit, busy, error } = useSubmit(form, async (values) => {
    await answer(api.POST('/api/holds', { body: bodyOf(values, timeZone) }))
    await queryClient.invalidateQueries({ queryKey: ['holds'] })
    toast.good('Held: nothing in its scope leaves any more')
    onDone()
  })
  const values = form.getValues()
  const choose = (id: string | null) => form.setFieldValue('id', id)
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FaultAlert error={error} />
        <SegmentedControl
          aria-label="What to hold"
          value={values.kind}
          onChange={(kind) => form.setValues({ kind: kind as Kind, id: null, all: kind === 'campaign' })}
          data={[
            { value: 'profile', label: 'A person' },
            { value: 'segment', label: 'A segment' },
            { value: 'campaign', label: 'A campaign' },
          ]}
        />
        {values.kind === 'profile' && <PersonPicker label="Person" value={values.id} onChange={choose} />}
        {values.kind === 'segment' && <SegmentPicker value={values.id} onChange={choose} />}
        {values.kind === 'campaign' && <CampaignPicker value={values.id} onChange={choose} />}
        {form.errors.id && values.id === null && <FaultAlert error={new Error(String(form.errors.id))} />}
        <Select
          label="Why"
          allowDeselect={false}
          data={codes.map(({ value, label }) => ({ value, label }))}
          value={values.code}
          onChange={(code) =>
            code &&
            form.setValues({ code, sensitive: codes.find((one) => one.value === code)?.sensitive ?? false })
          }
        />
        <Textarea
          label="In a sentence"
          description={
            values.sensitive
              ? 'Only people with the role care will read it'
              : 'Everybody who sees holds can read it'
          }
          maxLength={1000}
          {...form.getInputProps('reason')}
        />
        <Checkbox
          label="Sensitive: others learn only that it is held"
          {...form.getInputProps('sensitive', { type: 'checkbox' })}
        />
        <Checkbox
          label="Hold receipts and other transactional mail too"
          {...form.getInputProps('all', { type: 'checkbox' })}
        />
        <DateTimePicker
          label="Until"
          description={`Empty: until somebody releases it. Times are those of ${timeZone}.`}
          clearable
          valueFormat="D MMM YYYY, HH:mm"
          {...form.getInputProps('expiresAt')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            Place the hold
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

interface PickerProps {
  value: string | null
  onChange: (id: string | null) => void
}

function SegmentPicker({ value, onChange }: PickerProps) {
  const { data } = useQuery({
    queryKey: ['segments', 'pick'],
    queryFn: async () =>
      (await answer(api.GET('/api/segments', { params: { query: { limit: 200, archived: false } } }))).items,
  })
  const options = (data ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Select
      label="Segment"
      description="Whoever is in it at the moment of sending is held"
      searchable
      data={options}
      nothingFoundMessage="No segment is called that"
      value={value}
      onChange={onChange}
    />
  )
}

function CampaignPicker({ value, onChange }: PickerProps) {
  const { data } = useQuery({
    queryKey: ['campaigns', 'pick'],
    queryFn: async () =>
      (await answer(api.GET('/api/campaigns', { params: { query: { limit: 200 } } }))).items,
  })
  const options = (data ?? [])
    .filter(({ state }) => state !== 'done' && state !== 'cancelled')
    .map(({ id, definition }) => ({ value: id, label: definition.name }))
  return (
    <Select
      label="Campaign"
      searchable
      data={options}
      nothingFoundMessage="No campaign is called that"
      value={value}
      onChange={onChange}
    />
  )
}

function bodyOf(values: Values, timeZone: string): Body<'/api/holds', 'post'> {
  return {
    scope: { kind: values.kind, id: values.id ?? '' },
    code: values.code,
    sensitive: values.sensitive,
    ...(values.reason.trim() && { reason: values.reason.trim() }),
    ...(values.all && { purposes: ['marketing', 'service', 'transactional'] }),
    ...(values.expiresAt && { expiresAt: instantOf(values.expiresAt, timeZone) }),
  }
}
