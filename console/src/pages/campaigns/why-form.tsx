import { Group, NumberInput, Select, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import { FaultAlert, TextLink, useFormat } from '../../ui/index.ts'
import { effectText, metrics } from '../objectives/words.ts'
import type { PartProps } from './who-form.tsx'

/** Why: the objective, and the share of people held out to measure against. */
export function WhyForm({ plan, onChange, readOnly }: PartProps) {
  const format = useFormat()
  const objectives = useQuery({
    queryKey: ['objectives', 'pick'],
    queryFn: async () =>
      (await answer(api.GET('/api/objectives', { params: { query: { limit: 200 } } }))).items,
  })
  if (objectives.error) return <FaultAlert error={objectives.error} retry={() => void objectives.refetch()} />
  if (!objectives.data) return <Skeleton height={60} />
  const chosen = objectives.data.find((objective) => objective.id === plan.objectiveId)
  const options = objectives.data.filter((one) => !one.archived || one.id === plan.objectiveId)
  return (
    <>
      <Group align="flex-end" wrap="wrap">
        <Select
          label="Objective"
          placeholder={
            plan.purpose === 'marketing' ? 'Choose what it is to change' : 'Not needed for this purpose'
          }
          searchable
          clearable
          flex={1}
          miw={240}
          readOnly={readOnly}
          data={options.map(({ id, name }) => ({ value: id, label: name }))}
          nothingFoundMessage="No objective is called that"
          value={plan.objectiveId}
          onChange={(objectiveId) => onChange({ objectiveId })}
        />
        <NumberInput
          label="Held out"
          w={130}
          min={0}
          max={90}
          suffix=" %"
          readOnly={readOnly}
          value={Math.round(plan.controlShare * 1000) / 10}
          onChange={(value) => onChange({ controlShare: Number(value) / 100 })}
        />
        {!readOnly && (
          <TextLink to="/objectives/new" size="sm" mb={8}>
            State a new objective
          </TextLink>
        )}
      </Group>
      <Text size="sm" c="dimmed" mt="sm">
        {chosen
          ? `${metrics[chosen.metric].label} over ${chosen.horizonDays} days; worth having from ${effectText(chosen, format)}. `
          : ''}
        {plan.controlShare > 0
          ? `${format.percent(plan.controlShare)} of the people get nothing, drawn once and kept, so that the result shows what the campaign changed rather than what would have happened anyway.`
          : 'Nobody is held out, so nobody will know what the campaign changed.'}
      </Text>
    </>
  )
}
