import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useCan } from '../session.ts'
import { Page } from '../ui/index.ts'

/** Shows a page to those who may see it, and to others why they do not. */
export function Guarded({ permission, children }: { permission: string | undefined; children: ReactNode }) {
  const can = useCan()
  if (permission === undefined || can(permission)) return children
  return (
    <Page title="Not for your role" width="narrow">
      <Text>
        This page needs the permission <code>{permission}</code>, which none of your roles has. An
        administrator of the workspace can give you a role that has it, in Settings.
      </Text>
    </Page>
  )
}
