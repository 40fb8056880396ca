import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useGo, useParam } from '../../address.ts'
import { answer, api } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import { FaultAlert, Page, StatusBadge, toast } from '../../ui/index.ts'
import { PairView, useComparison } from './comparison.tsx'

/** One pair of records, to be decided. */
export default function Duplicate() {
  const id = useParam('id')
  const can = useCan()
  const go = useGo()
  const pair = useComparison(id).data
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const decide = async (same: boolean) => {
    setBusy(true)
    setError(undefined)
    try {
      const query = { limit: 2 }
      await answer(api.POST('/api/duplicates/{id}/decide', { params: { path: { id } }, body: { same } }))
      toast.good(same ? 'Merged into one person' : 'Remembered as two people')
      const { items } = await answer(api.GET('/api/duplicates', { params: { query } }))
      const next = items.find((one) => one.id !== id)
      await queryClient.invalidateQueries({ queryKey: ['duplicates'] })
      go(next ? `/duplicates/${next.id}` : '/duplicates')
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Page
      title="One person or two?"
      parents={[{ label: 'Duplicates', to: '/duplicates' }]}
      badge={pair && <StatusBadge status={pair.state} />}
      actions={
        pair?.state === 'proposed' &&
        can('review.decide') && (
          <Group gap="sm">
            <Button variant="default" disabled={busy} onClick={() => void decide(false)}>
              Two people
            </Button>
            <Button loading={busy} onClick={() => void decide(true)}>
              One person
            </Button>
          </Group>
        )
      }
    >
      <FaultAlert error={error} />
      <PairView id={id} />
    </Page>
  )
}
