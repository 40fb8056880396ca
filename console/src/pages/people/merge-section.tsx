import { Group, Stack, Text } from '@mantine/core'
import { useGo } from '../../address.ts'
import { answer, api } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import { ConfirmButton, DateText, Section, toast } from '../../ui/index.ts'
import { evidenceWords, identityWords, type Person } from './words.ts'

const sources: Record<string, string> = { console: 'By hand', linkage: 'By comparing records' }

/** How a person came together, and the way back; nothing when they always were one. */
export function MergeSection({ person }: { person: Person }) {
  const may = useCan()('people.write')
  const go = useGo()
  if (person.merges.length === 0) return null
  const undo = async (id: string) => {
    const { persons } = await answer(api.POST('/api/merges/{id}/undo', { params: { path: { id } } }))
    await queryClient.invalidateQueries({ queryKey: ['people'] })
    toast.good('Two people again')
    const [from, to] = persons
    const next = person.profileId === from ? from : to
    if (next) go(`/people/${next}`)
  }
  return (
    <Section title="Merges">
      <Stack gap="md">
        {person.merges.map((merge) => (
          <div key={merge.id}>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {merge.identities.map((identity, index) => (
                <span key={`${identity.kind}:${identity.value}`}>
                  {index > 0 && ', '}
                  <bdi>{identity.value}</bdi> ({identityWords[identity.kind]?.toLowerCase()})
                </span>
              ))}{' '}
              joined
            </Text>
            <Text size="xs" c="dimmed">
              {sources[merge.source] ?? 'By an event'}, <DateText value={merge.at} />
              {merge.undoneAt && (
                <>
                  ; undone <DateText value={merge.undoneAt} />
                </>
              )}
            </Text>
            {merge.because.map((one) => (
              <Text
                key={`${one.one.value} ${one.other.value}`}
                size="xs"
                c="dimmed"
                style={{ overflowWrap: 'anywhere' }}
              >
                Because of <bdi>{one.one.value}</bdi> with <bdi>{one.other.value}</bdi>:{' '}
                {evidenceWords[one.how]}, <DateText value={one.at} />
              </Text>
            ))}
            {may && merge.undoable && (
              <Group mt={6}>
                <ConfirmButton
                  size="xs"
                  title="Undo this merge?"
                  consequence="They are two people again, each with their own identities, traits, answers and history. The same evidence does not join them again."
                  confirm="Undo the merge"
                  onConfirm={() => undo(merge.id)}
                >
                  Undo
                </ConfirmButton>
              </Group>
            )}
          </div>
        ))}
      </Stack>
    </Section>
  )
}
