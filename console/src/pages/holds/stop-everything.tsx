import { Text, Textarea } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../../api.ts'
import { queryClient } from '../../session.ts'
import { ConfirmButton, toast } from '../../ui/index.ts'

/** The red button: one click and a yes, and nothing leaves any more. */
export function StopEverything() {
  const [reason, setReason] = useState('')
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
          ...(reason.trim() && { reason: reason.trim() }),
        },
      }),
    )
    await queryClient.invalidateQueries({ queryKey: ['holds'] })
    const gone = hold.alreadyGone ?? 0
    toast.good(
      gone > 0
        ? `Everything is held. ${gone} ${gone === 1 ? 'message was' : 'messages were'} already gone.`
        : 'Everything is held. Nothing leaves until you release it.',
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
            Nothing leaves this workspace any more, receipts and service mail included, until somebody
            releases the hold. Campaigns keep their place and go on from there.
          </Text>
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
