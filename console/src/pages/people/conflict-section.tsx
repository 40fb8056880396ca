import { Group, Stack, Text } from '@mantine/core'
import { useGo } from '../../address.ts'
import { answer, api } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import { ConfirmButton, Section, TextLink, toast } from '../../ui/index.ts'
import { conflictWords, identityWords, type Person } from './words.ts'

/** With whom a person was seen together without being taken for one; nothing when with nobody. */
export function ConflictSection({ person }: { person: Person }) {
  const may = useCan()('people.write')
  const go = useGo()
  if (person.conflicts.length === 0) return null
  const merge = async (other: string) => {
    const path = { id: person.profileId }
    const merged = await answer(api.POST('/api/people/{id}/merge', { params: { path }, body: { other } }))
    await queryClient.invalidateQueries({ queryKey: ['people'] })
    toast.good('Merged into one person')
    go(`/people/${merged.profileId}`)
  }
  return (
    <Section title="Perhaps the same person" description="Seen together, but not taken for one.">
      <Stack gap="md">
        {person.conflicts.map((conflict) => (
          <div
            key={`${conflict.own.kind}:${conflict.own.value} ${conflict.other.kind}:${conflict.other.value}`}
          >
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              <TextLink to={`/people/${conflict.profileId}`}>
                <bdi>{conflict.other.value}</bdi>
              </TextLink>{' '}
              ({identityWords[conflict.other.kind]?.toLowerCase()}) with <bdi>{conflict.own.value}</bdi>
            </Text>
            <Text size="xs" c="dimmed">
              {conflictWords[conflict.reason]}
            </Text>
            {may && (
              <Group mt={6}>
                <ConfirmButton
                  size="xs"
                  title="Are they one person?"
                  consequence="Their histories, traits and answers are shown and counted together from now on. It can be undone."
                  confirm="Merge"
                  onConfirm={() => merge(conflict.profileId)}
                >
                  Merge
                </ConfirmButton>
              </Group>
            )}
          </div>
        ))}
      </Stack>
    </Section>
  )
}
