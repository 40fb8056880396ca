const areas = [
  'people',
  'events',
  'catalog',
  'segments',
  'objectives',
  'content',
  'campaigns',
  'results',
  'review',
  'journal',
  'holds',
  'mailbox',
  'settings',
] as const

/** Permissions beyond reading and writing an area. */
const special = [
  'review.decide',
  'approvals.give',
  'campaigns.launch',
  'holds.sensitive',
  'password.change',
  'people.export',
  'people.erase',
  'events.collect',
  'events.repair',
  'keys.write',
  'users.write',
] as const

type Area = (typeof areas)[number]

/** What a route may ask of an actor; stated beside each route. */
export type Permission = `${Area}.read` | `${Area}.write` | (typeof special)[number]

/** Every permission there is. */
export const allPermissions: readonly Permission[] = [
  ...areas.flatMap((area): Permission[] => [`${area}.read`, `${area}.write`]),
  ...special,
]
