import { allPermissions, type Permission } from '../platform/permissions.ts'

const reads: readonly Permission[] = [
  ...allPermissions.filter((name) => name.endsWith('.read') && name !== 'settings.read'),
  'password.change',
]

/** What each role may do. A user can have several; `care` alone opens sensitive holds. */
export const roles = {
  viewer: reads,
  author: [
    ...reads,
    'segments.write',
    'content.write',
    'objectives.write',
    'campaigns.write',
    'catalog.write',
  ],
  reviewer: [...reads, 'review.decide', 'review.write', 'events.repair', 'holds.write'],
  approver: [...reads, 'review.decide', 'review.write', 'approvals.give', 'campaigns.launch', 'holds.write'],
  analyst: [...reads, 'segments.write', 'objectives.write', 'results.write'],
  admin: allPermissions.filter((name) => name !== 'holds.sensitive'),
  care: [
    'password.change',
    'people.read',
    'holds.read',
    'holds.write',
    'holds.sensitive',
    'review.read',
    'review.decide',
  ],
} as const satisfies Record<string, readonly Permission[]>

/** The name of a role. */
export type Role = keyof typeof roles

/** The names of all roles. */
export const roleNames = Object.keys(roles) as Role[]

/** What the roles together allow; a name that is not a role allows nothing. */
export function permissionsOf(names: readonly string[]): ReadonlySet<Permission> {
  return new Set(names.flatMap((name): readonly Permission[] => (name in roles ? roles[name as Role] : [])))
}

/** What an API key allows: a write key collects, a server key also reads and feeds the product. */
export const keyPermissions = {
  write: new Set<Permission>(['events.collect']),
  server: new Set<Permission>([
    'events.collect',
    'events.read',
    'people.read',
    'people.write',
    'catalog.read',
    'catalog.write',
    'segments.read',
    'campaigns.read',
    'results.read',
  ]),
} satisfies Record<string, ReadonlySet<Permission>>
