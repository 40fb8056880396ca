import { Button, Card, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type Answer, answer, api } from '../../api.ts'
import { StatusBadge, TextLink } from '../../ui/index.ts'

type Written = Answer<'/api/briefs/{id}/writing'>['items'][number]['variants'][number]
export type Wording = Written['wording']

interface VariantCardProps {
  runId: string
  variant: Written
  wording: Wording
  onChange: (wording: Wording) => void
  pick: ReactNode
}

/** One variant to read or change, with what the checks say of it as it stands. */
export function VariantCard({ runId, variant, wording, onChange, pick }: VariantCardProps) {
  const [editing, setEditing] = useState(false)
  const [settled] = useDebouncedValue(wording, 350)
  const changed = settled !== variant.wording
  const check = useQuery({
    queryKey: ['writing', runId, settled],
    queryFn: () =>
      answer(
        api.POST('/api/writing/{id}/check', { params: { path: { id: runId } }, body: { wording: settled } }),
      ),
    enabled: changed,
    placeholderData: keepPreviousData,
  })
  const problems = changed ? (check.data?.problems ?? variant.problems) : variant.problems
  const blocked = problems.filter(({ level }) => level !== 'hint').length
  return (
    <Card withBorder padding="md" component="article" aria-label={wording.name}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap">
          <Text fw={600}>
            <bdi>{wording.name}</bdi>
          </Text>
          {pick}
        </Group>
        {editing ? <Fields wording={wording} onChange={onChange} /> : <Reading wording={wording} />}
        <Group gap="sm">
          <Button size="xs" variant="default" onClick={() => setEditing(!editing)}>
            {editing ? 'Done' : 'Change'}
          </Button>
          {blocked > 0 ? (
            <StatusBadge status="rejected" label={`${blocked} to mend`} />
          ) : (
            <StatusBadge status="ready" label="Fit for review" />
          )}
          {variant.contentId && <TextLink to={`/content/${variant.contentId}`}>Used</TextLink>}
        </Group>
        {problems.map(({ level, slot, message }) => (
          <Text key={`${slot} ${message}`} size="sm" {...(level === 'hint' && { c: 'dimmed' })}>
            <b>{slot}:</b> {message}
          </Text>
        ))}
      </Stack>
    </Card>
  )
}

function Reading({ wording }: { wording: Wording }) {
  return (
    <Stack gap={6} style={{ overflowWrap: 'anywhere' }}>
      <Text size="sm" fw={600}>
        <bdi>{wording.subject}</bdi>
      </Text>
      <Text size="sm" c="dimmed">
        <bdi>{wording.preheader}</bdi>
      </Text>
      {wording.heading && <Text fw={600}>{wording.heading}</Text>}
      {wording.paragraphs.map((text) => (
        <Text key={text} size="sm">
          {text}
        </Text>
      ))}
      {wording.button && (
        <Text size="sm" c="dimmed">
          Button: {wording.button}
        </Text>
      )}
    </Stack>
  )
}

function Fields({ wording, onChange }: { wording: Wording; onChange: (wording: Wording) => void }) {
  const [body, setBody] = useState(() => wording.paragraphs.join('\n\n'))
  return (
    <Stack gap="xs">
      {(['subject', 'preheader', 'heading', 'button'] as const).map((part) => (
        <TextInput
          key={part}
          label={part.charAt(0).toUpperCase() + part.slice(1)}
          value={wording[part]}
          onChange={(event) => onChange({ ...wording, [part]: event.currentTarget.value })}
        />
      ))}
      <Textarea
        label="Text"
        description="An empty line begins a new paragraph."
        autosize
        minRows={4}
        value={body}
        onChange={(event) => {
          const text = event.currentTarget.value
          setBody(text)
          const paragraphs = text.split(/\n\s*\n/).filter((one) => one.trim() !== '')
          if (paragraphs.length > 0) onChange({ ...wording, paragraphs })
        }}
      />
    </Stack>
  )
}
