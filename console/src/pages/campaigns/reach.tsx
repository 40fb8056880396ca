import { Button, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../../api.ts'
import { queryClient } from '../../session.ts'
import { DateText, Empty, FaultAlert, FlowBar, Section, useFormat } from '../../ui/index.ts'
import type { Campaign, Waterfall } from './model.ts'
import { reasonWords } from './words.ts'

/** The waterfall: whom the campaign would reach now, and whom it loses on the way. */
export function Reach({ campaign }: { campaign: Campaign }) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const path = { id: campaign.id }
  const query = useQuery({
    queryKey: ['campaigns', campaign.id, 'waterfall'],
    queryFn: async () =>
      (await answer(api.GET('/api/campaigns/{id}/waterfall', { params: { path } }))).waterfall,
  })
  const compute = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const { waterfall } = await answer(api.POST('/api/campaigns/{id}/waterfall', { params: { path } }))
      queryClient.setQueryData(['campaigns', campaign.id, 'waterfall'], waterfall)
      await queryClient.invalidateQueries({ queryKey: ['campaigns', campaign.id, 'renderings'] })
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  const able = campaign.definition.segmentId !== null && campaign.definition.steps.length > 0
  const waterfall = query.data
  const stale = waterfall && waterfall.version !== campaign.version
  return (
    <Section
      title="Whom it reaches"
      {...(waterfall && {
        description: (
          <>
            Reckoned <DateText value={waterfall.computedAt} />
            {stale && <>, for version {waterfall.version}: the campaign was changed since</>}
          </>
        ),
      })}
      actions={
        able && (
          <Button
            size="xs"
            variant={waterfall && !stale ? 'default' : 'filled'}
            loading={busy}
            onClick={() => void compute()}
          >
            {waterfall ? 'Reckon again' : 'Reckon'}
          </Button>
        )
      }
    >
      <Stack>
        <FaultAlert error={error ?? query.error} />
        {query.isPending && <Skeleton height={160} />}
        {waterfall === null && (
          <Empty compact title="Not reckoned yet">
            {able
              ? 'Reckon it before launch: by the same rules that decide when it is sent, without sending anything.'
              : 'Choose a segment and an e-mail first, and save.'}
          </Empty>
        )}
        {waterfall && <Chart waterfall={waterfall} />}
      </Stack>
    </Section>
  )
}

const labels: Record<Waterfall['steps'][number]['code'], string> = {
  segment: 'In the segment',
  consented: 'With address and consent',
  not_held: 'Not held',
  not_capped: 'Below the frequency cap',
  not_control: 'Not held out: to be sent',
}

function Chart({ waterfall }: { waterfall: Waterfall }) {
  const format = useFormat()
  const { fallbacks, toSend, later } = waterfall
  const steps = waterfall.steps.map(({ code, people, lost }) => {
    const hint = Object.entries(lost)
      .map(([reason, count]) => `${format.count(count)} ${reasonWords[reason] ?? reason}`)
      .join(', ')
    return { label: labels[code], count: people, ...(hint && { hint }) }
  })
  const waiting = Object.entries(later)
    .map(([reason, count]) => `${format.count(count)} ${reasonWords[reason] ?? reason}`)
    .join(', ')
  const fields = Object.entries(fallbacks.byField)
    .map(([field, count]) => `${field} for ${format.count(count)}`)
    .join(', ')
  return (
    <>
      <FlowBar label="From the segment to those who get a message" steps={steps} />
      <Text size="sm">
        {fallbacks.messages === 0
          ? `None of the ${format.count(toSend)} messages needs a fallback.`
          : `${format.count(fallbacks.messages)} of ${format.count(toSend)} messages (${format.percent(fallbacks.messages / Math.max(1, toSend))}) use a fallback: ${fields}.`}
        {waiting && ` Sent later: ${waiting}.`}
      </Text>
    </>
  )
}
