import { Button, Group, Select, Skeleton, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { type Answer, answer, api } from '../../api.ts'
import { queryClient, sessionQuery, useCan } from '../../session.ts'
import { FaultAlert, Section, toast, useSubmit } from '../../ui/index.ts'

/** Name, currency, time zone and sender of the workspace. */
export function WorkspaceSettings() {
  const query = useQuery({ queryKey: ['settings'], queryFn: () => answer(api.GET('/api/settings')) })
  return (
    <Section title="Workspace" description="Amounts, dates and mail follow these.">
      {query.error && <FaultAlert error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Skeleton height={240} />}
      {query.data && <WorkspaceForm settings={query.data} />}
    </Section>
  )
}

function WorkspaceForm({ settings }: { settings: Answer<'/api/settings'> }) {
  const may = useCan()('settings.write')
  const form = useForm({
    initialValues: {
      name: settings.name,
      currency: settings.currency,
      timeZone: settings.timeZone,
      mailFrom: settings.mailFrom ?? '',
    },
    validate: { name: (value) => (value.trim() ? null : 'Name the workspace') },
  })
  const { submit, busy, error } = useSubmit(form, async ({ mailFrom, ...rest }) => {
    const body = { ...rest, mailFrom: mailFrom.trim() || null }
    await answer(api.PATCH('/api/settings', { body }))
    form.resetDirty()
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: ['settings'] }),
      queryClient.invalidateQueries(sessionQuery),
    ])
    toast.good('Settings saved')
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw={480}>
        <FaultAlert error={error} />
        <TextInput label="Name" disabled={!may} {...form.getInputProps('name')} />
        <Select
          label="Currency"
          description="Of prices, revenue and budgets; a change does not convert what is stored"
          data={currencies()}
          searchable
          allowDeselect={false}
          disabled={!may}
          {...form.getInputProps('currency')}
        />
        <Select
          label="Time zone"
          description="Of dates here, and of people whose own zone is not known"
          data={timeZones()}
          searchable
          allowDeselect={false}
          disabled={!may}
          {...form.getInputProps('timeZone')}
        />
        <TextInput
          label="Mail from"
          description="The sender people see, such as: Rosewood Gifts <hello@rosewood.example>"
          disabled={!may}
          {...form.getInputProps('mailFrom')}
        />
        {may && (
          <Group>
            <Button type="submit" loading={busy} disabled={!form.isDirty()}>
              Save
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  )
}

function currencies() {
  const names = new Intl.DisplayNames(undefined, { type: 'currency' })
  return Intl.supportedValuesOf('currency').map((code) => ({
    value: code,
    label: `${code} · ${names.of(code)}`,
  }))
}

function timeZones(): string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])]
}
