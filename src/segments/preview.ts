import type { Condition } from '../lib/conditions/schema.ts'
import { leavesOf } from '../lib/conditions/walk.ts'
import type { Ctx } from '../platform/ctx.ts'
import { recipients } from '../profiles/index.ts'
import * as facts from './facts.ts'
import { readCondition, resolveTarget } from './resolve.ts'
import type { MemberSummary, Preview, Warning } from './schema.ts'
import { describeCondition } from './segments.ts'

const SAMPLE = 12
const STALE_DAYS = 90

/**
 * Who would be in a segment with this condition: description, count, share, a few people, and what is probably not
 * meant. `editing` is the segment that the condition is meant for, so that a circle is found before saving.
 */
export async function previewCondition(ctx: Ctx, value: unknown, editing?: string): Promise<Preview> {
  const started = performance.now()
  const condition = readCondition(value)
  const resolved = await resolveTarget(ctx, condition, editing)
  const [found, of, warnings, description] = await Promise.all([
    facts.countAndSample(ctx, await facts.compile(ctx, resolved), SAMPLE),
    facts.countPeople(ctx),
    findWarnings(ctx, condition),
    describeCondition(ctx, condition),
  ])
  return {
    description,
    count: found.count,
    of,
    share: of === 0 ? 0 : found.count / of,
    sample: await summarize(ctx, found.sample),
    warnings,
    tookMs: Math.round(performance.now() - started),
  }
}

/** People as a list shows them, in the given order. */
export async function summarize(ctx: Ctx, profileIds: readonly string[]): Promise<MemberSummary[]> {
  if (profileIds.length === 0) return []
  const known = await recipients(ctx, [...profileIds])
  return profileIds.map((profileId) => {
    const person = known.get(profileId)
    const trait = (name: string) => {
      const value = person?.traits[name]?.value
      return typeof value === 'string' ? value.trim() : ''
    }
    const name = trait('name') || `${trait('firstName')} ${trait('lastName')}`.trim()
    return { profileId, ...(name && { name }), ...(person?.email && { email: person.email }) }
  })
}

async function findWarnings(ctx: Ctx, condition: Condition): Promise<Warning[]> {
  const asked = [...leavesOf(condition)].flatMap(({ leaf, path }) =>
    leaf.kind === 'event' ? [{ event: leaf.event, path: `${path}.event` }] : [],
  )
  if (asked.length === 0) return []
  const seen = await facts.lastSeen(ctx, [...new Set(asked.map(({ event }) => event))])
  const stale = ctx.clock.now().getTime() - STALE_DAYS * 86_400_000
  return asked.flatMap(({ event, path }) => {
    const last = seen.get(event)
    if (!last) return [{ path, message: `No event named “${event}” was ever received. Check the spelling.` }]
    if (last.getTime() >= stale) return []
    const day = last.toISOString().slice(0, 10)
    return [
      {
        path,
        message: `No event named “${event}” was received in the last ${STALE_DAYS} days; the last one is of ${day}. Check that it is still sent.`,
      },
    ]
  })
}
