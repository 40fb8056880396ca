import { Alert, Button, Divider, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useAddressState, useGo } from '../../address.ts'
import { answer, api } from '../../api.ts'
import { queryClient } from '../../session.ts'
import { FrontDoor } from '../../shell/front-door.tsx'
import { FaultAlert, useSubmit } from '../../ui/index.ts'

/** Signing in with e-mail and password. */
export default function Login() {
  const go = useGo()
  const [next] = useAddressState('next')
  const [problem] = useAddressState('problem')
  const methods = useQuery({
    queryKey: ['sign-in methods'],
    queryFn: () => answer(api.GET('/api/session/methods')),
  })
  const provider = methods.data?.oidc
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (value.includes('@') ? null : 'Enter your e-mail address'),
      password: (value) => (value ? null : 'Enter your password'),
    },
  })
  const { submit, busy, error } = useSubmit(form, async (values) => {
    await answer(api.POST('/api/session', { body: values }))
    queryClient.clear()
    go(safe(next), { replace: true })
  })
  return (
    <FrontDoor title="Sign in">
      <form onSubmit={submit} noValidate>
        <Stack>
          <FaultAlert error={error} />
          {problem && !error && (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          )}
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            autoFocus
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={busy} fullWidth>
            Sign in
          </Button>
          {provider && (
            <>
              <Divider label="or" />
              <Button component="a" href="/api/session/oidc" variant="default" fullWidth>
                Sign in with {provider}
              </Button>
            </>
          )}
        </Stack>
      </form>
    </FrontDoor>
  )
}

/** Only addresses of this console are gone to. */
function safe(next: string | undefined): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.includes('\\') ? next : '/'
}
