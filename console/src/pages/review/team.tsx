import { Alert, Button, Group, MultiSelect, NumberInput, Skeleton, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { type Answer, answer, api } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import {
  type Column,
  DataTable,
  Empty,
  FaultAlert,
  NumberText,
  Page,
  Section,
  StatCard,
  StatGrid,
  toast,
  useSubmit,
  wholeList,
} from '../../ui/index.ts'
import { kindWord } from './queue.tsx'
import { subjectViews } from './subjects.ts'

type Quality = Answer<'/api/review/readers'>

const decimals = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 1 })

/** The team at the desk: whether the work fits into its hours, and how its readers read. */
export default function Team() {
  const can = useCan()
  const forecast = useQuery({
    queryKey: ['review', 'forecast'],
    queryFn: () => answer(api.GET('/api/review/forecast')),
  })
  const quality = useQuery({
    queryKey: ['review', 'readers'],
    queryFn: () => answer(api.GET('/api/review/readers')),
  })
  const data = forecast.data
  const error = forecast.error ?? quality.error
  return (
    <Page title="The team at the desk" parents={[{ label: 'Review', to: '/review' }]}>
      {error && (
        <FaultAlert error={error} retry={() => void Promise.all([forecast.refetch(), quality.refetch()])} />
      )}
      {!data && !error && <Skeleton height={320} />}
      <Stack gap="lg">
        {data && (
          <>
            {data.fits === false && (
              <Alert color="orange" title="The work does not fit into the hours">
                More comes in than {decimals(data.hoursPerWeek)} hours a week decide. Samples that stay unread
                slow their campaigns down, then stop them.
              </Alert>
            )}
            <StatGrid>
              <StatCard
                label="Waiting"
                value={<NumberText value={data.counts.reduce((sum, one) => sum + one.open, 0)} />}
                hint={`${decimals(data.openHours)} hours of work`}
              />
              <StatCard label="Comes in" value={`${decimals(data.weekHours)} h a week`} />
              <StatCard
                label="Hours of reviewers"
                value={data.hoursPerWeek === 0 ? 'Not said yet' : `${decimals(data.hoursPerWeek)} h a week`}
                hint={data.reviewers.map(({ name }) => name).join(', ')}
              />
              <StatCard
                label="Until nothing waits"
                value={data.daysToClear === null ? 'Cannot tell' : `${decimals(data.daysToClear)} days`}
              />
            </StatGrid>
            <Section flush title="By kind">
              <DataTable
                label="Work by kind"
                columns={kindColumns}
                list={wholeList({ data: data.byKind, error: null, refetch: () => undefined })}
                rowKey={(row) => row.about}
                empty={
                  <Empty title="Nothing came to the desk yet">
                    What comes in, and how long it takes, stands here.
                  </Empty>
                }
              />
            </Section>
          </>
        )}
        {quality.data && <Readers quality={quality.data} />}
        {can('review.decide') && <OwnForm />}
      </Stack>
    </Page>
  )
}

const kindColumns: Column<Answer<'/api/review/forecast'>['byKind'][number]>[] = [
  { label: 'Kind', cell: (row) => kindWord(row.about) },
  { label: 'Waiting', align: 'right', cell: (row) => <NumberText value={row.open} /> },
  { label: 'A week', align: 'right', cell: (row) => decimals(row.perWeek) },
  {
    label: 'Seconds each',
    align: 'right',
    cell: (row) => (row.seconds === null ? 'not measured' : decimals(row.seconds)),
    wideOnly: true,
  },
  { label: 'Hours waiting', align: 'right', cell: (row) => decimals(row.openHours), wideOnly: true },
]

function Readers({ quality }: { quality: Quality }) {
  const agreement =
    quality.alpha === null
      ? 'Nothing was read twice yet, so nobody can say how well readers agree.'
      : `Krippendorff’s α ${quality.alpha.toFixed(2)} over ${quality.readTwice} that several people read: 1 is agreement, 0 what chance would give; below .67 the reasons need talking about.`
  return (
    <Section flush title="How they read, 30 days" description={agreement}>
      <DataTable
        label="Readers"
        columns={[
          { label: 'Reader', cell: (row) => <bdi>{row.by.name}</bdi> },
          { label: 'Decided', align: 'right', cell: (row) => <NumberText value={row.decided} /> },
          {
            label: 'Seconds, middle',
            align: 'right',
            cell: (row) => (row.medianSeconds === null ? '–' : decimals(row.medianSeconds)),
            wideOnly: true,
          },
          { label: 'Too fast to be read', align: 'right', cell: (row) => <NumberText value={row.tooFast} /> },
          {
            label: 'Known answers missed',
            align: 'right',
            cell: (row) => (row.known === 0 ? '–' : `${row.knownMissed} of ${row.known}`),
          },
        ]}
        list={wholeList({ data: quality.readers, error: null, refetch: () => undefined })}
        rowKey={(row) => row.by.id}
        empty={
          <Empty title="Nobody decided anything yet">Who reads, how fast and how well, stands here.</Empty>
        }
      />
    </Section>
  )
}

function OwnForm() {
  const query = useQuery({ queryKey: ['review', 'me'], queryFn: () => answer(api.GET('/api/review/me')) })
  if (!query.data) return null
  return <OwnFields own={query.data} />
}

function OwnFields({ own }: { own: Answer<'/api/review/me'> }) {
  const form = useForm({ initialValues: { kinds: own.kinds, hoursPerWeek: own.hoursPerWeek } })
  const { submit, busy, error } = useSubmit(form, async (body) => {
    await answer(api.PATCH('/api/review/me', { body }))
    await queryClient.invalidateQueries({ queryKey: ['review'] })
    toast.good('Saved')
  })
  return (
    <Section
      title="What you take"
      description="The queue “For me” follows it, and the forecast counts your hours."
    >
      <form onSubmit={submit} noValidate>
        <Stack maw={480}>
          <FaultAlert error={error} />
          <MultiSelect
            label="Kinds"
            placeholder={form.getValues().kinds.length === 0 ? 'All that your roles allow' : ''}
            data={Object.entries(subjectViews).map(([value, { word }]) => ({ value, label: word }))}
            {...form.getInputProps('kinds')}
          />
          <NumberInput
            label="Hours a week for it"
            min={0}
            max={80}
            decimalScale={1}
            {...form.getInputProps('hoursPerWeek')}
          />
          <Group justify="end">
            <Button type="submit" variant="default" loading={busy}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  )
}
