import type { Ctx } from '../platform/ctx.ts'
import { readiness, useNames } from './readiness.ts'
import { type Readiness, type ReadinessOverview, type ReadinessUse, readinessUses } from './schema.ts'
import { rulesFound } from './uses/repairs.ts'

const MOST = 20

/** What can be personalized today, and what to mend first. */
export async function readinessOverview(ctx: Ctx): Promise<ReadinessOverview> {
  const found = await rulesFound(ctx)
  const uses: Readiness[] = []
  for (const use of readinessUses) uses.push(await readiness(ctx, { use, found }))
  return { at: ctx.clock.now().toISOString(), summary: summaryOf(uses), uses, repairs: merged(uses) }
}

function summaryOf(uses: readonly Readiness[]): string {
  const named = (states: readonly string[]) =>
    uses.filter(({ state }) => states.includes(state)).map(({ use }) => useNames[use])
  const [ready, gaps, not] = [named(['pass']), named(['warn']), named(['fail'])]
  return [
    ready.length > 0 && `Ready today: ${ready.join(', ')}.`,
    gaps.length > 0 && `With gaps: ${gaps.join(', ')}.`,
    not.length > 0 && `Not yet: ${not.join(', ')}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** The repairs of all uses, each once with the uses that it serves: most people gained first. */
function merged(uses: readonly Readiness[]): ReadinessOverview['repairs'] {
  const repairs = new Map<string, ReadinessOverview['repairs'][number]>()
  for (const { use, repairs: own } of uses)
    for (const repair of own) {
      const known = repairs.get(repair.what)
      if (!known) repairs.set(repair.what, { ...repair, uses: [use] })
      else known.uses = [...known.uses, use] satisfies ReadinessUse[]
    }
  return [...repairs.values()]
    .toSorted((a, b) => b.people - a.people || b.uses.length - a.uses.length || a.minutes - b.minutes)
    .slice(0, MOST)
}
