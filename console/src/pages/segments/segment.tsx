import { Badge, Button, List, Skeleton, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useParam } from '../../address.ts'
import { type Answer, answer, api, type Item } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import {
  type Column,
  ConfirmButton,
  DataTable,
  DateText,
  Empty,
  FaultAlert,
  LinkButton,
  NumberText,
  Page,
  PercentText,
  PersonName,
  Section,
  StatCard,
  StatGrid,
  StatusBadge,
  toast,
  useList,
  wholeList,
} from '../../ui/index.ts'

type Segment = Answer<'/api/segments/{id}'>
type Member = Item<'/api/segments/{id}/members'>
type Version = Item<'/api/segments/{id}/versions'>

/** One segment: what it means, how many are in, who, whether they can be written to, and how it changed. */
export default function SegmentPage() {
  const id = useParam('id')
  const segment = useQuery({
    queryKey: ['segments', 'one', id],
    queryFn: () => answer(api.GET('/api/segments/{id}', { params: { path: { id } } })),
  })
  if (segment.data) return <Shown segment={segment.data} />
  return (
    <Page title="Segment" parents={[{ label: 'Segments', to: '/segments' }]}>
      {segment.error ? (
        <FaultAlert error={segment.error} retry={() => void segment.refetch()} />
      ) : (
        <Skeleton height={320} />
      )}
    </Page>
  )
}

function Shown({ segment }: { segment: Segment }) {
  const can = useCan()
  const { id, version, archived } = segment
  const write = can('segments.write')
  const count = useQuery({
    queryKey: ['segments', 'count', id, version],
    staleTime: 60_000,
    queryFn: () => answer(api.GET('/api/segments/{id}/count', { params: { path: { id } } })),
  })
  const archive = async (next: boolean) => {
    await answer(
      api.PUT('/api/segments/{id}/archived', { params: { path: { id } }, body: { archived: next } }),
    )
    await queryClient.invalidateQueries({ queryKey: ['segments'] })
    toast.good(next ? 'Segment archived' : 'Segment restored')
  }
  const counted = count.data ?? segment.counted
  return (
    <Page
      title={<bdi>{segment.name}</bdi>}
      documentTitle={segment.name}
      description={segment.note || undefined}
      parents={[{ label: 'Segments', to: '/segments' }]}
      badge={archived && <Badge color="gray">Archived</Badge>}
      actions={
        write && (
          <>
            {archived ? (
              <Restore restore={() => archive(false)} />
            ) : (
              <ConfirmButton
                title={`Archive “${segment.name}”?`}
                consequence="It leaves the lists and can no longer be chosen. Campaigns that use it go on. It can be restored."
                confirm="Archive"
                onConfirm={() => archive(true)}
              >
                Archive
              </ConfirmButton>
            )}
            {!archived && <LinkButton to={`/segments/${id}/edit`}>Edit</LinkButton>}
          </>
        )
      }
    >
      <Section>
        <Text size="lg">People who {segment.description}.</Text>
      </Section>
      <StatGrid>
        <StatCard
          label="People in it"
          value={counted ? <NumberText value={counted.count} /> : count.error ? '–' : undefined}
          hint={
            counted && (
              <>
                counted <DateText value={counted.at} as="ago" />
              </>
            )
          }
        />
        <StatCard
          label="Of all people"
          value={
            counted ? (
              <PercentText value={counted.of === 0 ? 0 : counted.count / counted.of} />
            ) : count.error ? (
              '–'
            ) : undefined
          }
          hint={
            counted && (
              <>
                of <NumberText value={counted.of} />
              </>
            )
          }
        />
        <StatCard label="Version" value={version} hint={<DateText value={segment.updatedAt} as="ago" />} />
      </StatGrid>
      <FaultAlert error={count.error} retry={() => void count.refetch()} />
      {can('people.read') && <Members id={id} version={version} />}
      <Readiness id={id} version={version} />
      <Versions id={id} version={version} />
    </Page>
  )
}

function Restore({ restore }: { restore: () => Promise<void> }) {
  const { mutate, isPending } = useMutation({ mutationFn: restore, onError: toast.bad })
  return (
    <Button variant="default" loading={isPending} onClick={() => mutate()}>
      Restore
    </Button>
  )
}

const memberColumns: Column<Member>[] = [
  {
    label: 'Person',
    cell: ({ profileId, name, email }) => (
      <PersonName name={name} email={email} fallback={`Visitor ${profileId.slice(-6)}`} />
    ),
  },
]

function Members({ id, version }: { id: string; version: number }) {
  const list = useList(['segments', 'members', id, version], (after) =>
    answer(
      api.GET('/api/segments/{id}/members', {
        params: { path: { id }, query: { limit: 20, ...(after && { after }) } },
      }),
    ),
  )
  return (
    <Section title="Who is in it now" flush>
      <DataTable
        label="Members"
        columns={memberColumns}
        list={list}
        rowKey={(member) => member.profileId}
        rowLink={(member) => `/people/${member.profileId}`}
        empty={<Empty title="Nobody meets this now">People come in as they begin to meet it.</Empty>}
      />
    </Section>
  )
}

function Readiness({ id, version }: { id: string; version: number }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['segments', 'readiness', id, version],
    staleTime: 60_000,
    queryFn: () =>
      answer(api.GET('/api/segments/{id}/readiness', { params: { path: { id }, query: { use: 'email' } } })),
  })
  return (
    <Section title="Ready for e-mail?" description="Whether the data can carry it, and what to repair.">
      {error && !data ? (
        <FaultAlert error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={80} />
      ) : (
        <Stack gap="sm">
          <List listStyleType="none" spacing="sm" withPadding={false}>
            {data.checks.map(({ code, state, sentence, todo }) => (
              <List.Item key={code}>
                <StatusBadge status={state} label={stateWords[state]} tone={stateTones[state]} />
                <Text>{sentence}</Text>
                {todo && (
                  <Text size="sm" c="dimmed">
                    {todo}
                  </Text>
                )}
              </List.Item>
            ))}
          </List>
        </Stack>
      )}
    </Section>
  )
}

const stateWords = { pass: 'Ready', warn: 'Mind this', fail: 'Not ready' }
const stateTones = { pass: 'good', warn: 'warn', fail: 'bad' } as const

const versionColumns: Column<Version>[] = [
  { label: 'Version', cell: ({ version }) => version, width: 90 },
  { label: 'Condition', cell: ({ description }) => `People who ${description}` },
  { label: 'By', cell: ({ by }) => <bdi>{by}</bdi>, wideOnly: true },
  { label: 'When', cell: ({ at }) => <DateText value={at} /> },
]

function Versions({ id, version }: { id: string; version: number }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['segments', 'versions', id, version],
    queryFn: () => answer(api.GET('/api/segments/{id}/versions', { params: { path: { id } } })),
  })
  return (
    <Section title="Versions" flush>
      <DataTable
        label="Versions"
        columns={versionColumns}
        list={wholeList({ data: data?.items, error, refetch })}
        rowKey={(one) => one.version}
        empty={null}
      />
    </Section>
  )
}
