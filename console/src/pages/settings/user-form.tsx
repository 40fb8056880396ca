import { Button, Checkbox, Group, PasswordInput, Stack, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { answer, api, type Item } from '../../api.ts'
import { type RoleName, roles } from '../../roles.ts'
import { queryClient, sessionQuery, useSession } from '../../session.ts'
import { FaultAlert, toast, useSubmit } from '../../ui/index.ts'

export type User = Item<'/api/users'>

const LEAST_PASSWORD = 10

/** Adds a user, or changes one: name, roles, password, whether they may sign in. */
export function UserForm({ user, close }: { user: User | undefined; close: () => void }) {
  const own = useSession().user.id === user?.id
  const form = useForm({
    initialValues: {
      name: user?.name ?? '',
      email: user?.email ?? '',
      password: '',
      roles: (user?.roles ?? ['viewer']) as RoleName[],
      disabled: user?.disabled ?? false,
    },
    validate: {
      name: (value) => (value.trim() ? null : 'Enter a name'),
      email: (value) => (value.includes('@') ? null : 'Enter an e-mail address'),
      password: (value) =>
        (user && value === '') || value.length >= LEAST_PASSWORD
          ? null
          : `Use at least ${LEAST_PASSWORD} characters`,
      roles: (value) => (value.length > 0 ? null : 'Give at least one role'),
    },
  })
  const { submit, busy, error } = useSubmit(form, async ({ email, password, disabled, ...rest }) => {
    if (user) {
      const body = { ...rest, ...(password && { password }), ...(!own && { disabled }) }
      await answer(api.PATCH('/api/users/{id}', { params: { path: { id: user.id } }, body }))
    } else await answer(api.POST('/api/users', { body: { ...rest, email, password } }))
    await queryClient.invalidateQueries({ queryKey: ['users'] })
    if (own) await queryClient.invalidateQueries(sessionQuery)
    toast.good(user ? 'User changed' : 'User added')
    close()
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FaultAlert error={error} />
        <TextInput label="Name" autoComplete="off" data-autofocus {...form.getInputProps('name')} />
        {user ? (
          <TextInput label="E-mail" value={user.email} disabled />
        ) : (
          <TextInput label="E-mail" type="email" autoComplete="off" {...form.getInputProps('email')} />
        )}
        <PasswordInput
          label={user ? 'New password' : 'First password'}
          description={
            user ? 'Leave it empty to keep the present one' : 'Hand it over safely; they can have it changed'
          }
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <Checkbox.Group label="Roles" {...form.getInputProps('roles')}>
          <Stack gap="sm" mt={8}>
            {roles.map((role) => (
              <Checkbox key={role.value} value={role.value} label={role.label} description={role.about} />
            ))}
          </Stack>
        </Checkbox.Group>
        {user && !own && (
          <Switch
            label="May not sign in"
            description="Ends their sessions; what they did stays in the journal"
            {...form.getInputProps('disabled', { type: 'checkbox' })}
          />
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={busy}>
            {user ? 'Save' : 'Add user'}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
