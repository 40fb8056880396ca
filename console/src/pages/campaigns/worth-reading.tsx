import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import { Empty, FaultAlert, Section } from '../../ui/index.ts'
import { MessageReader } from './message-reader.tsx'
import type { Campaign } from './model.ts'

/** The twenty messages most worth reading before launch. */
export function WorthReading({ campaign }: { campaign: Campaign }) {
  const query = useQuery({
    queryKey: ['campaigns', campaign.id, 'renderings'],
    queryFn: async () => {
      const path = { id: campaign.id }
      return (await answer(api.GET('/api/campaigns/{id}/renderings', { params: { path } }))).items
    },
  })
  return (
    <Section
      title="Worth reading"
      description="The odd ones among the messages it would send: most fallbacks, longest and shortest values, other scripts, the best customers, and some drawn at random."
    >
      {query.error ? (
        <FaultAlert error={query.error} retry={() => void query.refetch()} />
      ) : query.data ? (
        query.data.length === 0 ? (
          <Empty compact title="Nothing to read yet">
            Reckon whom it reaches: the messages most worth reading then stand here.
          </Empty>
        ) : (
          <MessageReader messages={query.data} />
        )
      ) : (
        <Skeleton height={320} />
      )}
    </Section>
  )
}
