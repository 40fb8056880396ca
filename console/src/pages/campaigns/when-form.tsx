import '@mantine/dates/styles.css'
import { Group, SegmentedControl, Text } from '@mantine/core'
import { DateTimePicker } from '@mantine/dates'
import { useWorkspace } from '../../session.ts'
import { instantOf, localOf } from './local-time.ts'
import type { PartProps } from './who-form.tsx'

const DAY = 86_400_000

/** When: at launch, or at a time. */
export function WhenForm({ plan, onChange, readOnly }: PartProps) {
  const { timeZone } = useWorkspace()
  const { startsAt } = plan
  return (
    <>
      <Group align="flex-end" wrap="wrap">
        <SegmentedControl
          aria-label="When it starts"
          readOnly={readOnly}
          value={startsAt === null ? 'launch' : 'time'}
          onChange={(value) =>
            onChange({ startsAt: value === 'launch' ? null : new Date(Date.now() + DAY).toISOString() })
          }
          data={[
            { value: 'launch', label: 'When it is launched' },
            { value: 'time', label: 'At a time' },
          ]}
        />
        {startsAt !== null && (
          <DateTimePicker
            aria-label="Starts at"
            miw={220}
            readOnly={readOnly}
            valueFormat="D MMM YYYY, HH:mm"
            value={localOf(startsAt, timeZone)}
            onChange={(value) => value && onChange({ startsAt: instantOf(value, timeZone) })}
          />
        )}
      </Group>
      <Text size="sm" c="dimmed" mt="sm">
        {startsAt === null
          ? 'It starts as soon as somebody who may launches it, and each person gets it when their quiet hours allow.'
          : `The time is that of ${timeZone}. Each person gets it then, or when their quiet hours allow.`}
      </Text>
    </>
  )
}
