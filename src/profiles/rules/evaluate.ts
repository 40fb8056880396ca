import { type IdentityKey, parseKey } from '../identities.ts'
import { type IdentityKind, identityKinds } from '../schema.ts'
import { type BlockedValue, defaultRules, type IdentityRules, type Limit } from './schema.ts'

/** Rules made ready to be asked for every event. */
export interface CompiledRules {
  /** The rule by which a value does not tell who somebody is; undefined for one that does. */
  blockedBy(key: IdentityKey): BlockedValue | undefined
  limits: Record<IdentityKind, Limit>
  /** Order of the kinds, strongest first. */
  rankOf(kind: IdentityKind): number
}

type Test = (value: string) => BlockedValue | undefined

/** Makes rules ready. The first rule that fits a value decides about it. */
export function compileRules(rules: IdentityRules): CompiledRules {
  const tests = new Map<IdentityKind, Test>()
  for (const kind of identityKinds) {
    const own = rules.blocked.filter((rule) => rule.kinds.includes(kind))
    if (own.length > 0) tests.set(kind, testOf(own))
  }
  const ranks = new Map(rules.priority.map((kind, rank) => [kind, rank]))
  return {
    limits: rules.limits,
    rankOf: (kind) => ranks.get(kind) ?? identityKinds.length,
    blockedBy: (key) => {
      const { kind, value } = parseKey(key)
      return tests.get(kind)?.(value)
    },
  }
}

/** The rules that ship, ready. */
export const shippedRules = compileRules(defaultRules)

function testOf(rules: readonly BlockedValue[]): Test {
  const fits = rules.map((rule): [BlockedValue, (value: string, lower: string) => boolean] => {
    const wanted = rule.value.toLowerCase()
    if (rule.match === 'is') return [rule, (_, lower) => lower === wanted]
    if (rule.match === 'begins') return [rule, (_, lower) => lower.startsWith(wanted)]
    const pattern = new RegExp(rule.value, 'iu')
    return [rule, (value) => pattern.test(value)]
  })
  return (value) => {
    const lower = value.toLowerCase()
    for (const [rule, fit] of fits) if (fit(value, lower)) return rule
    return undefined
  }
}

const DAY = 86_400_000
const PERIODS = { week: 7 * DAY, year: 365 * DAY, ever: Number.POSITIVE_INFINITY } as const

/** Whether so many values, first seen at these times (ms), are more than a limit allows within any of its periods. */
export function exceeds(times: readonly number[], limit: Limit): boolean {
  if (times.length <= limit.most) return false
  const period = PERIODS[limit.per]
  if (period === Number.POSITIVE_INFINITY) return true
  const sorted = times.toSorted((a, b) => a - b)
  for (let last = limit.most; last < sorted.length; last += 1)
    if ((sorted[last] as number) - (sorted[last - limit.most] as number) < period) return true
  return false
}
