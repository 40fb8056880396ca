import { Alert, Progress, Skeleton, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAlertTriangle } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import { FaultAlert, PersonName, Section, TextLink, useFormat } from '../../ui/index.ts'
import type { Condition } from './condition.ts'
import classes from './segments.module.css'

interface PreviewPanelProps {
  /** Undefined while something is unfinished or there is no condition. */
  condition: Condition | undefined
  unfinished: boolean
  editing: string | undefined
}

/** What the conditions mean, who would be in, and what is probably not meant; follows every change. */
export function PreviewPanel({ condition, unfinished, editing }: PreviewPanelProps) {
  const [settled] = useDebouncedValue(condition, 450)
  const preview = useQuery({
    queryKey: ['segments', 'preview', settled, editing],
    enabled: settled !== undefined,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(
        api.POST('/api/segments/preview', {
          body: { condition: settled ?? { kind: 'everyone' }, ...(editing && { segmentId: editing }) },
          signal,
        }),
      ),
  })
  if (!condition)
    return (
      <Section title="Who would be in">
        <Text c="dimmed">
          {unfinished
            ? 'Finish the marked conditions to see who would be in.'
            : 'Add a condition. Here you will see what it means, how many people meet it, and some of them.'}
        </Text>
      </Section>
    )
  const waiting = condition !== settled || preview.isPlaceholderData || preview.isFetching
  return (
    <Section title="Who would be in">
      <Stack gap="md">
        {preview.error && !preview.data ? (
          <FaultAlert error={preview.error} retry={() => void preview.refetch()} />
        ) : (
          <div className={waiting ? classes.stale : undefined} aria-busy={waiting} aria-live="polite">
            {preview.data ? <Found found={preview.data} /> : <Skeleton height={160} />}
          </div>
        )}
      </Stack>
    </Section>
  )
}

interface FoundProps {
  found: {
    description: string
    count: number
    of: number
    share: number
    sample: { profileId: string; name?: string; email?: string }[]
    warnings: { path: string; message: string }[]
  }
}

function Found({ found }: FoundProps) {
  const format = useFormat()
  return (
    <Stack gap="md">
      <Text>People who {found.description}.</Text>
      <div>
        <div className={classes.figure}>{format.count(found.count)}</div>
        <Text size="sm" c="dimmed" mb={8}>
          {found.of === 0
            ? 'There are no people yet. Import customers or send events.'
            : `of ${format.count(found.of)} people, ${format.percent(found.share)}`}
        </Text>
        <Progress value={found.share * 100} aria-label="Share of all people" />
      </div>
      {found.warnings.map(({ path, message }) => (
        <Alert key={`${path} ${message}`} color="yellow" icon={<IconAlertTriangle aria-hidden />} p="sm">
          <Text size="sm">{message}</Text>
        </Alert>
      ))}
      {found.sample.length > 0 && (
        <div>
          <Text size="sm" fw={600} mb={6}>
            {found.count > found.sample.length ? 'Some of them' : 'Who they are'}
          </Text>
          <ul className={classes.people}>
            {found.sample.map(({ profileId, name, email }) => (
              <li key={profileId}>
                <TextLink to={`/people/${profileId}`} size="sm">
                  <PersonName name={name} email={email} fallback={`Visitor ${profileId.slice(-6)}`} />
                </TextLink>
              </li>
            ))}
          </ul>
        </div>
      )}
      {found.count === 0 && found.of > 0 && (
        <Text size="sm" c="dimmed">
          Nobody meets this now. Loosen a condition, or keep it: people come in as they begin to meet it.
        </Text>
      )}
    </Stack>
  )
}
