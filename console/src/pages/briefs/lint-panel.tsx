import { Group, Progress, Stack, Text } from '@mantine/core'
import { IconBulb, IconCircleCheck } from '@tabler/icons-react'
import { FaultAlert } from '../../ui/index.ts'
import type { Lint } from './draft.ts'

/** What is vague or missing in a brief, costliest first, and how to mend it. */
export function LintPanel({ lint, error }: { lint: Lint | undefined; error: unknown }) {
  if (error) return <FaultAlert error={error} />
  if (!lint)
    return (
      <Text size="sm" c="dimmed">
        Reading the brief…
      </Text>
    )
  return (
    <Stack gap="md">
      <div>
        <Group justify="space-between" align="baseline">
          <Text fw={600} aria-live="polite">
            {lint.score} of 100
          </Text>
          <Text size="sm" c="dimmed">
            {lint.usable ? 'Can be written from' : `Needs ${lint.bar} and every required part`}
          </Text>
        </Group>
        <Progress
          value={lint.score}
          mt={6}
          aria-label="Score of the brief"
          color={lint.usable ? 'teal' : 'orange'}
        />
      </div>
      {lint.findings.length === 0 && (
        <Group gap="sm">
          <IconCircleCheck size={18} color="var(--tactful-good)" aria-hidden />
          <Text size="sm">Nothing to mention.</Text>
        </Group>
      )}
      {lint.findings.map((finding) => (
        <Group
          key={`${finding.field} ${finding.rule} ${finding.why}`}
          gap="sm"
          wrap="nowrap"
          align="flex-start"
        >
          <IconBulb
            size={18}
            color="var(--tactful-warn)"
            aria-hidden
            style={{ flex: 'none', marginTop: 1 }}
          />
          <Text size="sm" style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
            <b>{finding.field.replaceAll('_', ' ')}</b> (−{finding.cost}): {finding.why}{' '}
            <Text span c="dimmed">
              {finding.suggestion}
            </Text>
          </Text>
        </Group>
      ))}
    </Stack>
  )
}
