import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import classes from './front-door.module.css'
import { Mark } from './logo.tsx'

interface FrontDoorProps {
  title: string
  description?: ReactNode
  children: ReactNode
}

/** The frame of the pages outside the sign-in. */
export function FrontDoor({ title, description, children }: FrontDoorProps) {
  useEffect(() => {
    document.title = `${title} · Tactful`
  }, [title])
  return (
    <main className={classes.outer}>
      <Stack gap="lg" className={classes.inner}>
        <Group gap={10} justify="center" className={classes.brand}>
          <Mark size={32} />
          <span>Tactful</span>
        </Group>
        <Paper withBorder p="xl" radius="lg" className={classes.card}>
          <Title order={1} mb={4}>
            {title}
          </Title>
          {description && (
            <Text c="dimmed" mb="lg">
              {description}
            </Text>
          )}
          {children}
        </Paper>
        <Text size="sm" c="dimmed" ta="center">
          Personalization that knows when to ask a person.
        </Text>
      </Stack>
    </main>
  )
}
