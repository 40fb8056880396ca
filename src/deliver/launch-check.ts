import { currentWorkspace } from '../accounts/index.ts'
import type { LaunchCheck } from '../campaigns/index.ts'
import { domainOf, parseMailbox } from './mime/header.ts'
import type { DeliverySettings } from './settings.ts'

/** What delivery needs before a campaign may go live: with a mail server, a sender that the world can answer. */
export function launchCheck(settings: DeliverySettings): LaunchCheck {
  return async (ctx) => {
    if (settings.smtpUrl === undefined) return []
    const { mailFrom, simulated } = await currentWorkspace(ctx)
    if (simulated) return []
    const sender = parseMailbox(mailFrom ?? settings.mailFrom)
    if (sender && domainOf(sender.address) !== 'localhost') return []
    return [
      {
        code: 'channel',
        message: 'There is no sender for the mail: its recipients could not answer, and servers refuse it.',
        todo: 'Set the sender in the settings of the workspace.',
      },
    ]
  }
}
