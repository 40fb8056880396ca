import { List, Stack } from '@mantine/core'
import { CodeBox, Page, Section, TextLink } from '../../ui/index.ts'
import { ImportForm } from './import-form.tsx'

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

/** How files come in: from the browser or by the command line; both show first what would happen. */
export default function Import() {
  return (
    <Page
      title="Import"
      width="narrow"
      description="Customers, orders, products and events from CSV, JSON lines or Parquet, also gzipped."
    >
      <Section
        title="From the browser"
        description="A map says which column is what; here each row is a line of an order. Change it to fit your file."
      >
        <ImportForm example={MAP} />
      </Section>
      <Section title="From the command line" description="For files of any size, and for schedules.">
        <Stack>
          <CodeBox value={DRY} label="command" />
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
