import { entryOf } from '../entry.ts'
import type { CollectedEvent } from '../schema.ts'

/** An event as a row of the ClickHouse table `events`. */
export function toRow(event: CollectedEvent, profileId: string, batchId: number): Record<string, unknown> {
  return {
    workspace_id: event.workspaceId,
    profile_id: profileId,
    message_id: event.messageId,
    type: event.type,
    event: event.event,
    name: event.name,
    timestamp: event.timestamp.toISOString(),
    received_at: event.receivedAt.toISOString(),
    user_id: event.userId ?? '',
    anonymous_id: event.anonymousId ?? '',
    session_id: event.sessionId ?? '',
    source: event.source,
    order_id: event.orderId ?? '',
    value: event.value === undefined ? null : money(event.value),
    currency: event.currency ?? '',
    product_ids: event.lines.map((line) => line.productId),
    product_quantities: event.lines.map((line) => line.quantity),
    product_prices: event.lines.map((line) => (line.price === undefined ? null : money(line.price))),
    page_url: event.pageUrl ?? '',
    entry: entryOf(event) ?? '',
    properties: JSON.stringify(event.properties),
    context: JSON.stringify(event.context),
    problems: event.problems,
    batch_id: batchId,
  }
}

/** Four decimals, as text: 1e-7 and 0.30000000000000004 have no place in a Decimal(18, 4). */
function money(amount: number): string {
  return amount.toFixed(4)
}
