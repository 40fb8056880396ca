import type { paths } from '../../api.gen.ts'

/** A message on its way, as the API gives it. */
export type Message =
  paths['/api/messages']['get']['responses'][200]['content']['application/json']['items'][number]

/** A message of the development mailbox in its list. */
export type MailboxEntry =
  paths['/api/mailbox']['get']['responses'][200]['content']['application/json']['items'][number]

const reasons: Record<string, string> = {
  held: 'kept by a hold',
  campaign_paused: 'the campaign is paused',
  campaign_cancelled: 'the campaign was cancelled',
  not_approved: 'an approval was withdrawn',
  not_eligible: 'no longer in the segment',
  other_experiment: 'in another experiment',
  no_address: 'there is no address',
  suppressed: 'the address takes no more mail',
  no_consent: 'there is no consent',
  frequency_cap: 'enough messages for now',
  cooldown: 'too soon after the last one',
  quiet_hours: 'quiet hours',
  decision_gone: 'its decision was deleted',
  address_unusable: 'the address cannot be used',
  render_failed: 'it could not be rendered',
  too_large: 'too large for the mail server',
  process_died: 'the server stopped while the mail server had it',
  no_answer: 'the connection broke before the mail server answered',
}

/** Why a message stands where it does, in a few words; undefined where there is nothing to add. */
export function whyOf(message: Message): string | undefined {
  if (message.parked) return reasons[message.parked] ?? message.parked
  if (!message.errorCode) return undefined
  return reasons[message.errorCode] ?? message.response ?? message.errorCode
}
