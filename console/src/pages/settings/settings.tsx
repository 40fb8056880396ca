import { Tabs } from '@mantine/core'
import { useAddressState } from '../../address.ts'
import { Page } from '../../ui/index.ts'
import { IdentityRules } from './identity-rules.tsx'
import { Keys } from './keys.tsx'
import { Retention } from './retention.tsx'
import { Users } from './users.tsx'
import { WorkspaceSettings } from './workspace.tsx'

/** Users, API keys and the workspace itself. */
export default function Settings() {
  const [tab, setTab] = useAddressState('tab')
  return (
    <Page title="Settings" description="Who works here, what may connect, and how the workspace counts.">
      <Tabs value={tab ?? 'users'} onChange={(value) => setTab(value ?? undefined)} keepMounted={false}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="users">Users</Tabs.Tab>
          <Tabs.Tab value="keys">API keys</Tabs.Tab>
          <Tabs.Tab value="workspace">Workspace</Tabs.Tab>
          <Tabs.Tab value="identity">Identity</Tabs.Tab>
          <Tabs.Tab value="retention">Retention</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="users">
          <Users />
        </Tabs.Panel>
        <Tabs.Panel value="keys">
          <Keys />
        </Tabs.Panel>
        <Tabs.Panel value="workspace">
          <WorkspaceSettings />
        </Tabs.Panel>
        <Tabs.Panel value="identity">
          <IdentityRules />
        </Tabs.Panel>
        <Tabs.Panel value="retention">
          <Retention />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
