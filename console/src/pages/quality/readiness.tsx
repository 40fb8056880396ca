import { List, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import {
  type Column,
  DataTable,
  Empty,
  FaultAlert,
  NumberText,
  Page,
  Section,
  StatusBadge,
  TextLink,
  wholeList,
} from '../../ui/index.ts'
import { SignalsSection } from './signals.tsx'
import { minutesText, type Overview, stateTones, stateWords, type Use, useWords } from './words.ts'

type Repair = Overview['repairs'][number]

const columns: Column<Repair>[] = [
  {
    label: 'What to mend',
    cell: ({ what, todo, rule, field }) => (
      <Stack gap={2}>
        <Text size="sm">{what}</Text>
        <Text size="xs" c="dimmed">
          {rule && field ? (
            <TextLink to={`/data-health?rule=${encodeURIComponent(rule)}&field=${encodeURIComponent(field)}`}>
              {todo}
            </TextLink>
          ) : (
            todo
          )}
        </Text>
      </Stack>
    ),
  },
  {
    label: 'People gained',
    cell: ({ people }) => (people > 0 ? <NumberText value={people} /> : '–'),
    align: 'right',
  },
  { label: 'Takes', cell: ({ minutes }) => minutesText(minutes), wideOnly: true },
  { label: 'Who can', cell: ({ skill }) => skill, wideOnly: true },
  { label: 'Serves', cell: ({ uses }) => uses.map((use) => useWords[use]).join(', '), wideOnly: true },
]

/** What can be personalized today, and what to mend first. */
export default function Readiness() {
  const query = useQuery({
    queryKey: ['quality', 'readiness'],
    queryFn: () => answer(api.GET('/api/quality/readiness/overview')),
  })
  const { data, error, refetch } = query
  return (
    <Page
      title="Readiness"
      description={data?.summary ?? 'What can be personalized today, and what to mend first.'}
    >
      {error && !data ? (
        <FaultAlert error={error} retry={() => void refetch()} />
      ) : (
        <>
          <Section flush title="Mend first" description="What gains most people stands first.">
            <DataTable
              label="Repairs"
              columns={columns}
              list={wholeList({ data: data?.repairs, error, refetch })}
              rowKey={({ what }) => what}
              empty={<Empty title="Nothing to mend">The data carries every use.</Empty>}
            />
          </Section>
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
            {data ? (
              data.uses.map((use) => <UseSection key={use.use} use={use} />)
            ) : (
              <Skeleton height={240} />
            )}
          </SimpleGrid>
          <SignalsSection />
        </>
      )}
    </Page>
  )
}

function UseSection({ use }: { use: Use }) {
  return (
    <Section
      title={useWords[use.use]}
      description={`Needs: ${use.needs}`}
      actions={<StatusBadge status={use.state} label={stateWords[use.state]} tone={stateTones[use.state]} />}
    >
      <List listStyleType="none" spacing="sm" withPadding={false}>
        {use.checks.map(({ code, state, sentence, todo }) => (
          <List.Item key={code}>
            <StatusBadge status={state} label={stateWords[state]} tone={stateTones[state]} />
            <Text size="sm">{sentence}</Text>
            {todo && (
              <Text size="xs" c="dimmed">
                {todo}
              </Text>
            )}
          </List.Item>
        ))}
      </List>
    </Section>
  )
}
