import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './flow-bar.module.css'
import { useFormat } from './format.tsx'

/** One step of the way from everybody to those who get a message. */
export interface FlowStep {
  label: string
  /** How many are left after this step. */
  count: number
  hint?: ReactNode
}

/** A waterfall: how many are left after each step, and how many each step took away. */
export function FlowBar({ steps, label }: { steps: FlowStep[]; label: string }) {
  const format = useFormat()
  const most = Math.max(1, ...steps.map((step) => step.count))
  return (
    <ol className={classes.flow} aria-label={label}>
      {steps.map((step, index) => {
        const lost = index === 0 ? 0 : Math.max(0, (steps[index - 1]?.count ?? 0) - step.count)
        return (
          <li key={step.label} className={classes.step}>
            <div className={classes.words}>
              <span>{step.label}</span>
              {step.hint && (
                <Text span size="sm" c="dimmed" ml={8}>
                  {step.hint}
                </Text>
              )}
            </div>
            <div className={classes.track} aria-hidden>
              <div className={classes.lost} style={{ width: `${((step.count + lost) / most) * 100}%` }} />
              <div
                className={classes.bar}
                data-last={index === steps.length - 1 || undefined}
                style={{ width: `${(step.count / most) * 100}%` }}
              />
            </div>
            <div className={classes.count}>
              {format.count(step.count)}
              <Text span size="sm" c="dimmed" className={classes.less}>
                {lost > 0 ? `−${format.count(lost)}` : ''}
              </Text>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
