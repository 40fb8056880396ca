import { Button, Group, Select, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Answer, answer, api } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import {
  type Column,
  ConfirmButton,
  DataTable,
  DateText,
  Empty,
  FaultAlert,
  NumberText,
  Page,
  Section,
  TextLink,
  toast,
  wholeList,
} from '../../ui/index.ts'
import { EventEditor } from './event-editor.tsx'
import { modes, type PlannedEvent, type StoredPlan } from './words.ts'

type Plan = StoredPlan['plan']
type Count = Answer<'/api/tracking-plan/violations'>['items'][number]

/** Which events and properties are expected, what becomes of others, and what was violated. */
export default function TrackingPlan() {
  const query = useQuery({
    queryKey: ['tracking-plan', 'stored'],
    queryFn: () => answer(api.GET('/api/tracking-plan')),
  })
  return (
    <Page
      title="Tracking plan"
      description="Which events and properties are expected. A violation is allowed, flagged on the event, or sets the event aside among the rejected ones, to be repaired and sent again."
    >
      {query.error && <FaultAlert error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Skeleton height={320} />}
      {query.data && <Editor key={query.data.version} stored={query.data} />}
      <Violations />
    </Page>
  )
}

function Editor({ stored }: { stored: StoredPlan }) {
  const may = useCan()('events.write')
  const [plan, setPlan] = useState(stored.plan)
  const [shown, setShown] = useState<PlannedEvent>()
  const [busy, setBusy] = useState(false)
  const changed = JSON.stringify(plan) !== JSON.stringify(stored.plan)
  const replace = (next: PlannedEvent) =>
    setPlan({ ...plan, events: plan.events.map((one) => (one.event === next.event ? next : one)) })
  const propose = async () => {
    setBusy(true)
    try {
      const proposal = await answer(api.GET('/api/tracking-plan/proposal'))
      setPlan(proposal)
      toast.good(
        JSON.stringify(proposal) === JSON.stringify(stored.plan)
          ? 'The plan names everything that comes in'
          : 'Look at what was added, and save it',
      )
    } catch (error) {
      toast.bad(error)
    } finally {
      setBusy(false)
    }
  }
  const save = async () => {
    await answer(api.PUT('/api/tracking-plan', { body: { plan, version: stored.version } }))
    await queryClient.invalidateQueries({ queryKey: ['tracking-plan'] })
    toast.good('Tracking plan saved; it holds for what is folded from now on')
  }
  const columns: Column<PlannedEvent>[] = [
    { label: 'Event', cell: (one) => <bdi>{one.event}</bdi> },
    { label: 'Properties', align: 'right', cell: (one) => <NumberText value={one.properties.length} /> },
    {
      label: 'Required',
      wideOnly: true,
      cell: (one) =>
        one.properties
          .filter((own) => own.required)
          .map((own) => own.name)
          .join(', ') || '–',
    },
    { label: 'Violations are', cell: (one) => modes.find(({ value }) => value === one.mode)?.label },
    {
      label: 'Actions',
      hideLabel: true,
      align: 'right',
      cell: (one) => (
        <Button size="xs" variant="default" onClick={() => setShown(one)}>
          {may ? 'Edit' : 'Show'}
        </Button>
      ),
    },
  ]
  return (
    <>
      <Section
        flush
        title="Planned events"
        description={
          stored.version === 0 ? (
            'There is no plan yet: everything is allowed.'
          ) : (
            <>
              Version {stored.version}
              {stored.savedAt && (
                <>
                  , <DateText value={stored.savedAt} />
                </>
              )}
              {stored.savedBy && (
                <>
                  {' '}
                  by <bdi>{stored.savedBy}</bdi>
                </>
              )}
            </>
          )
        }
        actions={
          may && (
            <Group gap="sm">
              <Button variant="default" loading={busy} onClick={() => void propose()}>
                Propose from traffic
              </Button>
              <ConfirmButton
                variant="filled"
                disabled={!changed}
                title="Put this plan in force?"
                confirm="Save"
                consequence="It becomes a new version and holds for every event that is folded from now on. Events that it sets aside are not lost: they can be repaired, or sent again when the plan is changed."
                onConfirm={save}
              >
                Save
              </ConfirmButton>
            </Group>
          )
        }
      >
        <DataTable
          label="Planned events"
          columns={columns}
          list={wholeList({ data: plan.events, error: null, refetch: () => undefined })}
          rowKey={(one) => one.event}
          empty={
            <Empty title="Nothing is planned">
              Propose a plan from the traffic of the last 30 days, look at it, and save it.
            </Empty>
          }
        />
      </Section>
      <Section title="Events that are not planned">
        <Stack gap="xs">
          <Select
            label="They are"
            w={200}
            data={modes}
            allowDeselect={false}
            disabled={!may}
            value={plan.unplanned}
            onChange={(value) => setPlan({ ...plan, unplanned: (value ?? 'allow') as Plan['unplanned'] })}
          />
          <Text size="sm" c="dimmed">
            Calls of other kinds (pages, traits, groups) need no plan.
          </Text>
        </Stack>
      </Section>
      <EventEditor
        event={shown}
        may={may}
        close={() => setShown(undefined)}
        save={(next) => {
          replace(next)
          setShown(undefined)
        }}
      />
    </>
  )
}

const violationColumns: Column<Count>[] = [
  { label: 'Event', cell: (one) => <bdi>{one.event}</bdi> },
  { label: 'Violation', cell: (one) => one.violation },
  { label: 'Flagged', align: 'right', cell: (one) => <NumberText value={one.flagged} /> },
  {
    label: 'Set aside',
    align: 'right',
    cell: (one) =>
      one.dropped > 0 ? (
        <TextLink to={`/events?tab=rejected&reason=${encodeURIComponent(one.violation)}`}>
          <NumberText value={one.dropped} />
        </TextLink>
      ) : (
        <NumberText value={0} />
      ),
  },
]

function Violations() {
  const query = useQuery({
    queryKey: ['tracking-plan', 'violations'],
    queryFn: async () => (await answer(api.GET('/api/tracking-plan/violations'))).items,
  })
  return (
    <Section flush title="Violations" description="Flagged in the last 30 days; set aside and still open.">
      <DataTable
        label="Violations"
        columns={violationColumns}
        list={wholeList(query)}
        rowKey={(one) => `${one.event} ${one.violation}`}
        empty={<Empty title="None">Every event was as planned, or nothing is planned.</Empty>}
      />
    </Section>
  )
}
