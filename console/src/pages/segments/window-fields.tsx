import { Text } from '@mantine/core'
import type { TimePoint, Window } from './condition.ts'
import { Amount, Choice, DayField, today, units } from './fields.tsx'

type Form = 'ever' | 'last' | 'older' | 'before' | 'after' | 'between'

const forms = [
  ['ever', 'at any time'],
  ['last', 'in the last'],
  ['older', 'more than … ago'],
  ['before', 'before'],
  ['after', 'since'],
  ['between', 'between'],
] as const

const openForms = forms.filter(([form]) => form === 'ever' || form === 'last' || form === 'after')

const fresh: Record<Form, () => Window> = {
  ever: () => ({ kind: 'ever' }),
  last: () => ({ kind: 'last', n: 30, unit: 'days' }),
  older: () => ({ kind: 'before', time: { ago: 30, unit: 'days' } }),
  before: () => ({ kind: 'before', time: today() }),
  after: () => ({ kind: 'after', time: today() }),
  between: () => ({ kind: 'between', from: today(), to: today() }),
}

function formOf(window: Window): Form {
  return window.kind === 'before' && 'ago' in window.time ? 'older' : window.kind
}

interface WindowFieldsProps {
  window: Window
  onChange: (window: Window) => void
  /** Only windows that reach to now. */
  open?: boolean
}

/** When it happened. */
export function WindowFields({ window, onChange, open = false }: WindowFieldsProps) {
  return (
    <>
      <Choice
        label="When"
        value={formOf(window)}
        options={open ? openForms : forms}
        onChange={(form) => onChange(fresh[form]())}
      />
      {window.kind === 'last' && (
        <>
          <Amount
            label="How many"
            whole
            min={1}
            value={window.n}
            onChange={(n) => onChange({ ...window, n })}
          />
          <Choice
            label="Unit"
            width={100}
            value={window.unit}
            options={units}
            onChange={(unit) => onChange({ ...window, unit })}
          />
        </>
      )}
      {(window.kind === 'before' || window.kind === 'after') && (
        <PointFields label="Day" point={window.time} onChange={(time) => onChange({ ...window, time })} />
      )}
      {window.kind === 'between' && (
        <>
          <PointFields label="From" point={window.from} onChange={(from) => onChange({ ...window, from })} />
          <Text size="sm">and</Text>
          <PointFields
            label="Until before"
            point={window.to}
            onChange={(to) => onChange({ ...window, to })}
          />
        </>
      )}
    </>
  )
}

/** A day, or so long ago. */
function PointFields({
  label,
  point,
  onChange,
}: {
  label: string
  point: TimePoint
  onChange: (point: TimePoint) => void
}) {
  if (!('ago' in point)) return <DayField label={label} point={point} onChange={onChange} />
  return (
    <>
      <Amount
        label="How many"
        whole
        min={0}
        value={point.ago}
        onChange={(ago) => onChange({ ...point, ago })}
      />
      <Choice
        label="Unit"
        width={100}
        value={point.unit}
        options={units}
        onChange={(unit) => onChange({ ...point, unit })}
      />
      <Text size="sm">ago</Text>
    </>
  )
}
