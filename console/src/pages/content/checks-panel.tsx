import { Anchor, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconBulb, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import type { Draft, Problem } from './draft.ts'
import { slotId } from './draft.ts'

interface ChecksPanelProps {
  problems: Problem[]
  draft: Draft
  /** Shows a variant, so that its slot can be gone to. */
  show: (position: number) => void
}

const marks = {
  refused: { icon: IconCircleX, color: 'var(--tactful-bad)', word: 'Keeps it from being saved' },
  blocker: { icon: IconAlertTriangle, color: 'var(--tactful-warn)', word: 'Keeps it from approval' },
  hint: { icon: IconBulb, color: 'var(--tactful-quiet)', word: 'Could be better' },
}

/** What is wrong with an e-mail and what to do about it, worst first; each leads to its place. */
export function ChecksPanel({ problems, draft, show }: ChecksPanelProps) {
  if (problems.length === 0)
    return (
      <Group gap="sm">
        <IconCircleCheck size={18} color="var(--tactful-good)" aria-hidden />
        <Text size="sm">Ready for approval. Nothing to mention.</Text>
      </Group>
    )
  const order = ['refused', 'blocker', 'hint'] as const
  return (
    <Stack gap="sm">
      {order.flatMap((level) =>
        [...problems.filter((one) => one.level === level).entries()].map(([position, problem]) => {
          const { icon: Mark, color, word } = marks[level]
          return (
            <Group key={`${level} ${position}`} gap="sm" wrap="nowrap" align="flex-start">
              <Mark size={18} color={color} aria-label={word} style={{ flex: 'none', marginTop: 1 }} />
              <Text size="sm" style={{ minWidth: 0 }}>
                <Place problem={problem} draft={draft} show={show} /> {problem.message}
              </Text>
            </Group>
          )
        }),
      )}
    </Stack>
  )
}

function Place({ problem, draft, show }: { problem: Problem } & Pick<ChecksPanelProps, 'draft' | 'show'>) {
  const position = draft.variants.findIndex(({ name }) => name === problem.variant)
  const label = [problem.variant, problem.slot, problem.line !== undefined && `line ${problem.line}`]
    .filter(Boolean)
    .join(', ')
  if (position < 0) return <b>{label}:</b>
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      fw={600}
      onClick={() => {
        show(position)
        requestAnimationFrame(() => document.getElementById(slotId(position, problem.slot))?.focus())
      }}
    >
      {label}:
    </Anchor>
  )
}
