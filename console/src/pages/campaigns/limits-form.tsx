import { Group, NumberInput, Select, Stack, Switch, TextInput } from '@mantine/core'
import type { PartProps } from './who-form.tsx'

/** Within which limits: quiet hours, how often, and how many are read first. */
export function LimitsForm({ plan, onChange, readOnly }: PartProps) {
  const { quietHours, frequencyCap, purpose } = plan
  const free = purpose === 'transactional'
  return (
    <Stack gap="md">
      {!free && (
        <Group align="flex-end" wrap="wrap" gap="md">
          <Switch
            label="Quiet hours"
            mb={8}
            miw={150}
            disabled={readOnly}
            checked={quietHours !== null}
            onChange={(event) =>
              onChange({ quietHours: event.currentTarget.checked ? { from: '21:00', to: '08:00' } : null })
            }
          />
          {quietHours && (
            <>
              <TextInput
                type="time"
                label="From"
                readOnly={readOnly}
                value={quietHours.from}
                onChange={(event) =>
                  event.currentTarget.value &&
                  onChange({ quietHours: { ...quietHours, from: event.currentTarget.value } })
                }
              />
              <TextInput
                type="time"
                label="To"
                readOnly={readOnly}
                value={quietHours.to}
                onChange={(event) =>
                  event.currentTarget.value &&
                  onChange({ quietHours: { ...quietHours, to: event.currentTarget.value } })
                }
              />
              <Select
                label="Where a person’s zone is not known"
                miw={240}
                flex={1}
                searchable
                allowDeselect={false}
                readOnly={readOnly}
                data={zones(plan.timeZone)}
                value={plan.timeZone}
                onChange={(timeZone) => timeZone && onChange({ timeZone })}
              />
            </>
          )}
        </Group>
      )}
      {purpose === 'marketing' && (
        <Group align="flex-end" wrap="wrap" gap="md">
          <Switch
            label="Frequency cap"
            mb={8}
            miw={150}
            disabled={readOnly}
            checked={frequencyCap !== null}
            onChange={(event) =>
              onChange({ frequencyCap: event.currentTarget.checked ? { messages: 3, days: 7 } : null })
            }
          />
          {frequencyCap && (
            <>
              <NumberInput
                label="At most"
                w={150}
                min={1}
                max={1000}
                suffix=" messages"
                readOnly={readOnly}
                value={frequencyCap.messages}
                onChange={(value) =>
                  Number(value) >= 1 &&
                  onChange({ frequencyCap: { ...frequencyCap, messages: Number(value) } })
                }
              />
              <NumberInput
                label="In"
                w={120}
                min={1}
                max={365}
                suffix=" days"
                readOnly={readOnly}
                value={frequencyCap.days}
                onChange={(value) =>
                  Number(value) >= 1 && onChange({ frequencyCap: { ...frequencyCap, days: Number(value) } })
                }
              />
            </>
          )}
          <NumberInput
            label="Between two of them"
            w={150}
            min={0}
            max={720}
            suffix=" hours"
            readOnly={readOnly}
            value={plan.cooldownHours}
            onChange={(value) => onChange({ cooldownHours: Number(value) || 0 })}
          />
        </Group>
      )}
      <NumberInput
        label="Read the first"
        description="So many are sent and read by people before the rest goes; 0 sends all at once"
        maw={480}
        min={0}
        max={10_000}
        suffix=" messages"
        readOnly={readOnly}
        value={plan.rampSize}
        onChange={(value) => onChange({ rampSize: Number(value) || 0 })}
      />
    </Stack>
  )
}

function zones(own: string): string[] {
  return [...new Set(['UTC', own, ...Intl.supportedValuesOf('timeZone')])]
}
