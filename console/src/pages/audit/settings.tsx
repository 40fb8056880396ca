import { Button, Group, Modal, MultiSelect, NumberInput, Select, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type Answer, answer, api, type Body } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import { FaultAlert, toast, useSubmit } from '../../ui/index.ts'
import { reasons } from './words.ts'

type Settings = Answer<'/api/audit/settings'>
type Plan = Settings['plan']

const plans: Record<Plan['kind'], Plan> = {
  sequential: { kind: 'sequential', good: 0.01, bad: 0.1, alpha: 0.05, beta: 0.1 },
  lot: { kind: 'lot', ltpd: 0.05, confidence: 0.9, accept: 0 },
  two_point: { kind: 'two_point', aql: 0.01, alpha: 0.05, ltpd: 0.08, beta: 0.1 },
}

/** How much is read and what stops a campaign; for those who may change it. */
export function AuditSettingsButton() {
  const can = useCan()
  const [opened, { open, close }] = useDisclosure()
  const query = useQuery({
    queryKey: ['audit', 'settings'],
    queryFn: () => answer(api.GET('/api/audit/settings')),
    enabled: opened,
  })
  if (!can('review.write')) return null
  return (
    <>
      <Button variant="default" onClick={open}>
        Settings
      </Button>
      <Modal opened={opened} onClose={close} title="How much is read">
        {query.error && <FaultAlert error={query.error} />}
        {query.data && <SettingsForm settings={query.data} close={close} />}
      </Modal>
    </>
  )
}

function SettingsForm({ settings, close }: { settings: Settings; close: () => void }) {
  const form = useForm({ initialValues: { ...settings, kind: settings.plan.kind as string } })
  const { submit, busy, error } = useSubmit(form, async ({ kind, plan, ...rest }) => {
    const body = { ...rest, plan: kind === plan.kind ? plan : plans[kind as Plan['kind']] }
    await answer(api.PATCH('/api/audit/settings', { body: body as Body<'/api/audit/settings', 'patch'> }))
    await queryClient.invalidateQueries({ queryKey: ['audit'] })
    toast.good('Settings saved')
    close()
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FaultAlert error={error} />
        <Select
          label="Acceptance plan"
          description="What decides whether a lot is good enough, or its campaign is paused"
          allowDeselect={false}
          data={[
            { value: 'sequential', label: 'Read after read: 1 % is good, 10 % is bad' },
            { value: 'lot', label: 'No defect in 45: 5 % is rejected nine times in ten' },
            { value: 'two_point', label: 'Two points: 1 % is accepted, 8 % is rejected' },
          ]}
          {...form.getInputProps('kind')}
        />
        <NumberInput
          label="Reads in a day, at most"
          description="The attention that the team has"
          min={2}
          max={10_000}
          {...form.getInputProps('readsPerDay')}
        />
        <NumberInput
          label="Messages in a lot, at most"
          min={10}
          max={20_000}
          {...form.getInputProps('lotSize')}
        />
        <NumberInput
          label="Minutes until a lot is drawn from"
          min={1}
          max={10_080}
          {...form.getInputProps('lotMinutes')}
        />
        <NumberInput label="Hours to read it in" min={1} max={336} {...form.getInputProps('dueHours')} />
        <NumberInput
          label="Suspicious messages of each lot"
          description="Read apart, in no estimate"
          min={0}
          max={50}
          {...form.getInputProps('suspiciousPerLot')}
        />
        <MultiSelect
          label="One such defect pauses the campaign"
          data={[...reasons]}
          {...form.getInputProps('pauseReasons')}
        />
        <Group justify="end">
          <Button type="submit" loading={busy}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
