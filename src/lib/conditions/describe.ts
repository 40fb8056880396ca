import { describeBehaviour, describeEvent, sameEvents, windowPhrase } from './describe-behaviour.ts'
import { describeSequence } from './describe-sequence.ts'
import { testPhrase } from './describe-test.ts'
import { isNever } from './never.ts'
import type { Condition, EventCondition } from './schema.ts'

/** What the sentences name that a condition only refers to. */
export interface Names {
  /** The name of a segment, by id. */
  segment?: (id: string) => string | undefined
}

/**
 * A condition in plain English, to be read after "People who": `bought at least twice, but not in the last 60 days`.
 */
export function describe(condition: Condition, names: Names = {}): string {
  switch (condition.kind) {
    case 'and':
      return describeAll(condition.of, names)
    case 'or':
      return condition.of.map((inner) => describeInner(inner, names)).join(', or ')
    case 'not':
      return describeNot(condition.of, names)
    case 'event':
      return describeEvent(condition)
    case 'sequence':
      return describeSequence(condition)
    case 'behaviour':
      return describeBehaviour(condition)
    case 'trait':
      return testPhrase(`have a profile whose ${condition.trait}`, condition.is)
    case 'consent':
      return describeConsent(condition)
    case 'reachable':
      return 'have a usable e-mail address'
    case 'segment':
      return `are in the segment “${names.segment?.(condition.segmentId) ?? 'unknown'}”`
    case 'everyone':
      return 'are known at all'
  }
}

function describeNot(condition: Condition, names: Names): string {
  if (condition.kind === 'segment' || condition.kind === 'everyone')
    return describe(condition, names).replace(/^are /, 'are not ')
  if (condition.kind === 'reachable') return 'have no usable e-mail address'
  return `do not meet this: ${describeInner(condition, names)}`
}

function describeInner(condition: Condition, names: Names): string {
  const text = describe(condition, names)
  const several = (condition.kind === 'and' || condition.kind === 'or') && condition.of.length > 1
  return several ? `(${text})` : text
}

/** Joins with "and"; "none in some window" beside "some of it" about the same events becomes "but not …". */
function describeAll(conditions: readonly Condition[], names: Names): string {
  const exceptions = new Map<Condition, EventCondition[]>()
  for (const never of conditions) {
    if (never.kind !== 'event' || !isNever(never) || windowPhrase(never.within) === '') continue
    const rule = conditions.find(
      (other) => other.kind === 'event' && !isNever(other) && sameEvents(other, never),
    )
    if (rule) exceptions.set(rule, [...(exceptions.get(rule) ?? []), never])
  }
  const told = new Set([...exceptions.values()].flat() as Condition[])
  const parts = conditions
    .filter((condition) => !told.has(condition))
    .map((condition) => {
      const buts = (exceptions.get(condition) ?? []).map(({ within }) => `not${windowPhrase(within)}`)
      return describeInner(condition, names) + (buts.length > 0 ? `, but ${buts.join(' and ')}` : '')
    })
  return parts.join(parts.some((part) => part.includes(', ')) ? '; and ' : ' and ')
}

const CHANNELS: Readonly<Record<string, string>> = {
  email: 'by e-mail',
  onsite: 'on the site',
  sms: 'by SMS',
  push: 'by push message',
  ads: 'in ads',
}

function describeConsent({
  channel,
  purpose,
  state,
}: {
  channel: string
  purpose: string
  state: string
}): string {
  const what = `${purpose} ${CHANNELS[channel] ?? `by ${channel}`}`
  if (state === 'granted') return `allow ${what}`
  return state === 'denied' ? `refused ${what}` : `have not said whether they allow ${what}`
}
