/** What a condition reads of one event. */
export interface EventFact {
  event: string
  /** Milliseconds. */
  at: number
  /** Money in major units, four decimals; missing when the event carries none. */
  value?: number
  properties: Record<string, unknown>
  /** Where the visit came from, when the event tells; see `entrySource`. */
  entry?: string
}
