import { Autocomplete, NumberInput, Select, TextInput } from '@mantine/core'
import type { TimePoint } from './condition.ts'
import classes from './segments.module.css'

interface ChoiceProps<Value extends string> {
  label: string
  value: Value
  options: readonly (readonly [Value, string])[]
  onChange: (value: Value) => void
  width?: number
}

/** One of a few words inside a sentence. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
  width = 160,
}: ChoiceProps<Value>) {
  return (
    <Select
      aria-label={label}
      className={classes.field ?? ''}
      w={width}
      allowDeselect={false}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      data={options.map(([key, text]) => ({ value: key, label: text }))}
      value={value}
      onChange={(next) => {
        const found = options.find(([key]) => key === next)
        if (found) onChange(found[0])
      }}
    />
  )
}

interface AmountProps {
  label: string
  value: number
  onChange: (value: number) => void
  whole?: boolean
  min?: number
  width?: number
}

/** A number inside a sentence. */
export function Amount({ label, value, onChange, whole = false, min, width = 88 }: AmountProps) {
  return (
    <NumberInput
      aria-label={label}
      className={classes.field ?? ''}
      w={width}
      value={value}
      {...(min !== undefined && { min })}
      allowDecimal={!whole}
      clampBehavior="blur"
      onChange={(next) => {
        if (typeof next === 'number') onChange(next)
      }}
    />
  )
}

interface NameFieldProps {
  label: string
  placeholder: string
  value: string
  known: readonly string[]
  onChange: (value: string) => void
  width?: number
  error?: boolean
}

/** A name that is usually one of those known, and may be another. */
export function NameField({
  label,
  placeholder,
  value,
  known,
  onChange,
  width = 220,
  error,
}: NameFieldProps) {
  return (
    <Autocomplete
      aria-label={label}
      className={classes.field ?? ''}
      w={width}
      placeholder={placeholder}
      data={[...new Set(known)]}
      limit={50}
      value={value}
      onChange={onChange}
      error={error}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
    />
  )
}

export const units = [
  ['days', 'days'],
  ['hours', 'hours'],
] as const

/** A day; an exact time that was set elsewhere is shown by its day and kept until it is changed. */
export function DayField({
  label,
  point,
  onChange,
}: {
  label: string
  point: TimePoint
  onChange: (point: TimePoint) => void
}) {
  const day = 'date' in point ? point.date : 'at' in point ? point.at.slice(0, 10) : ''
  return (
    <TextInput
      type="date"
      aria-label={label}
      className={classes.field ?? ''}
      w={160}
      min="1990-01-01"
      max="2069-12-31"
      value={day}
      onChange={(event) => onChange({ date: event.currentTarget.value })}
    />
  )
}

/** Today, as a day of the calendar where the reader is. */
export function today(): TimePoint {
  const now = new Date()
  const part = (value: number) => String(value).padStart(2, '0')
  return { date: `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}` }
}
