import {
  type Icon,
  IconActivity,
  IconBook2,
  IconChartDots,
  IconChecklist,
  IconFileImport,
  IconHandStop,
  IconInbox,
  IconLayoutDashboard,
  IconMailStar,
  IconPackage,
  IconSend,
  IconSettings,
  IconSparkles,
  IconTarget,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { FunctionComponent } from 'react'

/** A page of the console. Pages with a `group` stand in the navigation; detail pages have none. */
export interface PageEntry {
  /** `$name` is a parameter, read with `useParam('name')`. */
  path: string
  title: string
  /** Who may see it; pages without one are for everybody who is signed in. */
  permission?: string
  group?: 'top' | 'people' | 'plan' | 'judgment' | 'results' | 'data' | 'record'
  icon?: Icon
  /** Further words under which the command palette finds it. */
  words?: string
  load: () => Promise<{ default: FunctionComponent }>
}

/** The groups of the navigation, in the order of the flow. */
export const groups = [
  { key: 'top', label: undefined },
  { key: 'people', label: 'People' },
  { key: 'plan', label: 'Plan' },
  { key: 'judgment', label: 'Judgment' },
  { key: 'results', label: undefined },
  { key: 'data', label: 'Data' },
  { key: 'record', label: 'Record' },
] as const

/** Every page; the order within a group is the order in the navigation. */
export const pages: PageEntry[] = [
  {
    path: '/',
    title: 'Overview',
    group: 'top',
    icon: IconLayoutDashboard,
    words: 'home start',
    load: () => import('./pages/overview/overview.tsx'),
  },
  {
    path: '/people',
    title: 'People',
    group: 'people',
    icon: IconUsers,
    permission: 'people.read',
    words: 'customers profiles visitors search',
    load: () => import('./pages/people/people-list.tsx'),
  },
  {
    path: '/people/$id',
    title: 'Person',
    permission: 'people.read',
    load: () => import('./pages/people/person.tsx'),
  },
  {
    path: '/objectives',
    title: 'Objectives',
    group: 'plan',
    icon: IconTarget,
    permission: 'objectives.read',
    words: 'goals metrics revenue margin conversion',
    load: () => import('./pages/objectives/objective-list.tsx'),
  },
  {
    path: '/objectives/new',
    title: 'New objective',
    permission: 'objectives.write',
    load: () => import('./pages/objectives/objective.tsx'),
  },
  {
    path: '/objectives/$id',
    title: 'Objective',
    permission: 'objectives.read',
    load: () => import('./pages/objectives/objective.tsx'),
  },
  {
    path: '/segments',
    title: 'Segments',
    group: 'people',
    icon: IconUsersGroup,
    permission: 'segments.read',
    words: 'audience group behaviour',
    load: () => import('./pages/segments/segment-list.tsx'),
  },
  {
    path: '/segments/new',
    title: 'New segment',
    permission: 'segments.write',
    load: () => import('./pages/segments/builder.tsx'),
  },
  {
    path: '/segments/$id',
    title: 'Segment',
    permission: 'segments.read',
    load: () => import('./pages/segments/segment.tsx'),
  },
  {
    path: '/segments/$id/edit',
    title: 'Change a segment',
    permission: 'segments.write',
    load: () => import('./pages/segments/builder.tsx'),
  },
  {
    path: '/catalog',
    title: 'Products',
    group: 'people',
    icon: IconPackage,
    permission: 'catalog.read',
    words: 'catalogue items stock price',
    load: () => import('./pages/catalog/products.tsx'),
  },
  {
    path: '/recommendations',
    title: 'Recommendations',
    group: 'people',
    icon: IconSparkles,
    permission: 'catalog.read',
    words: 'recommender train rules pinned similar products',
    load: () => import('./pages/recommendations/recommendations.tsx'),
  },
  {
    path: '/content',
    title: 'Content',
    group: 'plan',
    icon: IconMailStar,
    permission: 'content.read',
    words: 'e-mails variants templates copy',
    load: () => import('./pages/content/content-list.tsx'),
  },
  {
    path: '/content/new',
    title: 'New e-mail',
    permission: 'content.write',
    load: () => import('./pages/content/editor.tsx'),
  },
  {
    path: '/content/$id',
    title: 'E-mail',
    permission: 'content.read',
    load: () => import('./pages/content/editor.tsx'),
  },
  {
    path: '/content/$id/history',
    title: 'History of an e-mail',
    permission: 'content.read',
    load: () => import('./pages/content/history.tsx'),
  },
  {
    path: '/campaigns',
    title: 'Campaigns',
    group: 'plan',
    icon: IconSend,
    permission: 'campaigns.read',
    words: 'launch schedule control ramp',
    load: () => import('./pages/campaigns/campaign-list.tsx'),
  },
  {
    path: '/campaigns/$id',
    title: 'Campaign',
    permission: 'campaigns.read',
    load: () => import('./pages/campaigns/campaign.tsx'),
  },
  {
    path: '/review',
    title: 'Review',
    group: 'judgment',
    icon: IconChecklist,
    permission: 'review.read',
    words: 'approve tasks desk queue',
    load: () => import('./pages/review/desk.tsx'),
  },
  {
    path: '/review/$id',
    title: 'Review',
    permission: 'review.read',
    load: () => import('./pages/review/desk.tsx'),
  },
  {
    path: '/holds',
    title: 'Holds',
    group: 'judgment',
    icon: IconHandStop,
    permission: 'holds.read',
    words: 'stop pause red button sensitive',
    load: () => import('./pages/holds/holds.tsx'),
  },
  {
    path: '/results',
    title: 'Results',
    group: 'results',
    icon: IconChartDots,
    permission: 'results.read',
    words: 'effect control lift revenue measure',
    load: () => import('./pages/results/result-list.tsx'),
  },
  {
    path: '/campaigns/$id/results',
    title: 'Result',
    permission: 'results.read',
    load: () => import('./pages/results/result.tsx'),
  },
  {
    path: '/events',
    title: 'Events',
    group: 'data',
    icon: IconActivity,
    permission: 'events.read',
    words: 'rejected repair track',
    load: () => import('./pages/events/events.tsx'),
  },
  {
    path: '/import',
    title: 'Import',
    group: 'data',
    icon: IconFileImport,
    permission: 'events.read',
    words: 'files csv load sample',
    load: () => import('./pages/import/import.tsx'),
  },
  {
    path: '/journal',
    title: 'Journal',
    group: 'record',
    icon: IconBook2,
    permission: 'journal.read',
    words: 'history audit log',
    load: () => import('./pages/journal/journal.tsx'),
  },
  {
    path: '/mailbox',
    title: 'Mailbox',
    group: 'record',
    icon: IconInbox,
    permission: 'mailbox.read',
    words: 'messages sent development inbox mail',
    load: () => import('./pages/mailbox/mailbox.tsx'),
  },
  {
    path: '/mailbox/$id',
    title: 'Message',
    permission: 'mailbox.read',
    load: () => import('./pages/mailbox/message.tsx'),
  },
  {
    path: '/settings',
    title: 'Settings',
    group: 'record',
    icon: IconSettings,
    permission: 'settings.read',
    words: 'users keys workspace',
    load: () => import('./pages/settings/settings.tsx'),
  },
]
