import { barriers, delays, type ResolverInput } from './precedence.ts'
import type { Reason, Resolution } from './schema.ts'

/** Decides about one person at one moment, by the table of precedence. Pure: the same input, the same answer. */
export function resolve(input: ResolverInput): Resolution {
  const blocking = barriers.filter((rule) => rule.purposes.includes(input.purpose) && rule.applies(input))
  const strongest = blocking[0]
  if (strongest) {
    // being control says nothing about somebody who would not have got the message anyway
    const reasons = blocking.map((rule) => rule.reason).filter((reason) => reason !== 'control')
    return { kind: strongest.kind, reasons: strongest.reason === 'control' ? ['control'] : reasons }
  }
  return schedule(input)
}

function schedule(input: ResolverInput): Resolution {
  const reasons: Reason[] = []
  let at = input.now.getTime()
  for (const rule of delays) {
    if (!rule.purposes.includes(input.purpose)) continue
    const earliest = rule.earliest(input, at)
    if (earliest > at) reasons.push(rule.reason)
    at = earliest
  }
  return { kind: reasons.length > 0 ? 'wait' : 'send', reasons, sendAt: new Date(at) }
}
