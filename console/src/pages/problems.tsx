import { Box, Group, Loader, Text } from '@mantine/core'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { FaultAlert, LinkButton, Page } from '../ui/index.ts'

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <Page title="There is no such page" width="narrow">
      <Text>The address may be mistyped, or what stood here has been removed.</Text>
      <Group>
        <LinkButton to="/">Go to the overview</LinkButton>
      </Group>
    </Page>
  )
}

/** A page that failed: what happened, and a way on. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return (
    <Page title="This page could not be shown" width="narrow">
      <FaultAlert error={error} retry={retry} />
      <Group>
        <LinkButton to="/" variant="default">
          Go to the overview
        </LinkButton>
      </Group>
    </Page>
  )
}

/** The same where not even the frame could be shown, such as when the server is away. */
export function FrameError(props: ErrorComponentProps) {
  return (
    <main>
      <PageError {...props} />
    </main>
  )
}

/** Stands in while a page is fetched. */
export function PagePending() {
  return (
    <Box p="xl" ta="center" role="status" aria-label="Loading">
      <Loader />
    </Box>
  )
}
