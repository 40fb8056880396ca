/** The constraints of the table of precedence, as they follow a number of people. */
export const reasonWords: Record<string, string> = {
  held: 'held',
  campaign_cancelled: 'after the campaign was cancelled',
  not_approved: 'without approval',
  campaign_paused: 'while the campaign was paused',
  not_eligible: 'no longer in the segment',
  other_experiment: 'in another experiment',
  no_address: 'without a usable address',
  suppressed: 'with a suppressed address',
  no_consent: 'without consent',
  frequency_cap: 'at the frequency cap',
  control: 'held out as control',
  cooldown: 'after the cooldown',
  quiet_hours: 'after quiet hours',
  scheduled: 'at their time',
}

/** Why a message is among those to read. */
export const pickWords: Record<string, string> = {
  most_fallbacks: 'most fallbacks',
  longest: 'longest values',
  shortest: 'shortest values',
  other_script: 'other script',
  right_to_left: 'right to left',
  highest_value: 'best customer',
  random: 'drawn at random',
}
