import { Group, NumberInput, Select } from '@mantine/core'
import type { PartProps } from './who-form.tsx'

/** How one of several wordings is chosen. */
export function ChoiceForm({ plan, onChange, readOnly }: PartProps) {
  const { choice = null } = plan
  return (
    <Group align="flex-end" mt="md">
      <Select
        label="Which wording"
        description="By what they earn: those that do more for the objective are chosen more often"
        readOnly={readOnly}
        allowDeselect={false}
        miw={240}
        data={[
          { value: 'equal', label: 'Each as often' },
          { value: 'bandit', label: 'By what they earn' },
          ...(choice?.kind === 'weights' ? [{ value: 'weights', label: 'By fixed weights' }] : []),
        ]}
        value={choice?.kind ?? 'equal'}
        onChange={(kind) => {
          if (kind === 'equal') onChange({ choice: null })
          if (kind === 'bandit') onChange({ choice: { kind, floor: 0.1 } })
        }}
      />
      {choice?.kind === 'bandit' && (
        <NumberInput
          label="Spread evenly, whatever is believed"
          suffix=" %"
          min={1}
          max={100}
          allowDecimal={false}
          readOnly={readOnly}
          value={Math.round(choice.floor * 100)}
          onChange={(percent) => {
            if (typeof percent === 'number' && percent >= 1 && percent <= 100)
              onChange({ choice: { kind: 'bandit', floor: percent / 100 } })
          }}
        />
      )}
    </Group>
  )
}
