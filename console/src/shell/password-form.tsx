import { Button, Group, PasswordInput, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { answer, api } from '../api.ts'
import { FaultAlert, toast, useSubmit } from '../ui/index.ts'

const LEAST_PASSWORD = 10

/** Changes one's own password. */
export function PasswordForm({ close }: { close: () => void }) {
  const form = useForm({
    initialValues: { current: '', password: '' },
    validate: {
      current: (value) => (value ? null : 'Enter your present password'),
      password: (value) =>
        value.length >= LEAST_PASSWORD ? null : `Use at least ${LEAST_PASSWORD} characters`,
    },
  })
  const { submit, busy, error } = useSubmit(form, async (body) => {
    await answer(api.POST('/api/session/password', { body }))
    toast.good('Password changed; your other sessions have ended')
    close()
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FaultAlert error={error} />
        <PasswordInput
          label="Present password"
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps('current')}
        />
        <PasswordInput
          label="New password"
          description="At least ten characters; length counts more than special signs"
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            Change password
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
