import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useGo } from '../../address.ts'
import { answer, api } from '../../api.ts'
import { queryClient } from '../../session.ts'
import { FaultAlert, useSubmit } from '../../ui/index.ts'
import { type Definition, keepCampaign, purposes } from './model.ts'

/** Asks for a name and a purpose, and begins the campaign. */
export function NewCampaign({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="New campaign">
      <Form />
    </Modal>
  )
}

function Form() {
  const go = useGo()
  const form = useForm({
    initialValues: { name: '', purpose: 'marketing' as Definition['purpose'] },
    validate: { name: (value) => (value.trim() ? null : 'Name the campaign') },
  })
  const { submit, busy, error } = useSubmit(form, async ({ name, purpose }) => {
    const body = { name: name.trim(), purpose, ...(purpose !== 'marketing' && { controlShare: 0 }) }
    const made = await answer(api.POST('/api/campaigns', { body }))
    await keepCampaign(queryClient, made)
    go(`/campaigns/${made.id}`)
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FaultAlert error={error} />
        <TextInput
          label="Name"
          placeholder="Spring: come back"
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Radio.Group label="Purpose" {...form.getInputProps('purpose')}>
          <Stack gap="xs" mt="xs">
            {Object.entries(purposes).map(([value, { label, says }]) => (
              <Radio key={value} value={value} label={label} description={says} />
            ))}
          </Stack>
        </Radio.Group>
        <Text size="sm" c="dimmed">
          Everything else is asked on the next page, and can be changed until the campaign starts.
        </Text>
        <Group justify="flex-end">
          <Button type="submit" loading={busy}>
            Begin
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
