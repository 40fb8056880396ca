import { List, Stack, Text } from '@mantine/core'
import { CodeBox, Page, Section, TextLink } from '../../ui/index.ts'

const DRY = 'npx tactful import orders.csv --map orders.yaml --dry-run'
const REAL = 'npx tactful import orders.csv --map orders.yaml --rejects bad.jsonl'

const MAP = `kind: orders            # or customers, products, events
time_zone: Europe/London
order_id: InvoiceNo     # a column by its name
time: InvoiceDate
user_id: CustomerID
email: Email
currency: { value: GBP }
product_id: StockCode
product_name: Description
quantity: Quantity
price: UnitPrice`

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
          <Text>
            A small file, here orders.yaml, says which column is what. Each row is a line of an order.
          </Text>
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
            <List.Item>Stop it whenever you like: the same command goes on where it was.</List.Item>
            <List.Item>A file imported twice changes nothing.</List.Item>
            <List.Item>
              Rows that the map cannot read are written to bad.jsonl, each with its reason. Events that
              arrived and cannot be used stand under{' '}
              <TextLink to="/events?tab=rejected">rejected events</TextLink>.
            </List.Item>
          </List>
        </Stack>
      </Section>
    </Page>
  )
}
