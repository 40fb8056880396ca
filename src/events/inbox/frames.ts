import type { EventType } from '../schema.ts'

/** The call by which a request came. */
export type Call = EventType | 'batch' | 'import'

/** What the inbox keeps of one request besides its body. */
export interface FrameHeader {
  workspaceId: string
  source: string
  call: Call
  receivedAt: number
  /** Of the header of that name; a body's own comes first. */
  sentAt?: string
}

/** One request out of the inbox: its header, and its body as JSON text. */
export interface Frame extends FrameHeader {
  body: string
}

// JSON text holds no raw control characters but white space, so these two can never be part of a body.
const START = '\x1e'
const MIDDLE = '\x1f'

/** The bytes that go before a body in an inbox row. */
export function frameHead({ workspaceId, source, call, receivedAt, sentAt }: FrameHeader): string {
  const parts = [workspaceId, source, call, receivedAt, ...(sentAt === undefined ? [] : [sentAt])]
  return START + JSON.stringify(parts) + MIDDLE
}

/** Takes the body of an inbox row apart into its requests. */
export function readFrames(body: string): Frame[] {
  return body
    .split(START)
    .slice(1)
    .map((text) => {
      const middle = text.indexOf(MIDDLE)
      const [workspaceId, source, call, receivedAt, sentAt] = JSON.parse(text.slice(0, middle)) as [
        string,
        string,
        Call,
        number,
        string?,
      ]
      return {
        workspaceId,
        source,
        call,
        receivedAt,
        ...(sentAt !== undefined && { sentAt }),
        body: text.slice(middle + 1),
      }
    })
}
