import { Checkbox, Group, Text } from '@mantine/core'
import { useState } from 'react'
import classes from './desk.module.css'
import type { Task } from './task.ts'

/** Tasks that are alike, to be decided with one verdict; each can be left out. */
export function AlikeBar({
  tasks,
  onTasks,
}: {
  tasks: readonly Task[]
  onTasks: (tasks: Task[] | undefined) => void
}) {
  const [all] = useState(tasks)
  const chosen = new Set(tasks.map(({ id }) => id))
  return (
    <div className={classes.bar}>
      <div className={classes.alike}>
        <Text size="sm" fw={600}>
          {tasks.length} alike: one verdict decides them all
        </Text>
        <Group gap="xs" mt={4} className={classes.alikeList}>
          {all.map((task, at) => (
            <Checkbox
              key={task.id}
              size="xs"
              label={<bdi>{`${at + 1}. ${task.title}`}</bdi>}
              checked={chosen.has(task.id)}
              onChange={(event) => {
                const kept = all.filter((one) =>
                  one.id === task.id ? event.currentTarget.checked : chosen.has(one.id),
                )
                onTasks(kept.length === 0 ? undefined : kept)
              }}
            />
          ))}
        </Group>
      </div>
    </div>
  )
}
