import { Button, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { FaultAlert } from '../../ui/index.ts'

/** Offers the living shop, in one click. */
export function LivingShop({ open }: { open: () => Promise<void> }) {
  const start = useMutation({ mutationFn: open })
  return (
    <Stack align="flex-start">
      <Text>
        A year of visits and orders, campaigns with controls, and decisions that wait for you. Nobody in it is
        real, no mail leaves, and it is removed with one click.
      </Text>
      <FaultAlert error={start.error} />
      <Button loading={start.isPending} onClick={() => start.mutate()}>
        See a living shop
      </Button>
    </Stack>
  )
}
