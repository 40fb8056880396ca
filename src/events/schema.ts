/** The kinds of call of the Segment spec. */
export const eventTypes = ['track', 'identify', 'page', 'screen', 'group', 'alias'] as const
export type EventType = (typeof eventTypes)[number]

/**
 * One usable event in the form in which every later stage reads it: identifiers cleaned, time corrected for the
 * sender's clock, commerce fields of the e-commerce spec taken out of the properties.
 */
export interface CollectedEvent {
  workspaceId: string
  /** Unique within the workspace; a resend carries the same one and is dropped. */
  messageId: string
  type: EventType
  /** The name of a `track`; otherwise the fixed name of its type, see `eventNames`. */
  event: string
  /** The name of a page, screen; empty for the rest. */
  name: string
  userId?: string
  anonymousId?: string
  /** `alias`: the identifier that becomes another name of `userId`. */
  previousId?: string
  groupId?: string
  /** Trimmed and lower-cased, from `traits.email` or `context.traits.email`. */
  email?: string
  /** As written, from `traits.phone` or `context.traits.phone`. */
  phone?: string
  /** Traits of the person: of an `identify` only (a group's traits are in `properties`). */
  traits: Record<string, unknown>
  properties: Record<string, unknown>
  context: Record<string, unknown>
  /** When it happened: receivedAt − (sentAt − originalTimestamp) where the sender gave both. */
  timestamp: Date
  receivedAt: Date
  /** The name of the write key or import that brought it. */
  source: string
  orderId?: string
  /** Major units of `currency`, never negative: revenue, else total, else value. */
  value?: number
  /** ISO 4217, upper case. */
  currency?: string
  /** One entry a line of the order, in its order; a product event has one line. */
  lines: ProductLine[]
  sessionId?: string
  pageUrl?: string
  /** Codes of fields that could not be used although the event could, for instance `revenue_not_a_number`. */
  problems: string[]
}

/** One product of a commerce event. */
export interface ProductLine {
  productId: string
  quantity: number
  /** Of one unit; undefined when not given. */
  price?: number
}

/** What the `event` column says for calls that have no name of their own. */
export const eventNames = {
  identify: 'Identified',
  page: 'Page Viewed',
  screen: 'Screen Viewed',
  group: 'Grouped',
  alias: 'Aliased',
} as const satisfies Record<Exclude<EventType, 'track'>, string>

/** Names of the e-commerce spec that other stages rely on. */
export const commerceEvents = {
  productViewed: 'Product Viewed',
  productAdded: 'Product Added',
  productRemoved: 'Product Removed',
  cartViewed: 'Cart Viewed',
  checkoutStarted: 'Checkout Started',
  orderCompleted: 'Order Completed',
  orderRefunded: 'Order Refunded',
} as const
