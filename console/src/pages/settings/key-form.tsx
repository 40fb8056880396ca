import { Alert, Button, Group, Radio, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { answer, api } from '../../api.ts'
import { queryClient } from '../../session.ts'
import { CodeBox, FaultAlert, useSubmit } from '../../ui/index.ts'

/** Makes a key and shows it once. */
export function KeyForm({ close }: { close: () => void }) {
  const [made, setMade] = useState<string>()
  const form = useForm({
    initialValues: { name: '', kind: 'write' as 'write' | 'server' },
    validate: { name: (value) => (value.trim() ? null : 'Say where the key will be used') },
  })
  const { submit, busy, error } = useSubmit(form, async (body) => {
    const { key } = await answer(api.POST('/api/keys', { body }))
    await queryClient.invalidateQueries({ queryKey: ['keys'] })
    setMade(key)
  })
  if (made)
    return (
      <Stack>
        <Alert color="yellow">Copy the key now and keep it safe. It is not stored and not shown again.</Alert>
        <CodeBox value={made} label="key" secret />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            I have copied it
          </Button>
        </Group>
      </Stack>
    )
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FaultAlert error={error} />
        <TextInput
          label="Name"
          placeholder="Web shop"
          description="Where the key will be used"
          data-autofocus
          autoComplete="off"
          {...form.getInputProps('name')}
        />
        <Radio.Group label="Kind" {...form.getInputProps('kind')}>
          <Stack gap="sm" mt={8}>
            <Radio
              value="write"
              label="Write"
              description="Collects events. May be seen by anyone who reads your page."
            />
            <Radio
              value="server"
              label="Server"
              description="Also reads people, segments and results. Only for your own servers."
            />
          </Stack>
        </Radio.Group>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            Make key
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
