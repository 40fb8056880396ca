import { currentWorkspace } from '../accounts/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { DkimKey } from './mime/dkim.ts'
import { type Mailbox, parseMailbox } from './mime/header.ts'
import type { PacePlan } from './pacer.ts'

/** What the composition tells delivery. Read at each use: the address is known only once the server listens. */
export interface DeliverySettings {
  /** Where people reach this server. */
  readonly publicUrl: string
  /** Signs the links in messages. */
  readonly secret: string
  readonly smtpUrl: string | undefined
  /** The sender where a workspace has set none. */
  readonly mailFrom: string
  readonly mailConnections: number
  /** Keys with which mail is signed. */
  readonly dkim?: readonly DkimKey[]
  /** How fast receiving domains are sent to. */
  readonly pace?: PacePlan
  /** Where bounces and replies come to us; without it they go to the sender. */
  readonly mailInDomain?: string | undefined
  /** Where the simulated people of a workspace take mail, while they live. */
  readonly simulatedMailUrl?: (workspace: string) => string | undefined
}

/** Who the workspace's mail is from. */
export async function senderOf(ctx: Ctx, settings: DeliverySettings): Promise<Mailbox> {
  const { mailFrom } = await currentWorkspace(ctx)
  const own = mailFrom === undefined ? undefined : parseMailbox(mailFrom)
  return own ?? parseMailbox(settings.mailFrom) ?? { name: 'Tactful', address: 'hello@localhost' }
}
