import { Text } from '@mantine/core'
import classes from './effect-interval.module.css'
import { StatusBadge } from './status-badge.tsx'

interface EffectIntervalProps {
  /** Treated less control, in the unit of the metric. */
  estimate: number
  low: number
  high: number
  /** Writes one value: `format.money`, `format.percent` … */
  format: (value: number) => string
  /** The smallest effect worth having, drawn as a tick. */
  smallest?: number | undefined
  /** True where the data cannot tell yet; taken from whether the interval holds zero when left out. */
  cannotTell?: boolean | undefined
  /** What it would take to tell, as a sentence. */
  needs?: string | undefined
}

const WIDTH = 320
const HEIGHT = 40

/** An effect with its 95 % interval: the number never stands alone. */
export function EffectInterval(props: EffectIntervalProps) {
  const { estimate, low, high, format, smallest, needs } = props
  const unsure = props.cannotTell ?? (low <= 0 && high >= 0)
  const signed = (value: number) => (value > 0 ? `+${format(value)}` : format(value))
  const words = `${signed(estimate)}, 95 % interval ${signed(low)} to ${signed(high)}`
  return (
    <div className={classes.effect}>
      <div className={classes.head}>
        <span className={classes.estimate}>{signed(estimate)}</span>
        <Text span c="dimmed">
          {signed(low)} to {signed(high)} <span className={classes.nowrap}>(95 %)</span>
        </Text>
        {unsure ? (
          <StatusBadge status="unsure" label="Cannot tell yet" tone="warn" />
        ) : (
          <StatusBadge status="clear" label={low > 0 ? 'Higher' : 'Lower'} tone="info" />
        )}
      </div>
      <IntervalGraph {...{ estimate, low, high, smallest, words, unsure }} />
      {unsure && needs && (
        <Text size="sm" c="dimmed">
          {needs}
        </Text>
      )}
    </div>
  )
}

interface GraphProps {
  estimate: number
  low: number
  high: number
  smallest: number | undefined
  words: string
  unsure: boolean
}

function IntervalGraph({ estimate, low, high, smallest, words, unsure }: GraphProps) {
  const points = [0, low, high, smallest ?? 0]
  const least = Math.min(...points)
  const span = Math.max(...points) - least || 1
  const x = (value: number) => 12 + ((value - least) / span) * (WIDTH - 24)
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className={classes.graph}
      data-unsure={unsure || undefined}
      role="img"
      aria-label={words}
    >
      <line x1={0} x2={WIDTH} y1={16} y2={16} className={classes.axis} />
      <line x1={x(0)} x2={x(0)} y1={4} y2={28} className={classes.zero} />
      <text x={x(0)} y={39} className={classes.label} textAnchor={anchor(x(0))}>
        0
      </text>
      {smallest !== undefined && smallest !== 0 && (
        <>
          <line x1={x(smallest)} x2={x(smallest)} y1={8} y2={24} className={classes.smallest} />
          <text x={x(smallest)} y={39} className={classes.label} textAnchor={anchor(x(smallest))}>
            worth having
          </text>
        </>
      )}
      <line x1={x(low)} x2={x(high)} y1={16} y2={16} className={classes.interval} />
      <circle cx={x(estimate)} cy={16} r={5.5} className={classes.point} />
    </svg>
  )
}

const anchor = (x: number) => (x < 48 ? 'start' : x > WIDTH - 48 ? 'end' : 'middle')
