import { Button, Group, NumberInput, Select, Skeleton, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api, type Item } from '../../api.ts'
import { queryClient } from '../../session.ts'
import {
  type Column,
  DataTable,
  DateText,
  FaultAlert,
  Section,
  StatusBadge,
  useFormat,
  wholeList,
} from '../../ui/index.ts'

type Signals = Item<'/api/quality/signals'>
type Added = Signals['adds'][number]

const groupWords = { behaviour: 'Behaviour', demographics: 'Demographics', thirdParty: 'Third-party data' }
const outcomes = [
  { value: 'bought', label: 'who buys' },
  { value: 'above_median', label: 'who spends more than the median' },
]
const verdictTones = { adds: 'good', 'cannot tell': 'quiet', 'takes away': 'warn' } as const

const points = (value: number) => `${value < 0 ? '−' : ''}${Math.abs(value).toFixed(3).replace(/^0/, '')}`
const range = ([low, high]: readonly number[]) => `${points(low ?? 0)} to ${points(high ?? 0)}`

const setColumns: Column<Signals['sets'][number]>[] = [
  { label: 'Known of people', cell: ({ groups }) => groups.map((group) => groupWords[group]).join(' and ') },
  { label: 'Area under the curve', cell: ({ auc }) => points(auc), align: 'right' },
  { label: '95 % interval', cell: ({ interval }) => range(interval), align: 'right' },
]
const addColumns: Column<Added>[] = [
  {
    label: 'What is added',
    cell: ({ group, to }) =>
      `${groupWords[group]} to ${to.map((one) => groupWords[one].toLowerCase()).join(' and ')}`,
  },
  { label: 'Adds', cell: ({ auc }) => points(auc), align: 'right' },
  { label: '95 % interval', cell: ({ interval }) => range(interval), align: 'right' },
  { label: 'So', cell: ({ verdict }) => <StatusBadge status={verdict} tone={verdictTones[verdict]} /> },
]

/** What behaviour, demographics and third-party data each add to foretelling an outcome, on the team's own people. */
export function SignalsSection() {
  const [outcome, setOutcome] = useState<Signals['outcome']>('bought')
  const [days, setDays] = useState(60)
  const query = useQuery({
    queryKey: ['quality', 'signals'],
    queryFn: async () => (await answer(api.GET('/api/quality/signals'))).items,
  })
  const asking = useMutation({
    mutationFn: () => answer(api.POST('/api/quality/signals', { body: { outcome, days } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['quality', 'signals'] }),
  })
  const latest = query.data?.[0]
  return (
    <Section
      title="Do demographics add to behaviour?"
      description="Ask before you buy a segment or ask for an age: what each kind of data adds to foretelling an outcome."
    >
      <Stack>
        <Group align="end" gap="sm">
          <Select
            label="Foretell"
            allowDeselect={false}
            data={outcomes}
            value={outcome}
            onChange={(value) => value && setOutcome(value as Signals['outcome'])}
          />
          <NumberInput
            label="in the last days"
            min={7}
            max={365}
            w={120}
            value={days}
            onChange={(value) => setDays(Number(value) || 60)}
          />
          <Button variant="default" loading={asking.isPending} onClick={() => asking.mutate()}>
            Ask
          </Button>
        </Group>
        {asking.isPending && <Text c="dimmed">This takes about a minute.</Text>}
        <FaultAlert error={asking.error} />
        {query.error ? (
          <FaultAlert error={query.error} retry={() => void query.refetch()} />
        ) : !query.data ? (
          <Skeleton height={80} />
        ) : latest ? (
          <Answered signals={latest} />
        ) : (
          <Text c="dimmed">Not asked yet.</Text>
        )}
      </Stack>
    </Section>
  )
}

function Answered({ signals }: { signals: Signals }) {
  const format = useFormat()
  const missing = (['demographics', 'thirdParty'] as const).filter(
    (group) => !signals.columns.some((one) => one.group === group),
  )
  return (
    <Stack gap="sm">
      <Text size="sm">
        {outcomes.find(({ value }) => value === signals.outcome)?.label.replace(/^./, (a) => a.toUpperCase())}{' '}
        in {signals.days} days, of {format.count(signals.people)} people; asked{' '}
        <DateText value={signals.at} as="ago" />. Half of all pairs (.500) would be put right by chance.
      </Text>
      <DataTable
        label="How well each foretells"
        columns={setColumns}
        list={wholeList({ data: signals.sets, error: undefined, refetch: () => undefined })}
        rowKey={({ groups }) => groups.join()}
        empty={null}
      />
      {signals.adds.length > 0 && (
        <DataTable
          label="What each adds"
          columns={addColumns}
          list={wholeList({ data: signals.adds, error: undefined, refetch: () => undefined })}
          rowKey={({ group, to }) => `${group} ${to.join()}`}
          empty={null}
        />
      )}
      {missing.length > 0 && (
        <Text size="sm" c="dimmed">
          Too few people have {missing.map((group) => groupWords[group].toLowerCase()).join(' or ')} to
          compare.
        </Text>
      )}
    </Stack>
  )
}
