import { Table, Text } from '@mantine/core'
import { DateText, DescriptionList, NumberText, Section } from '../../ui/index.ts'
import type { Person } from './words.ts'

const MOST = 8

/** What a person does: how often, and at the moment. */
export function BehaviourSection({ person }: { person: Person }) {
  const { behaviour, timeZone } = person
  const { session } = behaviour
  const counts = Object.entries(behaviour.counts).toSorted((a, b) => b[1] - a[1])
  return (
    <Section title="Behaviour">
      <DescriptionList
        items={[
          ['First seen', <DateText key="first" value={behaviour.firstSeen} as="day" />],
          [
            'First order',
            behaviour.firstOrderAt && <DateText key="order" value={behaviour.firstOrderAt} as="day" />,
          ],
          [
            'Last items',
            behaviour.lastItems.length > 0 ? (
              <bdi key="items">{behaviour.lastItems.join(', ')}</bdi>
            ) : undefined,
          ],
          ['Time zone', timeZone ?? 'Unknown: that of the workspace is used'],
          [
            session?.open ? 'Here now' : 'Last visit',
            session && (
              <span key="session">
                {counted(session.pages, 'page')}, {counted(session.products.length, 'product')}
                {session.entry && (
                  <>
                    , from <bdi>{session.entry.source}</bdi>
                  </>
                )}
              </span>
            ),
          ],
        ]}
      />
      {counts.length > 0 && (
        <Table aria-label="Events by name" mt="md" verticalSpacing={4}>
          <Table.Tbody>
            {counts.slice(0, MOST).map(([name, times]) => (
              <Table.Tr key={name}>
                <Table.Td pl={0}>
                  <bdi>{name}</bdi>
                </Table.Td>
                <Table.Td ta="right" pr={0}>
                  <NumberText value={times} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {counts.length > MOST && (
        <Text size="xs" c="dimmed" mt={4}>
          and {counts.length - MOST} other kinds of event
        </Text>
      )}
    </Section>
  )
}

const counted = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`
