import type { OnsiteDefinition, OnsiteGraph } from '../../src/campaigns/index.ts'
import { choose, type Planned, type Situation } from '../../src/decide/online/choose.ts'

/** Times the pure choice among campaigns for visitors with some history; microseconds, sorted. */
export function timeChoice(campaigns: number, rounds: number): number[] {
  const planned = Array.from({ length: campaigns }, (_, index) => campaign(index))
  const now = new Date()
  const events = Array.from({ length: 40 }, (_, index) => ({
    event: 'Product Viewed',
    at: now.getTime() - index * 60_000,
    properties: { product_id: `p${index * 3}` },
  }))
  const situation: Situation = {
    moment: { now, timeZone: 'UTC' },
    unit: '',
    profileIds: [],
    facts: { events, traits: {}, consent: {}, hasEmail: false },
    horizon: { since: 0, whole: true },
    consent: true,
    holds: [],
    heldSegments: new Map(),
    active: new Map(
      planned.map(({ graph, graphHash }) => [
        graph.campaignId,
        { id: graph.campaignId, state: 'live', graphHash, graphApproved: true },
      ]),
    ),
    approved: new Set(planned.flatMap(({ graph }) => graph.variants.map(({ hash }) => hash))),
    workspace: 'bench',
    weights: new Map(),
    globalControl: { salt: 'global', share: 0.05 },
    shows: [],
  }
  const times: number[] = []
  for (let round = -2000; round < rounds; round++) {
    const began = performance.now()
    choose(planned, { ...situation, unit: `a:visitor${round}` })
    if (round >= 0) times.push((performance.now() - began) * 1000)
  }
  return times.sort((a, b) => a - b)
}

function campaign(index: number): Planned {
  const definition: OnsiteDefinition = {
    name: `Campaign ${index}`,
    purpose: 'marketing',
    slot: 'home.hero',
    contentId: '',
    segmentId: 's',
    objectiveId: null,
    controlShare: 0.1,
    priority: index,
    cap: { shows: 10, days: 7 },
    endsAt: null,
  }
  const variants = ['A', 'B'].map((name) => ({
    id: `${index}${name}`,
    name,
    version: 1,
    hash: `${index}${name}`,
    slotType: 'headline' as const,
    fields: [],
    parts: { text: name },
    authors: [],
  }))
  const graph: OnsiteGraph = {
    campaignId: `c${index}`,
    version: 1,
    definition,
    salt: `salt${index}`,
    slotType: 'headline',
    // the last campaigns of ten are for nobody here, so that most are weighed and passed over
    segment: {
      id: 's',
      version: 1,
      hash: 'h',
      condition: {
        kind: 'event',
        event: 'Product Viewed',
        where: [{ property: 'product_id', is: { op: 'eq', value: `p${index * 3 + (index < 9 ? 1 : 0)}` } }],
        is: { measure: 'count', op: 'at_least', value: 1 },
      },
    },
    objective: null,
    contentVersion: 1,
    variants,
  }
  return { graph, graphHash: `g${index}`, compiled: new Map() }
}
