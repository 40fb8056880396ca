import {
  type Icon,
  IconBolt,
  IconCoin,
  IconListNumbers,
  IconMail,
  IconShieldCheck,
  IconUserCheck,
  IconUsersGroup,
  IconWorld,
} from '@tabler/icons-react'
import type { LeafCondition } from './condition.ts'

/** One kind of condition in the menu, and how it begins. */
export interface Kind {
  label: string
  hint: string
  icon: Icon
  start: LeafCondition
}

/** Every kind of condition, behaviour first. */
export const kinds: Kind[] = [
  {
    label: 'Did something',
    hint: 'An event: how often, when, of what value',
    icon: IconBolt,
    start: { kind: 'event', event: '', is: { measure: 'count', op: 'at_least', value: 1 } },
  },
  {
    label: 'One thing after the other',
    hint: 'In this order, in one session or later, without something in between; where visits came from',
    icon: IconListNumbers,
    start: { kind: 'sequence', steps: [{ event: '' }, { event: '' }] },
  },
  {
    label: 'Orders and revenue',
    hint: 'How much they bought, less what they returned',
    icon: IconCoin,
    start: { kind: 'behaviour', of: 'revenue', op: 'at_least', value: 100 },
  },
  {
    label: 'Trait',
    hint: 'Something known about the person',
    icon: IconUserCheck,
    start: { kind: 'trait', trait: '', is: { op: 'eq', value: '' } },
  },
  {
    label: 'Consent',
    hint: 'What they allow, by channel and purpose',
    icon: IconShieldCheck,
    start: { kind: 'consent', channel: 'email', purpose: 'marketing', state: 'granted' },
  },
  {
    label: 'Can be reached',
    hint: 'Has a usable e-mail address',
    icon: IconMail,
    start: { kind: 'reachable', channel: 'email' },
  },
  {
    label: 'In a segment',
    hint: 'Who is in another segment, or is not',
    icon: IconUsersGroup,
    start: { kind: 'segment', segmentId: '' },
  },
  { label: 'Everyone', hint: 'Every person there is', icon: IconWorld, start: { kind: 'everyone' } },
]

export const kindOf = (condition: LeafCondition): Kind | undefined =>
  kinds.find(({ start }) => start.kind === condition.kind)
