import { Tabs } from '@mantine/core'
import { useAddressState } from '../../address.ts'
import { Page } from '../../ui/index.ts'
import { Received } from './received.tsx'
import { Rejected } from './rejected.tsx'
import { StreamChecks } from './stream-checks.tsx'

/** What people did, as it came in, and what could not be used. */
export default function Events() {
  const [tab, setTab] = useAddressState('tab')
  return (
    <Page
      title="Events"
      description="What people did, as it came in; and what came in but could not be used, with the reason."
    >
      <Tabs value={tab ?? 'received'} onChange={(value) => setTab(value ?? undefined)} keepMounted={false}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="received">Received</Tabs.Tab>
          <Tabs.Tab value="rejected">Rejected</Tabs.Tab>
          <Tabs.Tab value="checks">Stream checks</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="received">
          <Received />
        </Tabs.Panel>
        <Tabs.Panel value="rejected">
          <Rejected />
        </Tabs.Panel>
        <Tabs.Panel value="checks">
          <StreamChecks />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
