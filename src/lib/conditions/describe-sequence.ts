import { timesOf, verbOf, windowPhrase } from './describe-behaviour.ts'
import { filtersPhrase, number } from './describe-test.ts'
import type { EventMatch, SequenceCondition, SequenceStep } from './schema.ts'

const SOURCES: Readonly<Record<string, string>> = {
  paid_search_brand: 'a branded search ad',
  paid_search_other: 'a search ad without the brand',
  paid_search: 'a search ad',
  organic_search: 'a search engine',
  paid_social: 'a social ad',
  organic_social: 'a social network',
  email: 'an e-mail',
  affiliate: 'an affiliate',
  display: 'a display ad',
  referral: 'another site',
  direct: 'nowhere in particular',
  unknown: 'an unknown campaign',
}

const SPANS = { minutes: 'minute', hours: 'hour', days: 'day' } as const

/** A sequence in words: `viewed a product 3 times in one session, then added to the cart, and did not buy in between`. */
export function describeSequence(condition: SequenceCondition): string {
  const { steps, same, period, without, until = 'last', within } = condition
  const chain = steps.map((step, index) => stepPhrase(step, index)).join(', then ')
  const sameness = same === undefined || steps.length < 2 ? '' : `, all with the same ${same}`
  const span = period && until !== 'period' ? `, within ${spanOf(period)}` : ''
  const bans = (without ?? []).map(banPhrase)
  const none = bans.length === 0 ? '' : `, and did not ${listOf(bans)} ${untilPhrase(condition)}`
  const window = windowPhrase(within)
  return `${chain}${sameness}${span}${none}${window && `, all${window}`}`
}

function stepPhrase({ event, where, from, times = 1, session }: SequenceStep, index: number): string {
  const repeat = times === 1 ? '' : ` ${timesOf(times)}`
  const came = from ? `came from ${listOf(from.map((source) => SOURCES[source] ?? source))}` : ''
  const did = event === undefined ? '' : verbOf(event).past
  const what = `${[came, did].filter(Boolean).join(' and ')}${repeat}${filtersPhrase(where)}`
  if (index === 0) return session !== undefined && times > 1 ? `${what} in one session` : what
  if (session === 'same') return `${what} in the same session`
  return session === 'later' ? `${what} in a later session` : what
}

function banPhrase({ event, where }: EventMatch): string {
  return `${verbOf(event).plain}${filtersPhrase(where)}`
}

function untilPhrase({ until = 'last', period }: SequenceCondition): string {
  if (until === 'last') return 'in between'
  if (until === 'session') return 'before that session was over'
  return until === 'now' ? 'since' : `within ${period ? spanOf(period) : 'the period'} of the first`
}

const spanOf = ({ n, unit }: NonNullable<SequenceCondition['period']>): string =>
  `${number(n)} ${SPANS[unit]}${n === 1 ? '' : 's'}`

function listOf(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}`
}
