import { Group, NumberInput, Switch } from '@mantine/core'
import type { Definition } from './model.ts'

type Step = Definition['steps'][number]

/** Whether a step goes at each person's best hour. */
export function BestHourForm({
  step,
  onChange,
  readOnly,
}: {
  step: Step
  onChange: (step: Step) => void
  readOnly: boolean
}) {
  const { bestHour = null } = step
  return (
    <Group align="flex-end" mt="md">
      <Switch
        label="At each person’s best hour"
        description="Learnt from visits and clicks; one in ten goes at any hour, to go on learning"
        disabled={readOnly}
        checked={bestHour !== null}
        onChange={(event) =>
          onChange({
            ...step,
            bestHour: event.currentTarget.checked ? { withinHours: 24, explore: 0.1 } : null,
          })
        }
      />
      {bestHour && (
        <NumberInput
          label="Within how many hours"
          min={1}
          max={168}
          allowDecimal={false}
          readOnly={readOnly}
          value={bestHour.withinHours}
          onChange={(withinHours) => {
            if (typeof withinHours === 'number' && withinHours >= 1 && withinHours <= 168)
              onChange({ ...step, bestHour: { ...bestHour, withinHours } })
          }}
        />
      )}
    </Group>
  )
}
