import { Checkbox, Stack, Text, Textarea } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../../api.ts'
import { queryClient } from '../../session.ts'
import { ConfirmButton, toast } from '../../ui/index.ts'

/** The red button: one click and a yes, and nothing leaves any more. */
export function StopEverything() {
  const [reason, setReason] = useState('')
  const [service, setService] = useState(false)
  const [transactional, setTransactional] = useState(false)
  const { data } = useQuery({
    queryKey: ['holds', 'everything'],
    queryFn: async () => {
      const query = { limit: 1, active: true, scope: 'everything' } as const
      return (await answer(api.GET('/api/holds', { params: { query } }))).items
    },
  })
  if (data?.length) return null
  const stop = async () => {
    const hold = await answer(
      api.POST('/api/holds', {
        body: {
          scope: { kind: 'everything' },
          code: 'red_button',
          purposes: [
            'marketing',
            ...(service ? (['service'] as const) : []),
            ...(transactional ? (['transactional'] as const) : []),
          ],
          ...(reason.trim() && { reason: reason.trim() }),
        },
      }),
    )
    await queryClient.invalidateQueries({ queryKey: ['holds'] })
    const gone = hold.alreadyGone ?? 0
    const back = hold.takenBack ?? 0
    const held = service && transactional ? 'Everything is held.' : 'Held until you release it.'
    toast.good(
      gone + back > 0
        ? `${held} ${gone} ${gone === 1 ? 'message was' : 'messages were'} already gone, ${back} taken back.`
        : `${held} Nothing was on its way.`,
    )
  }
  return (
    <ConfirmButton
      danger
      variant="filled"
      color="red"
      leftSection={<IconHandStop size={18} aria-hidden />}
      title="Stop everything?"
      consequence={
        <>
          <Text>
            No marketing leaves this workspace any more until somebody releases the hold. Campaigns keep their
            place and go on from there. Service mail and receipts go on unless you stop them too.
          </Text>
          <Stack gap="xs" mt="md">
            <Checkbox
              label="Stop service mail too: recalls, outages, changes of terms"
              checked={service}
              onChange={(event) => setService(event.currentTarget.checked)}
            />
            <Checkbox
              label="Stop receipts and other transactional mail too"
              checked={transactional}
              onChange={(event) => setTransactional(event.currentTarget.checked)}
            />
          </Stack>
          <Textarea
            mt="md"
            label="Why"
            description="Optional; everybody who sees holds can read it"
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      }
      confirm="Stop everything"
      onConfirm={stop}
    >
      Stop everything
    </ConfirmButton>
  )
}
