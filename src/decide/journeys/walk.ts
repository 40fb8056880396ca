import type { CampaignGraph, JourneyNode } from '../../campaigns/index.ts'
import { pickWeighted } from '../../lib/assignment.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { isMember } from '../../segments/index.ts'
import type { Moved, Traveller } from './store.ts'

const MILLIS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const

type Waiting = Traveller & { waitsFor: string | null }

/** Where people go from a point that is no message; each is due there at once, or when a wait is over. */
export async function hop(
  ctx: Ctx,
  graph: CampaignGraph,
  node: Exclude<JourneyNode, { kind: 'message' }>,
  name: string,
  people: readonly Waiting[],
): Promise<Moved[]> {
  switch (node.kind) {
    case 'wait':
      // who still waits for something when the time is over did not get it
      return people.map((one) =>
        arrive(ctx, graph, one, node.until && one.waitsFor !== null ? node.until.otherwise : node.next),
      )
    case 'split':
      return people.map((one) => {
        const picked = pickWeighted(graph.salt, `${name}:${one.profileId}`, node.of, ({ weight }) => weight)
        return arrive(ctx, graph, one, picked?.choice.next ?? null)
      })
    case 'branch': {
      const ids = people.map(({ profileId }) => profileId)
      const members = await Promise.all(node.of.map(({ segmentId }) => isMember(ctx, segmentId, ids)))
      return people.map((one) => {
        const way = node.of.find((_, index) => members[index]?.has(one.profileId))
        return arrive(ctx, graph, one, way ? way.next : node.otherwise)
      })
    }
  }
}

/** Somebody at the next point: due at once, but at a wait when it is over. */
export function arrive(
  ctx: Ctx,
  graph: CampaignGraph,
  { profileId, occurrence }: Traveller,
  next: string | null,
): Moved {
  const now = ctx.clock.now()
  const node = next === null ? undefined : graph.definition.journey?.nodes[next]
  if (node?.kind !== 'wait') return { profileId, occurrence, node: next, dueAt: now, waitsFor: null }
  const dueAt = new Date(now.getTime() + node.n * MILLIS[node.unit])
  return { profileId, occurrence, node: next, dueAt, waitsFor: node.until?.event ?? null }
}
