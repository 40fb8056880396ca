import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import { useCan } from '../../session.ts'
import { type Column, DataTable, Empty, NumberText, Section, wholeList } from '../../ui/index.ts'

const read = async () => (await answer(api.GET('/api/delivery/domains'))).domains
type Domain = Awaited<ReturnType<typeof read>>[number]

const count = (label: string, of: (domain: Domain) => number, wideOnly = false): Column<Domain> => ({
  label,
  align: 'right',
  cell: (domain) => <NumberText value={of(domain)} />,
  ...(wideOnly && { wideOnly }),
})

const columns: Column<Domain>[] = [
  { label: 'Domain', cell: ({ domain }) => domain },
  count('Sent', ({ sent }) => sent),
  count('Put off', ({ deferred }) => deferred),
  count('Refused', ({ refused }) => refused, true),
  count('Bounced', ({ bounced }) => bounced, true),
  count('Called spam', ({ complained }) => complained),
]

/** How receiving domains took the mail of the last day. */
export function Domains() {
  const may = useCan()('campaigns.read')
  const query = useQuery({ queryKey: ['mail domains'], queryFn: read, enabled: may })
  return (
    <Section flush title="Receiving domains" description="How they took our mail in the last day.">
      <DataTable
        label="Receiving domains"
        columns={columns}
        list={wholeList(query)}
        rowKey={({ domain }) => domain}
        empty={<Empty title="No mail yet">What leaves is counted here by the domain that it goes to.</Empty>}
      />
    </Section>
  )
}
