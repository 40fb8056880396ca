import { Text } from '@mantine/core'
import classes from './day-chart.module.css'
import { useFormat } from './format.tsx'

interface DayChartProps {
  /** What is counted, as a sentence for screen readers begins: "Events a day". */
  label: string
  /** ISO days with counts, oldest first. */
  days: { day: string; value: number }[]
}

/** Counts by day as bars; the hovered or focused bar says its figure. */
export function DayChart({ label, days }: DayChartProps) {
  const format = useFormat()
  const most = Math.max(1, ...days.map(({ value }) => value))
  const first = days[0]
  const last = days.at(-1)
  if (!first || !last) return null
  const total = days.reduce((sum, { value }) => sum + value, 0)
  return (
    <figure className={classes.figure}>
      <div
        className={classes.bars}
        role="img"
        aria-label={`${label}: ${format.count(total)} from ${format.day(first.day)} to ${format.day(last.day)}, at most ${format.count(most)} a day`}
      >
        {days.map(({ day, value }) => (
          <div key={day} className={classes.slot} title={`${format.day(day)}: ${format.count(value)}`}>
            <div className={classes.bar} style={{ height: `${(value / most) * 100}%` }} />
          </div>
        ))}
      </div>
      <figcaption className={classes.caption}>
        <Text span size="xs" c="dimmed">
          {format.day(first.day)}
        </Text>
        <Text span size="xs" c="dimmed">
          {format.day(last.day)}
        </Text>
      </figcaption>
    </figure>
  )
}
