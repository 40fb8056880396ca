import { Stack, Text } from '@mantine/core'
import { Section, TextLink } from '../../ui/index.ts'
import type { Task } from '../review/task.ts'

/** An alarm of the stream of events on the desk. */
export default function ReviewAlarm({ task }: { task: Task }) {
  const event = task.payload.event
  return (
    <Stack gap="lg">
      <Text>
        Pass if it is as it should be (a sale, a holiday, a planned change): it is not asked about for two
        weeks. Fail if something is broken: it stays in the list until it is mended.
      </Text>
      <Section title="Where to look">
        <Text>
          {typeof event === 'string' && event !== '' ? (
            <TextLink to={`/events?event=${encodeURIComponent(event)}`}>
              The latest “<bdi>{event}</bdi>” events
            </TextLink>
          ) : (
            <TextLink to="/events">The latest events</TextLink>
          )}
          {' · '}
          <TextLink to="/events?tab=checks">All stream checks</TextLink>
        </Text>
      </Section>
    </Stack>
  )
}
