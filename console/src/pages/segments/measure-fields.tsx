import { Text } from '@mantine/core'
import type { Measure, NumberOp, TimePoint } from './condition.ts'
import { Amount, Choice, DayField, today, units } from './fields.tsx'

const measures = [
  ['count', 'a number of times'],
  ['last', 'the last time'],
  ['first', 'the first time'],
  ['sum', 'for a total value'],
  ['average', 'for an average value'],
  ['largest', 'with a largest value'],
] as const

export const numberOps = [
  ['at_least', 'at least'],
  ['at_most', 'at most'],
  ['exactly', 'exactly'],
  ['more_than', 'more than'],
  ['less_than', 'less than'],
] as const satisfies readonly (readonly [NumberOp, string])[]

const fresh: Record<Measure['measure'], () => Measure> = {
  count: () => ({ measure: 'count', op: 'at_least', value: 1 }),
  last: () => ({ measure: 'last', op: 'before', time: { ago: 30, unit: 'days' } }),
  first: () => ({ measure: 'first', op: 'after', time: { ago: 30, unit: 'days' } }),
  sum: () => ({ measure: 'sum', op: 'at_least', value: 100 }),
  average: () => ({ measure: 'average', op: 'at_least', value: 50 }),
  largest: () => ({ measure: 'largest', op: 'at_least', value: 100 }),
}

/** What is asked of the events: how often, how much, when first or last. */
export function MeasureFields({
  measure,
  onChange,
}: {
  measure: Measure
  onChange: (measure: Measure) => void
}) {
  return (
    <>
      <Choice
        label="What is asked"
        width={180}
        value={measure.measure}
        options={measures}
        onChange={(next) => onChange(fresh[next]())}
      />
      {'time' in measure ? (
        <SideFields
          side={measure.op}
          point={measure.time}
          onChange={(op, time) => onChange({ ...measure, op, time })}
        />
      ) : (
        <>
          <Choice
            label="Comparison"
            width={120}
            value={measure.op}
            options={numberOps}
            onChange={(op) => onChange({ ...measure, op })}
          />
          <Amount
            label={measure.measure === 'count' ? 'Times' : 'Value'}
            whole={measure.measure === 'count'}
            min={0}
            value={measure.value}
            onChange={(value) => onChange({ ...measure, value })}
          />
          {measure.measure === 'count' && <Text size="sm">{measure.value === 1 ? 'time' : 'times'}</Text>}
        </>
      )}
    </>
  )
}

type Side = 'before' | 'after'

const sides = [
  ['before ago', 'more than … ago'],
  ['after ago', 'in the last'],
  ['before day', 'before'],
  ['after day', 'since'],
] as const

/** A time before or after a point, as people say it. */
export function SideFields({
  side,
  point,
  onChange,
}: {
  side: Side
  point: TimePoint
  onChange: (side: Side, point: TimePoint) => void
}) {
  const relative = 'ago' in point
  return (
    <>
      <Choice
        label="When"
        value={`${side} ${relative ? 'ago' : 'day'}`}
        options={sides}
        onChange={(next) => {
          const [nextSide, form] = next.split(' ') as [Side, 'ago' | 'day']
          const kept =
            relative === (form === 'ago')
              ? point
              : form === 'ago'
                ? { ago: 30, unit: 'days' as const }
                : today()
          onChange(nextSide, kept)
        }}
      />
      {relative ? (
        <>
          <Amount
            label="How many"
            whole
            min={0}
            value={point.ago}
            onChange={(ago) => onChange(side, { ...point, ago })}
          />
          <Choice
            label="Unit"
            width={100}
            value={point.unit}
            options={units}
            onChange={(unit) => onChange(side, { ...point, unit })}
          />
        </>
      ) : (
        <DayField label="Day" point={point} onChange={(next) => onChange(side, next)} />
      )}
    </>
  )
}
