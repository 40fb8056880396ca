import type { Replay } from '../decide/index.ts'

/** What each rule means to the person it was applied to. */
const ruledOut: Record<string, string> = {
  held: 'We were not writing to you at that time.',
  campaign_cancelled: 'We had called this mailing off.',
  not_approved: 'The message had not been approved by a person yet.',
  campaign_paused: 'We had paused this mailing.',
  not_eligible: 'You were not among those it was meant for.',
  no_address: 'We had no address to send it to.',
  suppressed: 'Your address does not take our mail, or you had complained about it.',
  no_consent: 'You had not agreed to get such mail from us.',
  frequency_cap: 'You had got as many messages from us lately as we allow ourselves.',
  control: 'We leave some people out by chance, to see whether our messages are of any use.',
  cooldown: 'We wait some time after a message before we send the next.',
  quiet_hours: 'We do not write at night.',
  scheduled: 'It was set for a later time.',
}

/** A decision as it can be told to the customer: no jargon, nobody else's name, nothing that was inferred. */
export function plainWords(
  { decision, input, odds, result }: Replay,
  { sent, merged }: { sent: boolean; merged: Readonly<Record<string, unknown>> | null },
): string[] {
  const words: string[] = []
  const goes = decision.kind === 'send' || decision.kind === 'wait'
  if (sent) words.push('You got this message because you were among the people it was meant for.')
  else if (goes) words.push('A message to you was prepared; it has not been sent.')
  else words.push('No message was sent to you.')
  for (const reason of decision.reasons) words.push(ruledOut[reason] ?? `A rule of ours applied: ${reason}.`)
  if (goes && decision.purpose === 'marketing' && input?.consent === 'granted')
    words.push('You had agreed to get such messages. Every message has a link to end that.')
  if (sent && odds.length > 1)
    words.push(
      `There were ${odds.length} wordings; which one you got was decided by chance, not by who you are.`,
    )
  if (merged) {
    const used = Object.entries(merged).map(
      ([name, value]) => `${name.replaceAll('_', ' ')} (“${String(value)}”)`,
    )
    words.push(
      used.length === 0
        ? 'Nothing about you was written into it.'
        : `What we wrote into it about you: ${used.join(', ')}.`,
    )
  }
  if (result === 'not_kept')
    words.push('What we knew of you at that time has been deleted, so we cannot say more.')
  else words.push('People approved the wording before it was sent; a program chose when, by fixed rules.')
  return words
}
