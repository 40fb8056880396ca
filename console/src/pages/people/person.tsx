import { Grid, Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParam } from '../../address.ts'
import { answer, api } from '../../api.ts'
import { useCan } from '../../session.ts'
import {
  DateText,
  FaultAlert,
  MoneyText,
  NumberText,
  Page,
  PersonName,
  StatCard,
  StatGrid,
  StatusBadge,
} from '../../ui/index.ts'
import { MessagesSection } from '../mailbox/messages-section.tsx'
import { PersonFindings } from '../quality/findings.tsx'
import { BehaviourSection } from './behaviour-section.tsx'
import { ConflictSection } from './conflict-section.tsx'
import { ConsentSection } from './consent-section.tsx'
import { IdentitySection } from './identity-section.tsx'
import { MergeButton } from './merge-button.tsx'
import { MergeSection } from './merge-section.tsx'
import { PersonTimeline } from './person-timeline.tsx'
import { RightsButtons } from './rights-buttons.tsx'
import { TraitSection } from './trait-section.tsx'
import { type Person, personLabel } from './words.ts'

const parents = [{ label: 'People', to: '/people' }]

/** One person: who they are, what they allow, what they did. */
export default function PersonPage() {
  const id = useParam('id')
  const query = useQuery({
    queryKey: ['people', id],
    queryFn: () => answer(api.GET('/api/people/{id}', { params: { path: { id } } })),
  })
  if (query.data) return <PersonView person={query.data} />
  return (
    <Page title="Person" parents={parents}>
      {query.error ? (
        <FaultAlert error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Stack>
          <Skeleton height={96} />
          <Skeleton height={320} />
        </Stack>
      )}
    </Page>
  )
}

function PersonView({ person }: { person: Person }) {
  const { behaviour } = person
  const can = useCan()
  const label = personLabel(person)
  return (
    <Page
      title={<PersonName name={person.name} fallback={label} />}
      documentTitle={label}
      parents={parents}
      badge={
        <StatusBadge status={person.known ? 'known' : 'visitor'} tone={person.known ? 'info' : 'quiet'} />
      }
      actions={
        <>
          <RightsButtons person={person} />
          <MergeButton person={person} />
        </>
      }
    >
      <StatGrid>
        <StatCard label="Orders" value={<NumberText value={behaviour.orders} />} />
        <StatCard
          label="Revenue"
          value={<MoneyText value={behaviour.revenue} />}
          {...(behaviour.refunds > 0 && {
            hint: (
              <>
                <MoneyText value={behaviour.refunded} /> of it refunded
              </>
            ),
          })}
        />
        <StatCard label="Last order" value={<DateText value={behaviour.lastOrderAt} as="day" />} />
        <StatCard label="Last seen" value={<DateText value={behaviour.lastSeen} />} />
      </StatGrid>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg">
            <TraitSection person={person} />
            <PersonFindings id={person.profileId} />
            <PersonTimeline id={person.profileId} />
            {can('campaigns.read') && <MessagesSection profileId={person.profileId} />}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="lg">
            <ConsentSection person={person} />
            <IdentitySection person={person} />
            <ConflictSection person={person} />
            <BehaviourSection person={person} />
            <MergeSection person={person} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  )
}
