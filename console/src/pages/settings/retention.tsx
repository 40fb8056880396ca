import { ActionIcon, Autocomplete, Button, Group, NumberInput, Skeleton, Stack, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Answer, answer, api } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import { ConfirmButton, FaultAlert, Section, toast } from '../../ui/index.ts'

type Rule = Answer<'/api/events/retention'>['items'][number]

/** How long events are kept, by name. */
export function Retention() {
  const { data, error, refetch } = useQuery({
    queryKey: ['events', 'retention'],
    queryFn: async () => (await answer(api.GET('/api/events/retention'))).items,
  })
  if (error) return <FaultAlert error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton height={200} />
  return <Editor key={JSON.stringify(data)} stored={data} />
}

function Editor({ stored }: { stored: Rule[] }) {
  const may = useCan()('settings.write')
  const [rules, setRules] = useState(stored.map((rule, key) => ({ ...rule, key })))
  const names = useQuery({
    queryKey: ['events', 'names'],
    queryFn: async () => (await answer(api.GET('/api/events/names'))).items.map(({ event }) => event),
  })
  const change = (key: number, part: Partial<Rule>) =>
    setRules((all) => all.map((rule) => (rule.key === key ? { ...rule, ...part } : rule)))
  const items = rules.map(({ event, days }) => ({ event, days }))
  const save = async () => {
    await answer(api.PUT('/api/events/retention', { body: { items } }))
    await queryClient.invalidateQueries({ queryKey: ['events', 'retention'] })
    toast.good('Kept; what is over goes in the next night')
  }
  const whole = items.every(({ event, days }) => event.trim() !== '' && days >= 1)
  return (
    <Section
      title="How long events are kept"
      description="By name; * stands for every name without a rule of its own. Without a rule events are kept for ever."
    >
      <Stack gap="sm">
        {rules.length === 0 && <Text c="dimmed">Everything is kept for ever.</Text>}
        {rules.map(({ key, event, days }, index) => (
          <Group key={key} gap="sm" wrap="nowrap" align="end">
            <Autocomplete
              label={index === 0 ? 'Event' : undefined}
              aria-label={`Event of rule ${index + 1}`}
              data={['*', ...(names.data ?? [])]}
              value={event}
              disabled={!may}
              onChange={(value) => change(key, { event: value })}
              style={{ flex: 1 }}
            />
            <NumberInput
              label={index === 0 ? 'Days' : undefined}
              aria-label={`Days of rule ${index + 1}`}
              min={1}
              max={36_500}
              w={110}
              value={days}
              disabled={!may}
              onChange={(value) => change(key, { days: Number(value) })}
            />
            {may && (
              <ActionIcon
                variant="subtle"
                size="lg"
                aria-label={`Remove rule ${index + 1}`}
                onClick={() => setRules((all) => all.filter((rule) => rule.key !== key))}
              >
                <IconTrash size={18} />
              </ActionIcon>
            )}
          </Group>
        ))}
        {may && (
          <Group justify="space-between">
            <Button
              variant="default"
              onClick={() =>
                setRules((all) => [
                  ...all,
                  {
                    event: all.length === 0 ? '*' : '',
                    days: 730,
                    key: Math.max(0, ...all.map((one) => one.key)) + 1,
                  },
                ])
              }
            >
              Add a rule
            </Button>
            <ConfirmButton
              title="Keep events for so long?"
              confirm="Save"
              danger
              consequence="Events whose time is over are removed in the next night. Results and segments no longer see them. It cannot be undone."
              onConfirm={save}
              disabled={!whole || JSON.stringify(items) === JSON.stringify(stored)}
            >
              Save
            </ConfirmButton>
          </Group>
        )}
      </Stack>
    </Section>
  )
}
