import type { Answer } from '../../api.ts'

/** Everything known about one person, as the API gives it. */
export type Person = Answer<'/api/people/{id}'>

/** The name by which a person is shown where there is no other. */
export function personLabel(person: Pick<Person, 'name' | 'email' | 'userId' | 'profileId'>): string {
  return person.name || person.email || person.userId || `Visitor ${person.profileId.slice(-6)}`
}

/** Kinds of identity in words. */
export const identityWords: Record<string, string> = {
  user_id: 'User id',
  email: 'E-mail',
  phone: 'Phone',
  anonymous_id: 'Browser or app',
  device: 'Device',
}

/** Why two people who were seen together are not taken for one. */
export const conflictWords: Record<string, string> = {
  two_user_ids: 'Each has a user id of their own.',
  two_addresses: 'Each has an address of their own, and only a device in common.',
  two_numbers: 'Each has a number of their own, and only a device in common.',
  crowded_device: 'The device is used by so many that it says nothing about who somebody is.',
  too_many_identities: 'Together they would have more identities than one person has.',
  blocked_value: 'A rule says that the value tells nobody apart.',
  limit_user_id: 'Together they would have more user ids than the rules allow.',
  limit_email: 'Together they would have more addresses than the rules allow.',
  limit_phone: 'Together they would have more numbers than the rules allow.',
  limit_anonymous_id: 'Together they would have more browsers than the rules allow.',
  limit_device: 'Together they would have more devices than the rules allow.',
}

/** Over what two identities hang together. */
export const evidenceWords: Record<string, string> = {
  console: 'somebody of the team said so',
  linkage: 'their records are too much alike to be two people',
  alias: 'a call said that one is another name of the other',
  declared: 'one event told both',
  device: 'seen together on one browser or device',
}

/** Grades of a trait, and what each means for messages. */
export const gradeWords: Record<string, { tone: 'good' | 'warn' | 'bad' | 'quiet'; label: string }> = {
  verified: { tone: 'good', label: 'Verified' },
  good: { tone: 'good', label: 'Good' },
  doubtful: { tone: 'warn', label: 'Doubtful' },
  bad: { tone: 'bad', label: 'Bad' },
}

/** Where a trait came from, in words. */
export const sourceWords: Record<string, string> = {
  event: 'Event',
  import: 'Import',
  console: 'By hand',
  preferences: 'Preference page',
  unsubscribe: 'Unsubscribe link',
  api: 'API',
}

export const channelWords: Record<string, string> = {
  email: 'E-mail',
  onsite: 'On-site',
  sms: 'SMS',
  push: 'Push',
  ads: 'Ads',
}

export const purposeWords: Record<string, string> = {
  marketing: 'Marketing',
  service: 'Service',
  personalization: 'Personalization',
  analytics: 'Analytics',
}

/** A trait's value as one line of text. */
export function valueText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

/** A trait's value as it is read: parts of an object by name. */
export function shownValue(value: unknown): string {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return valueText(value)
  return Object.entries(value)
    .map(([name, part]) => `${name}: ${valueText(part)}`)
    .join(', ')
}
