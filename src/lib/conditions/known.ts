import { evaluate, type PersonFacts } from './evaluate.ts'
import { type Moment, spanOf } from './instants.ts'
import type { Condition } from './schema.ts'

/** How far back the events of a person are complete. */
export interface Horizon {
  /** Milliseconds; no later event is missing. */
  since: number
  /** Nothing is missing at all. */
  whole: boolean
}

/**
 * Whether a person meets a condition, from events that may begin late: true and false are what all events would say;
 * undefined when the missing ones could change it (strong three-valued logic).
 */
export function evaluateKnown(
  condition: Condition,
  person: PersonFacts,
  moment: Moment,
  horizon: Horizon,
): boolean | undefined {
  switch (condition.kind) {
    case 'and': {
      const parts = condition.of.map((inner) => evaluateKnown(inner, person, moment, horizon))
      return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true
    }
    case 'or': {
      const parts = condition.of.map((inner) => evaluateKnown(inner, person, moment, horizon))
      return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false
    }
    case 'not': {
      const inner = evaluateKnown(condition.of, person, moment, horizon)
      return inner === undefined ? undefined : !inner
    }
    case 'event':
    case 'behaviour': {
      const { from = -Infinity } = spanOf(condition.within, moment)
      if (horizon.whole || from >= horizon.since) return evaluate(condition, person, moment)
      // more events can only raise a count
      const counts =
        condition.kind === 'event' && condition.is.measure === 'count' ? condition.is.op : undefined
      const rises = counts === 'at_least' || counts === 'more_than'
      return rises && evaluate(condition, person, moment) ? true : undefined
    }
    case 'sequence': {
      const { from = -Infinity } = spanOf(condition.within, moment)
      const met = evaluate(condition, person, moment)
      // all that follows its first step is at hand: what was found stays found
      return met || horizon.whole || from >= horizon.since ? met : undefined
    }
    default:
      return evaluate(condition, person, moment)
  }
}
