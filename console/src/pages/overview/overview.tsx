import { SimpleGrid, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import { useCan, useSession } from '../../session.ts'
import { Page } from '../../ui/index.ts'
import { CampaignsPanel } from './campaigns-panel.tsx'
import { EventsPanel } from './events-panel.tsx'
import { Figures } from './figures.tsx'
import { HoldNotice } from './hold-notice.tsx'
import { LatestPanel } from './latest-panel.tsx'
import { TasksPanel } from './tasks-panel.tsx'
import { Welcome } from './welcome.tsx'

/** What needs a person today, and whether everything runs; a welcome while there is nobody yet. */
export default function Overview() {
  const can = useCan()
  const { workspace } = useSession()
  const anybody = useQuery({
    queryKey: ['people', 'any'],
    queryFn: async () =>
      (await answer(api.GET('/api/people', { params: { query: { limit: 1 } } }))).items.length > 0,
    enabled: can('people.read'),
    refetchInterval: (query) => (query.state.data === false ? 2000 : false),
  })
  if (anybody.isPending && anybody.isFetching)
    return (
      <Page title="Overview">
        <Skeleton height={240} radius="lg" />
      </Page>
    )
  if (anybody.data === false && !workspace.simulated) return <Welcome />
  return (
    <Page title="Overview" description={<bdi>{workspace.name}</bdi>}>
      {can('holds.read') && <HoldNotice />}
      {can('people.read') && <Figures />}
      {can('review.read') && <TasksPanel />}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        {can('campaigns.read') && <CampaignsPanel />}
        {can('events.read') && <LatestPanel />}
      </SimpleGrid>
      {can('events.read') && <EventsPanel />}
    </Page>
  )
}
