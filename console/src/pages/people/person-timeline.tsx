import { Button, Group, Skeleton, Stack } from '@mantine/core'
import {
  IconArrowBackUp,
  IconEye,
  IconFileText,
  IconPoint,
  IconShoppingBagCheck,
  IconShoppingCart,
  IconUser,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { answer, api, type Item } from '../../api.ts'
import {
  Empty,
  FaultAlert,
  MoneyText,
  Section,
  Timeline,
  type TimelineItem,
  useList,
} from '../../ui/index.ts'

type Event = Item<'/api/people/{id}/events'>

/** What a person did, newest first, under whichever profile it was collected. */
export function PersonTimeline({ id }: { id: string }) {
  const list = useList(['people', id, 'events'], (after) =>
    answer(
      api.GET('/api/people/{id}/events', {
        params: { path: { id }, query: { limit: 50, ...(after && { after }) } },
      }),
    ),
  )
  return (
    <Section title="Timeline">
      {list.error ? (
        <FaultAlert error={list.error} retry={list.retry} />
      ) : !list.items ? (
        <Stack>
          {[1, 2, 3, 4].map((line) => (
            <Skeleton key={line} height={28} />
          ))}
        </Stack>
      ) : list.items.length === 0 ? (
        <Empty compact title="Nothing happened yet">
          Events of this person appear here within a second.
        </Empty>
      ) : (
        <>
          <Timeline items={list.items.map(toItem)} />
          {list.more && (
            <Group mt="md">
              <Button size="xs" variant="default" loading={list.loadingMore} onClick={list.more}>
                Show earlier
              </Button>
            </Group>
          )}
        </>
      )}
    </Section>
  )
}

function toItem(event: Event): TimelineItem {
  return {
    id: event.messageId,
    at: event.timestamp,
    icon: iconOf(event),
    title: <bdi>{event.name ? `${event.event}: ${event.name}` : event.event}</bdi>,
    detail: detailOf(event),
    ...(event.value !== undefined && { aside: <MoneyText value={event.value} /> }),
  }
}

function iconOf({ type, event }: Event): ReactNode {
  if (event === 'Order Completed') return <IconShoppingBagCheck size={14} />
  if (event === 'Order Refunded') return <IconArrowBackUp size={14} />
  if (event === 'Product Viewed') return <IconEye size={14} />
  if (event === 'Product Added') return <IconShoppingCart size={14} />
  if (type === 'page' || type === 'screen') return <IconFileText size={14} />
  if (type === 'identify' || type === 'alias') return <IconUser size={14} />
  return <IconPoint size={14} />
}

const MOST_LINES = 5

function detailOf(event: Event): ReactNode {
  const named = event.properties.name
  if (event.lines.length > 1) {
    const shown = event.lines.slice(0, MOST_LINES).map((line) => `${line.quantity} × ${line.productId}`)
    const rest = event.lines.length - shown.length
    return <bdi>{shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '')}</bdi>
  }
  if (typeof named === 'string' && named !== event.name) return <bdi>{named}</bdi>
  if (event.lines[0]) return <bdi>{event.lines[0].productId}</bdi>
  return event.pageUrl ? <bdi>{event.pageUrl}</bdi> : undefined
}
