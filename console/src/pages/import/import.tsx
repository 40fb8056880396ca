import { List, Stack, Text } from '@mantine/core'
import { CodeBox, Page, Section, TextLink } from '../../ui/index.ts'

const DRY = 'npx tactful import orders.csv --map map.yaml --dry-run'
const REAL = 'npx tactful import orders.csv --map map.yaml'

const MAP = `# map.yaml
kind: orders
`

/** How files come in: by the command line, which shows first what would happen. */
export default function Import() {
  return (
    <Page
      title="Import"
      width="narrow"
      description="Customers, orders, products and events from CSV, JSON lines or Parquet, also gzipped."
    >
      <Section title="1. Say what the columns mean">
        <Stack>
          <Text>A small file maps columns to what they are.</Text>
          <CodeBox value={MAP} label="map" />
        </Stack>
      </Section>
      <Section title="2. Look at what would happen">
        <Stack>
          <Text>
            A dry run reads everything and changes nothing. It counts what it would make and lists bad rows.
          </Text>
          <CodeBox value={DRY} label="command" />
        </Stack>
      </Section>
      <Section title="3. Import">
        <Stack>
          <CodeBox value={REAL} label="command" />
          <List spacing="xs">
            <List.Item>Stop it whenever you like: it goes on where it was.</List.Item>
            <List.Item>A file imported twice changes nothing.</List.Item>
            <List.Item>
              Rows that cannot be used stand under{' '}
              <TextLink to="/events?tab=rejected">rejected events</TextLink>, each with its reason.
            </List.Item>
          </List>
        </Stack>
      </Section>
    </Page>
  )
}
