import { Skeleton, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { TextLink } from './link.tsx'
import classes from './stat-card.module.css'

interface StatCardProps {
  label: string
  /** The figure; undefined while it loads. */
  value: ReactNode | undefined
  hint?: ReactNode
  to?: string
}

/** One figure with its name; put several in a `StatGrid`. */
export function StatCard({ label, value, hint, to }: StatCardProps) {
  return (
    <div className={classes.card}>
      <Text size="sm" c="dimmed">
        {to ? (
          <TextLink to={to} c="dimmed" underline="hover" className={classes.link}>
            {label}
          </TextLink>
        ) : (
          label
        )}
      </Text>
      <div className={classes.value}>
        {value === undefined ? <Skeleton height={24} width={88} my={4} /> : value}
      </div>
      {hint && (
        <Text size="xs" c="dimmed">
          {hint}
        </Text>
      )}
    </div>
  )
}

/** Figures side by side, wrapping. */
export function StatGrid({ children }: { children: ReactNode }) {
  return <div className={classes.grid}>{children}</div>
}
