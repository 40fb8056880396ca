import { Stack, Text } from '@mantine/core'
import { DateText, Section } from '../../ui/index.ts'
import { identityWords, type Person } from './words.ts'

/** By what a person is recognized. */
export function IdentitySection({ person }: { person: Person }) {
  return (
    <Section title="Identities">
      <Stack gap="sm">
        {person.identities.map((identity) => (
          <div key={`${identity.kind}:${identity.value}`}>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              <bdi>{identity.value}</bdi>
            </Text>
            <Text size="xs" c="dimmed">
              {identityWords[identity.kind]}, since <DateText value={identity.firstSeen} as="day" />
              {identity.shared && ', used by several people'}
            </Text>
          </div>
        ))}
      </Stack>
    </Section>
  )
}
