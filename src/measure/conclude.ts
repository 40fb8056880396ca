import type { Effect, Verdict } from './schema.ts'

/** What a conclusion rests on. */
export interface Evidence {
  effect: Effect
  direction: 'increase' | 'decrease'
  /** Unknown where a campaign was let through without an objective. */
  smallestEffect: number | undefined
  people: number
  complete: number
  completeAt: Date | undefined
  mismatch: boolean
  /** engagement rose and the objective did not */
  alarm: boolean
  /** guardrails shown to be worse by more than their tolerance */
  broken: readonly string[]
  outcome: 'revenue' | 'orders' | 'conversion' | 'margin'
  now: Date
  formatted(value: number): string
}

/**
 * What may be concluded. The interval holds at one look, at the end: before every horizon has passed the answer
 * is "cannot tell yet", however good it looks, since looking early and often finds effects that are not there.
 */
export function conclude(evidence: Evidence): Verdict {
  const { effect, formatted } = evidence
  if (evidence.people === 0)
    return {
      kind: 'cannot_tell_yet',
      sentence: 'Cannot tell yet: nobody has been assigned to this campaign.',
    }
  if (evidence.mismatch)
    return {
      kind: 'not_to_be_trusted',
      sentence:
        'These figures are not to be trusted: far more or fewer people than planned stand in one arm.',
      needed: 'Find out what removed people from one arm before reading any effect.',
    }
  if (evidence.complete < evidence.people) return waiting(evidence)
  if (effect.kind === 'none') return { kind: 'cannot_tell_yet', sentence: `Cannot tell: ${effect.why}.` }
  const { low, high } = effect.interval
  const good = evidence.direction === 'increase' ? low > 0 : high < 0
  const bad = evidence.direction === 'increase' ? high < 0 : low > 0
  const range = `between ${formatted(low)} and ${formatted(high)} per person`
  const [nearest, farthest] = Math.abs(low) < Math.abs(high) ? [low, high] : [high, low]
  const size = (value: number) => formatted(Math.abs(value))
  const said = `${size(effect.perPerson)} per person, between ${size(nearest)} and ${size(farthest)}`
  if (good && evidence.broken.length > 0)
    return {
      kind: 'better',
      sentence: `${gained(evidence)} ${said}; but ${evidence.broken.join(' and ')} got worse than agreed: a person decides.`,
    }
  if (good) return { kind: 'better', sentence: `${gained(evidence)} ${said}; keep it.` }
  if (bad) return { kind: 'worse', sentence: `${lost(evidence)} ${said}; stop it.` }
  if (evidence.alarm)
    return {
      kind: 'clicks_not_outcome',
      sentence: `Clicks rose, ${evidence.outcome} did not: stop.`,
      needed: `The difference is ${range}: less than the ${formatted(evidence.smallestEffect ?? 0)} that would be worth it.`,
    }
  if (evidence.smallestEffect === undefined)
    return { kind: 'cannot_tell_yet', sentence: `Cannot tell: the difference may be anything ${range}.` }
  if (Math.max(Math.abs(low), Math.abs(high)) < evidence.smallestEffect)
    return {
      kind: 'no_worthwhile_difference',
      sentence: `No difference worth having: it is ${range}, less than the ${formatted(evidence.smallestEffect)} that would be worth it.`,
    }
  const half = (high - low) / 2
  const times = (half / evidence.smallestEffect) ** 2
  return {
    kind: 'cannot_tell_yet',
    sentence: `Cannot tell: the difference may be anything ${range}.`,
    needed: `To see an effect of ${formatted(evidence.smallestEffect)} per person, about ${times < 10 ? times.toFixed(1) : Math.round(times).toLocaleString('en')} times as many people are needed.`,
  }
}

const WEEK = 7 * 24 * 3600 * 1000

function waiting({ people, complete, completeAt, now }: Evidence): Verdict {
  const weeks = completeAt ? Math.ceil((completeAt.getTime() - now.getTime()) / WEEK) : 0
  const needs = weeks > 0 ? ` needs about ${weeks} more ${weeks === 1 ? 'week' : 'weeks'}.` : ''
  return {
    kind: 'cannot_tell_yet',
    sentence: needs
      ? `Cannot tell yet:${needs}`
      : `Cannot tell yet: the horizon has passed for ${complete.toLocaleString('en')} of ${people.toLocaleString('en')} people.`,
    needed: `The horizon has passed for ${complete.toLocaleString('en')} of ${people.toLocaleString('en')} people${completeAt ? `; the last one's ends on ${completeAt.toISOString().slice(0, 10)}` : ''}. The figures below are on the way there and will change.`,
  }
}

function gained({ direction, outcome }: Evidence): string {
  if (direction === 'decrease') return 'Lowered it by'
  return outcome === 'revenue' || outcome === 'margin' ? 'Earned' : `More ${outcome}:`
}

function lost({ direction, outcome }: Evidence): string {
  if (direction === 'decrease') return 'Raised it by'
  return outcome === 'revenue' || outcome === 'margin' ? 'Lost' : `Less ${outcome}:`
}
