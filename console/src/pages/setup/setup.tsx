import { Alert, Button, Divider, Loader, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useAddressState, useGo } from '../../address.ts'
import { answer, api } from '../../api.ts'
import { queryClient } from '../../session.ts'
import { FrontDoor } from '../../shell/front-door.tsx'
import { FaultAlert, useSubmit } from '../../ui/index.ts'
import { LivingShop } from './living-shop.tsx'

const LEAST_PASSWORD = 10

/** First start: names the workspace and makes the first administrator. Reached by the printed one-time link. */
export default function Setup() {
  const [token] = useAddressState('token')
  const [sample] = useAddressState('sample')
  const [empty] = useAddressState('empty')
  if (!token)
    return (
      <FrontDoor title="Set up Tactful">
        <Alert>
          Nobody has an account here yet. Open the one-time link that the server printed when it started; it
          ends in <code>/setup?token=…</code>. A restart prints a new one.
        </Alert>
      </FrontDoor>
    )
  if (sample) return <OpensAtOnce token={token} />
  return (
    <FrontDoor title="Set up Tactful" description="You become the first administrator. This link works once.">
      <SetupForm token={token} />
      {!empty && <OrLook token={token} />}
    </FrontDoor>
  )
}

/** The living shop, for those who want to look before they set anything up. */
function OrLook({ token }: { token: string }) {
  const go = useGo()
  return (
    <>
      <Divider label="or look around first" my="lg" />
      <LivingShop open={() => openSample(token).then(() => go('/', { replace: true }))} />
    </>
  )
}

/** Goes straight into the living shop, for a start that asked for it. */
function OpensAtOnce({ token }: { token: string }) {
  const go = useGo()
  const { mutate, error } = useMutation({
    mutationFn: () => openSample(token),
    onSuccess: () => go('/', { replace: true }),
  })
  useEffect(() => mutate(), [mutate])
  return (
    <FrontDoor title="The living shop" description="A simulated shop to look around in.">
      {error ? <FaultAlert error={error} /> : <Loader aria-label="Opening" />}
    </FrontDoor>
  )
}

async function openSample(token: string): Promise<void> {
  await answer(api.POST('/api/setup/sample', { body: { token } }))
  queryClient.clear()
}

function SetupForm({ token }: { token: string }) {
  const go = useGo()
  const form = useForm({
    initialValues: { workspaceName: '', name: '', email: '', password: '' },
    validate: {
      workspaceName: (value) => (value.trim() ? null : 'Name your shop or company'),
      name: (value) => (value.trim() ? null : 'Enter your name'),
      email: (value) => (value.includes('@') ? null : 'Enter your e-mail address'),
      password: (value) =>
        value.length >= LEAST_PASSWORD ? null : `Use at least ${LEAST_PASSWORD} characters`,
    },
  })
  const { submit, busy, error } = useSubmit(form, async (values) => {
    await answer(api.POST('/api/setup', { body: { token, ...values } }))
    queryClient.clear()
    go('/', { replace: true })
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FaultAlert error={error} />
        <TextInput
          label="Workspace"
          description="Your shop or company, as your team calls it"
          autoFocus
          autoComplete="organization"
          {...form.getInputProps('workspaceName')}
        />
        <TextInput label="Your name" autoComplete="name" {...form.getInputProps('name')} />
        <TextInput label="E-mail" type="email" autoComplete="username" {...form.getInputProps('email')} />
        <PasswordInput
          label="Password"
          description={`At least ${LEAST_PASSWORD} characters`}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={busy} fullWidth>
          Set up
        </Button>
      </Stack>
    </form>
  )
}
