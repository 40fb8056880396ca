import { Button, SegmentedControl, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useAddressState } from '../../address.ts'
import { type Answer, answer, api, type Item } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import {
  type Column,
  DataTable,
  DateText,
  Empty,
  FaultAlert,
  Page,
  PercentText,
  Section,
  StatCard,
  StatGrid,
  toast,
  useFormat,
  useList,
} from '../../ui/index.ts'
import { personLabel } from '../people/words.ts'
import { fieldWords } from './comparison.tsx'

type Pair = Item<'/api/duplicates'>

const nameOf = (person: Pair['one']) => <bdi>{person ? personLabel(person) : 'Not there any more'}</bdi>
const agreed = (pair: Pair) =>
  Object.entries(pair.agreement)
    .filter(([, likeness]) => likeness === 'equal' || likeness === 'alike')
    .map(([name]) => fieldWords[name] ?? name)
    .join(', ')

const columns: Column<Pair>[] = [
  { label: 'One', cell: (pair) => nameOf(pair.one) },
  { label: 'Other', cell: (pair) => nameOf(pair.other) },
  { label: 'Agree in', cell: agreed, wideOnly: true },
  { label: 'One person', cell: (pair) => <PercentText value={pair.chance} />, align: 'right' },
  { label: 'Found', cell: (pair) => <DateText value={pair.foundAt} />, wideOnly: true },
]

const states = [
  { value: 'proposed', label: 'To decide' },
  { value: 'merged', label: 'Merged' },
  { value: 'different', label: 'Two people' },
]

/** People whose records look like those of one: what was merged, and what somebody has to decide. */
export default function Duplicates() {
  const may = useCan()('people.write')
  const [state, setState] = useAddressState('state')
  const shown = (state ?? 'proposed') as Pair['state']
  const overview = useQuery({
    queryKey: ['duplicates', 'overview'],
    queryFn: () => answer(api.GET('/api/duplicates/overview')),
    refetchInterval: 3_000,
  })
  const list = useList(['duplicates', shown, overview.data?.last?.at], (after) =>
    answer(
      api.GET('/api/duplicates', { params: { query: { state: shown, limit: 50, ...(after && { after }) } } }),
    ),
  )
  const look = async () => {
    try {
      await answer(api.POST('/api/duplicates/look'))
      await queryClient.invalidateQueries({ queryKey: ['duplicates'] })
    } catch (error) {
      toast.bad(error)
    }
  }
  return (
    <Page
      title="Duplicates"
      description="People who are in the data more than once. Where their records leave no doubt they are merged, and it can be taken back; where there is doubt, somebody decides."
      actions={
        may && (
          <Button variant="default" loading={overview.data?.running ?? false} onClick={() => void look()}>
            Look now
          </Button>
        )
      }
    >
      {overview.error && <FaultAlert error={overview.error} retry={() => void overview.refetch()} />}
      {overview.data && <Figures overview={overview.data} />}
      <Section
        flush
        title="Pairs"
        actions={
          <SegmentedControl
            aria-label="State"
            data={states}
            value={shown}
            onChange={(value) => setState(value === 'proposed' ? undefined : value)}
          />
        }
      >
        <DataTable
          label="Pairs of records"
          columns={columns}
          list={list}
          rowKey={(pair) => pair.id}
          rowLink={(pair) => `/duplicates/${pair.id}`}
          empty={
            <Empty title={shown === 'proposed' ? 'Nothing to decide' : 'None'}>
              Records are compared every night, by name, address, birth date and contact.
            </Empty>
          }
        />
      </Section>
    </Page>
  )
}

function Figures({ overview }: { overview: Answer<'/api/duplicates/overview'> }) {
  const format = useFormat()
  const { last } = overview
  return (
    <>
      <StatGrid>
        <StatCard label="To decide" value={format.count(overview.proposed)} />
        <StatCard label="Merged" value={format.count(overview.merged)} />
        <StatCard label="Two people" value={format.count(overview.different)} />
      </StatGrid>
      <Text size="sm" c="dimmed">
        {last ? (
          last.outcome.failed ? (
            <>
              The last look failed, <DateText value={last.at} />: {last.outcome.failed}
            </>
          ) : (
            <>
              Last looked <DateText value={last.at} />: {format.count(last.outcome.people)} records,{' '}
              {format.count(last.outcome.merged)} merged, {format.count(last.outcome.proposed)} to decide
              {last.outcome.waiting > 0 && <>, {format.count(last.outcome.waiting)} wait for the next look</>}
              . Merged from {last.outcome.upper.toFixed(1)} bits of evidence on, asked from{' '}
              {last.outcome.lower.toFixed(1)}; {format.count(last.outcome.judged)} verdicts learnt from.
            </>
          )
        ) : (
          'Nobody has looked yet. It happens every night.'
        )}
      </Text>
    </>
  )
}
