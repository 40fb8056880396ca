import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFormat } from './format.tsx'
import classes from './timeline.module.css'

/** One thing that happened. */
export interface TimelineItem {
  id: string
  at: string
  icon?: ReactNode
  title: ReactNode
  detail?: ReactNode
  /** At the right: an amount, a badge. */
  aside?: ReactNode
}

/** What happened, newest first, under a heading for each day. */
export function Timeline({ items }: { items: TimelineItem[] }) {
  const format = useFormat()
  const days = Map.groupBy(items, (item) => format.date(item.at))
  return (
    <div>
      {[...days].map(([day, entries]) => (
        <section key={day} className={classes.day}>
          <Text component="h3" className={classes.heading}>
            {day}
          </Text>
          <ol className={classes.list}>
            {entries.map((item) => (
              <li key={item.id} className={classes.item}>
                <span className={classes.mark} aria-hidden>
                  {item.icon}
                </span>
                <div className={classes.body}>
                  <div>{item.title}</div>
                  {item.detail && (
                    <Text component="div" size="sm" c="dimmed">
                      {item.detail}
                    </Text>
                  )}
                </div>
                {item.aside && <div className={classes.aside}>{item.aside}</div>}
                <Text component="time" dateTime={item.at} size="sm" c="dimmed" className={classes.time}>
                  {format.clock(item.at)}
                </Text>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}
