import { ActionIcon, Button, Text, Tooltip } from '@mantine/core'
import { IconFilterPlus, IconX } from '@tabler/icons-react'
import { type EventCondition, isNever, type PropertyFilter } from './condition.ts'
import { Choice, NameField } from './fields.tsx'
import { MeasureFields } from './measure-fields.tsx'
import classes from './segments.module.css'
import { useEventNames, usePropertyNames } from './suggestions.ts'
import { TestFields } from './test-fields.tsx'
import { WindowFields } from './window-fields.tsx'

const verbs = [
  ['did', 'did'],
  ['never', 'did not do'],
] as const

interface EventFieldsProps {
  condition: EventCondition
  onChange: (condition: EventCondition) => void
}

/** "Did X at least twice in the last 30 days where …", as a sentence of fields. */
export function EventFields({ condition, onChange }: EventFieldsProps) {
  const { event, where = [], within = { kind: 'ever' } } = condition
  const events = useEventNames()
  const never = isNever(condition)
  const setFilters = (filters: PropertyFilter[]) => {
    const { where: _, ...rest } = condition
    onChange(filters.length > 0 ? { ...rest, where: filters } : rest)
  }
  return (
    <div className={classes.lines}>
      <div className={classes.sentence}>
        <Choice
          label="Did or did not"
          width={124}
          value={never ? 'never' : 'did'}
          options={verbs}
          onChange={(verb) =>
            onChange({
              ...condition,
              is:
                verb === 'did'
                  ? { measure: 'count', op: 'at_least', value: 1 }
                  : { measure: 'count', op: 'exactly', value: 0 },
            })
          }
        />
        <NameField
          label="Event"
          placeholder="which event?"
          known={events}
          value={event}
          onChange={(next) => onChange({ ...condition, event: next })}
        />
        {!never && <MeasureFields measure={condition.is} onChange={(is) => onChange({ ...condition, is })} />}
        <WindowFields
          window={within}
          onChange={(next) => {
            const { within: _, ...rest } = condition
            onChange(next.kind === 'ever' ? rest : { ...rest, within: next })
          }}
        />
      </div>
      <FilterLines event={event} where={where} onChange={setFilters} />
    </div>
  )
}

interface FilterLinesProps {
  event: string
  where: PropertyFilter[]
  onChange: (filters: PropertyFilter[]) => void
}

/** "Where category is Mugs and …". */
export function FilterLines({ event, where, onChange }: FilterLinesProps) {
  return (
    <>
      {where.map((filter, index) => (
        <FilterLine
          // Filters have no identity of their own; their place is it.
          key={index}
          first={index === 0}
          event={event}
          filter={filter}
          onChange={(next) => onChange(where.map((old, at) => (at === index ? next : old)))}
          onRemove={() => onChange(where.filter((_, at) => at !== index))}
        />
      ))}
      {where.length < 10 && (
        <div>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconFilterPlus size={16} aria-hidden />}
            onClick={() => onChange([...where, { property: '', is: { op: 'eq', value: '' } }])}
          >
            Only where a property …
          </Button>
        </div>
      )}
    </>
  )
}

interface FilterLineProps {
  first: boolean
  event: string
  filter: PropertyFilter
  onChange: (filter: PropertyFilter) => void
  onRemove: () => void
}

function FilterLine({ first, event, filter, onChange, onRemove }: FilterLineProps) {
  const properties = usePropertyNames(event)
  return (
    <div className={classes.sentence}>
      <Text size="sm" c="dimmed" w={48} ta="right">
        {first ? 'where' : 'and'}
      </Text>
      <NameField
        label="Property"
        placeholder="property"
        width={170}
        known={properties}
        value={filter.property}
        onChange={(property) => onChange({ ...filter, property })}
      />
      <TestFields
        test={filter.is}
        source={{ event, property: filter.property }}
        onChange={(is) => onChange({ ...filter, is })}
      />
      <Tooltip label="Remove this filter">
        <ActionIcon variant="subtle" color="gray" aria-label="Remove this filter" onClick={onRemove}>
          <IconX size={16} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
