import type { ReactNode } from 'react'
import { DateText } from '../../ui/index.ts'

const names: Record<string, string> = {
  held: 'A hold was on',
  approved: 'Approved by people',
  eligible: 'In the segment',
  hasAddress: 'Address known',
  suppressed: 'Address suppressed',
  consent: 'Consent',
  campaign: 'Campaign',
  messagesInWindow: 'Messages in the days of the cap',
  lastMessageAt: 'Last message',
  timeZone: 'Clock of',
  cap: 'Cap',
  cooldownHours: 'Cooldown',
  quietHours: 'Quiet hours',
}

/** What the resolver was told, as names and values. */
export function inputItems(input: Record<string, unknown>): [string, ReactNode][] {
  return Object.entries(names).map(([key, name]) => [name, shown(key, input[key])])
}

function shown(key: string, value: unknown): ReactNode {
  if (value === null || value === undefined) return 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (key === 'lastMessageAt') return <DateText value={String(value)} />
  if (key === 'cooldownHours') return `${String(value)} hours`
  if (typeof value !== 'object') return String(value)
  const of = value as Record<string, unknown>
  return key === 'cap' ? `${of.messages} in ${of.days} days` : `${of.from} to ${of.to}`
}
