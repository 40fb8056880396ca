import { Button, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import { queryClient } from '../../session.ts'
import { FaultAlert, Section, useFormat } from '../../ui/index.ts'

/** Fills the workspace with a generated shop. */
export function SampleShop() {
  const format = useFormat()
  const load = useMutation({
    mutationFn: () => answer(api.POST('/api/sample-shop')),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['people'] }),
  })
  return (
    <Section
      title="Load a sample shop"
      description="A small generated shop with customers, orders and a catalogue"
    >
      <Stack align="flex-start">
        <Text>Everything can be tried on it. Its people are invented and their mail goes nowhere.</Text>
        <FaultAlert error={load.error} />
        {load.data ? (
          <Text c="dimmed" role="status">
            {format.count(load.data.people)} people with {format.count(load.data.events)} events are being
            read in. This page changes as soon as they are here.
          </Text>
        ) : (
          <Button loading={load.isPending} onClick={() => load.mutate()}>
            Load the sample shop
          </Button>
        )}
      </Stack>
    </Section>
  )
}
