import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import { useWorkspace } from '../../session.ts'
import { FaultAlert, StatCard, StatGrid, useFormat } from '../../ui/index.ts'

const EVERY = 3000

/** The shop at a glance: people, sales, what happens now, what waits. */
export function Figures() {
  const format = useFormat()
  const { currency } = useWorkspace()
  const { data, error, refetch } = useQuery({
    queryKey: ['overview'],
    queryFn: () => answer(api.GET('/api/overview')),
    refetchInterval: EVERY,
  })
  if (error && !data) return <FaultAlert error={error} retry={() => void refetch()} />
  const shown = <T,>(part: T | null | undefined, say: (part: T) => string) => (part ? say(part) : undefined)
  const people = data?.people
  return (
    <StatGrid>
      <StatCard
        label="People"
        to="/people"
        value={shown(people, ({ known }) => format.count(known))}
        hint={shown(people, ({ all, known }) => `and ${format.count(all - known)} visitors without a name`)}
      />
      {data?.sold !== null && (
        <StatCard
          label="Revenue, 30 days"
          value={shown(data?.sold, ({ revenue }) => `${format.count(revenue)} ${currency}`)}
          hint={shown(data?.sold, ({ orders }) => `${format.count(orders)} orders`)}
        />
      )}
      {data?.events !== null && (
        <StatCard
          label="Events in the last minute"
          to="/events"
          value={shown(data?.events, ({ minute }) => format.count(minute))}
          hint={shown(data?.events, ({ day }) => `${format.count(day)} in 24 hours`)}
        />
      )}
      {data?.campaigns !== null && (
        <StatCard label="Campaigns under way" to="/campaigns" value={data && format.count(data.campaigns)} />
      )}
      {data?.tasks !== null && (
        <StatCard
          label="Waiting for a person"
          to="/review"
          value={shown(data?.tasks, ({ open }) => format.count(open))}
          hint={shown(data?.tasks, ({ overdue }) =>
            overdue > 0 ? `${format.count(overdue)} overdue` : 'None overdue',
          )}
        />
      )}
    </StatGrid>
  )
}
