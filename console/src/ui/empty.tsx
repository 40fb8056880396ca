import { Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

interface EmptyProps {
  title: string
  /** What would stand here, and how it gets here. */
  children?: ReactNode
  action?: ReactNode
  /** Less air, for one panel among several. */
  compact?: boolean
}

/** Friendly words where there is nothing yet, with the next thing to do. */
export function Empty({ title, children, action, compact }: EmptyProps) {
  return (
    <Stack align="center" gap="xs" py={compact ? 24 : 48} px="md" ta="center">
      <Text fw={600} size="lg">
        {title}
      </Text>
      {children && (
        <Text c="dimmed" maw={480}>
          {children}
        </Text>
      )}
      {action && <Group mt="sm">{action}</Group>}
    </Stack>
  )
}
