import { Alert, Button, Group, List, Stack, Text } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { Fault } from '../api.ts'

/** What went wrong, as a sentence, whatever was thrown. */
export function sentence(error: unknown): string {
  if (error instanceof Error) return error.message
  return 'Something went wrong. Try again.'
}

/** What the details add to the sentence, one line each. */
function detailLines(error: unknown): string[] {
  if (!(error instanceof Fault)) return []
  const fields = Object.entries(error.fields).map(([field, message]) =>
    field ? `${field} ${message}` : message,
  )
  if (fields.length > 1) return fields
  const problems = error.details.problems ?? error.details.missing
  if (!Array.isArray(problems)) return error.details.requestId ? [`Request ${error.details.requestId}`] : []
  return problems.map((problem: unknown) =>
    typeof problem === 'object' && problem !== null && 'message' in problem
      ? String(problem.message)
      : String(problem),
  )
}

interface FaultAlertProps {
  error: unknown
  title?: string
  retry?: (() => void) | undefined
}

/** An error with its details and, where it helps, a button to try again. Nothing when there is none. */
export function FaultAlert({ error, title, retry }: FaultAlertProps) {
  if (!error) return null
  const lines = detailLines(error)
  return (
    <Alert color="red" icon={<IconAlertCircle aria-hidden />} role="alert" {...(title && { title })}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{sentence(error)}</Text>
        {lines.length > 0 && (
          <List size="sm" spacing={2}>
            {lines.map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
        )}
        {retry && (
          <Group>
            <Button size="xs" variant="default" onClick={retry}>
              Try again
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  )
}
