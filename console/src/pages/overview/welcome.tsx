import { SimpleGrid, Stack, Text } from '@mantine/core'
import { startSample } from '../../sample.ts'
import { useCan } from '../../session.ts'
import { CodeBox, LinkButton, Page, Section } from '../../ui/index.ts'
import { LivingShop } from '../setup/living-shop.tsx'

/** The first thing somebody sees who has nothing here yet: three ways to begin. */
export function Welcome() {
  const can = useCan()
  return (
    <Page
      title="Welcome to Tactful"
      documentTitle="Welcome"
      description="Nobody is known here yet. Behaviour brings people: see a living shop to look around, import your shop's history, or send events as they happen."
    >
      <SimpleGrid cols={{ base: 1, lg: 3 }} spacing="lg">
        {can('settings.write') && (
          <Section
            title="See a living shop"
            description="5,000 simulated people who go on shopping while you look"
          >
            <LivingShop open={startSample} />
          </Section>
        )}
        <Section title="Import your history" description="Customers, orders, products and events from files">
          <Stack align="flex-start">
            <Text>CSV, JSON lines or Parquet. A dry run shows what would happen before anything does.</Text>
            <LinkButton to="/import" variant="default">
              Import a file
            </LinkButton>
          </Stack>
        </Section>
        <Section title="Send events" description="From your website and your servers">
          <Stack align="flex-start">
            <Text>
              The libraries of Segment and RudderStack work as they are: give them this address and a write
              key.
            </Text>
            <CodeBox value={window.location.origin} label="address" />
            {can('settings.read') && (
              <LinkButton to="/settings?tab=keys" variant="default">
                Make a write key
              </LinkButton>
            )}
          </Stack>
        </Section>
      </SimpleGrid>
    </Page>
  )
}
