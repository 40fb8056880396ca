import { Text, Tooltip } from '@mantine/core'
import { useMemo } from 'react'
import { useWorkspace } from '../session.ts'
import classes from './format.module.css'

const locale = undefined

/** Formatters for the workspace: currency and time zone come from its settings, words from the browser. */
export function useFormat() {
  const { currency, timeZone } = useWorkspace()
  return useMemo(() => formatters(currency, timeZone), [currency, timeZone])
}

function formatters(currency: string, timeZone: string) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const date = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium' })
  const dateTime = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' })
  const thisYear = new Intl.DateTimeFormat(locale, {
    timeZone,
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  })
  const calendarDay = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'medium' })
  const clock = new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' })
  const exact = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'full', timeStyle: 'long' })
  return {
    count: (value: number) => whole.format(value),
    number: (value: number, digits = 2) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value),
    money: (value: number) => money.format(value),
    percent: (share: number) => percent.format(share),
    date: (value: string | Date) => date.format(new Date(value)),
    /** The year only where it is not the present one. */
    dateTime: (value: string | Date) => {
      const moment = new Date(value)
      const isNow = moment.getUTCFullYear() === new Date().getUTCFullYear()
      return (isNow ? thisYear : dateTime).format(moment)
    },
    clock: (value: string | Date) => clock.format(new Date(value)),
    /** A calendar day, which no time zone shifts. */
    day: (value: string) => calendarDay.format(new Date(`${value.slice(0, 10)}T00:00:00Z`)),
    exact: (value: string | Date) => exact.format(new Date(value)),
  }
}

/** A number with grouped digits; a dash where there is none. */
export function NumberText({ value, digits = 0 }: { value: number | null | undefined; digits?: number }) {
  const format = useFormat()
  return <>{value === null || value === undefined ? '–' : format.number(value, digits)}</>
}

/** An amount in the workspace's currency. */
export function MoneyText({ value }: { value: number | null | undefined }) {
  const format = useFormat()
  return <>{value === null || value === undefined ? '–' : format.money(value)}</>
}

/** A share from 0 to 1 as per cent. */
export function PercentText({ value }: { value: number | null | undefined }) {
  const format = useFormat()
  return <>{value === null || value === undefined ? '–' : format.percent(value)}</>
}

interface DateTextProps {
  value: string | null | undefined
  /** `day` leaves the time out; `ago` says how long ago. The exact time is in the tooltip. */
  as?: 'time' | 'day' | 'ago'
}

/** A moment in the workspace's time zone. */
export function DateText({ value, as = 'time' }: DateTextProps) {
  const format = useFormat()
  if (!value) return <>–</>
  const text = as === 'day' ? format.date(value) : as === 'ago' ? ago(value) : format.dateTime(value)
  return (
    <Tooltip label={format.exact(value)}>
      <Text component="time" dateTime={value} inherit className={classes.moment ?? ''}>
        {text}
      </Text>
    </Tooltip>
  )
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

/** How long ago (or until) a moment is, in words. */
function ago(value: string): string {
  const seconds = (new Date(value).getTime() - Date.now()) / 1000
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  for (const [unit, size] of UNITS)
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit)
  return 'just now'
}
