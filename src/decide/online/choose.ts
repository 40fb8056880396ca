import type { ActiveOnsite, OnsiteGraph } from '../../campaigns/index.ts'
import type { CompiledOnsite } from '../../content/index.ts'
import type { ActiveMark } from '../../holds/index.ts'
import { armOf, inSlice, pickWeighted } from '../../lib/assignment.ts'
import type { PersonFacts } from '../../lib/conditions/evaluate.ts'
import type { Moment } from '../../lib/conditions/instants.ts'
import { evaluateKnown, type Horizon } from '../../lib/conditions/known.ts'
import type { Condition } from '../../lib/conditions/schema.ts'
import type { ResolverInput } from '../precedence.ts'
import { resolve } from '../resolve.ts'
import type { Considered, OnlineKind } from './schema.ts'

/** A campaign ready to be weighed: its approved graph, and its wordings with their templates read. */
export interface Planned {
  graph: OnsiteGraph
  graphHash: string
  compiled: ReadonlyMap<string, CompiledOnsite>
}

/** Everything that a choice depends on, besides the slot. */
export interface Situation {
  moment: Moment
  /** By what the visitor is put into arms. */
  unit: string
  /** Every profile of the person; empty for a visitor who is not known. */
  profileIds: readonly string[]
  facts: PersonFacts
  horizon: Horizon
  /** The visitor's choice as the page knows it. */
  consent: boolean | undefined
  holds: readonly ActiveMark[]
  /** The condition of a segment that a hold is on. */
  heldSegments: ReadonlyMap<string, Condition>
  active: ReadonlyMap<string, ActiveOnsite>
  /** The wordings that are approved as they are. */
  approved: ReadonlySet<string>
  globalControl: { salt: string; share: number }
  workspace: string
  /** Of campaigns that do not choose evenly, by campaign and variant. */
  weights: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** When each campaign was shown to the visitor, milliseconds. */
  shows: readonly { campaignId: string; at: number }[]
}

/** What was chosen for a slot. */
export interface Choice {
  kind: OnlineKind
  planned?: Planned
  variantId?: string
  considered: Considered[]
}

const DAY = 86_400_000

/**
 * Chooses for one slot: the first campaign, by priority, that the one resolver lets through; who is control of it sees
 * what everybody sees. Pure: the same situation, the same choice. `campaigns` are those of the slot in their order.
 */
export function choose(campaigns: readonly Planned[], situation: Situation): Choice {
  const considered: Considered[] = []
  for (const planned of campaigns) {
    const { graph, graphHash } = planned
    const active = situation.active.get(graph.campaignId)
    if (!active) continue
    const variants = graph.variants.filter(({ hash }) => situation.approved.has(hash))
    const { kind, reasons } = weigh(planned, active, variants.length > 0, situation)
    considered.push({
      campaignId: graph.campaignId,
      name: graph.definition.name,
      version: graph.version,
      graphHash,
      kind,
      reasons,
    })
    if (kind === 'control') return { kind, planned, considered }
    if (kind !== 'show') continue
    const weights = situation.weights.get(graph.campaignId)
    const picked = pickWeighted(
      graph.salt,
      `variant:${situation.unit}`,
      variants,
      ({ id }) => weights?.get(id) ?? 0,
    )
    const weighed = considered.at(-1)
    if (weighed && picked) weighed.propensity = picked.probability
    if (picked) return { kind, planned, variantId: picked.choice.id, considered }
  }
  return { kind: considered[0]?.kind === 'hold' ? 'hold' : 'skip', considered }
}

function weigh(
  { graph, graphHash }: Planned,
  active: ActiveOnsite,
  hasVariant: boolean,
  situation: Situation,
): { kind: OnlineKind; reasons: string[] } {
  const { definition, segment, salt, campaignId } = graph
  const { moment, unit, facts, horizon, globalControl } = situation
  const { now } = moment
  const eligible = segment ? evaluateKnown(segment.condition, facts, moment, horizon) : true
  const ended = definition.endsAt !== null && now.getTime() >= Date.parse(definition.endsAt)
  const since = now.getTime() - (definition.cap?.days ?? 0) * DAY
  const shown = definition.cap
    ? situation.shows.filter((show) => show.campaignId === campaignId && show.at > since).length
    : 0
  const recorded = facts.consent[`onsite.${definition.purpose}`]
  const input: ResolverInput = {
    now,
    purpose: definition.purpose,
    held: situation.holds.some((hold) => covers(hold, graph, situation)),
    campaign: ended ? 'cancelled' : active.state,
    approved: active.graphApproved && active.graphHash === graphHash && hasVariant,
    eligible: eligible === true,
    otherExperiment: definition.layer ? !inSlice(situation.workspace, unit, definition.layer) : false,
    hasAddress: true,
    suppressed: false,
    consent:
      recorded ?? (situation.consent === undefined ? 'unknown' : situation.consent ? 'granted' : 'denied'),
    cap: definition.cap && { messages: definition.cap.shows, days: definition.cap.days },
    messagesInWindow: shown,
    control: false,
    cooldownHours: 0,
    lastMessageAt: null,
    quietHours: null,
    timeZone: moment.timeZone,
    notBefore: null,
  }
  const free = resolve(input)
  // Arms are drawn by a hash, so only for whom everything else lets through.
  const control =
    free.kind !== 'skip' &&
    free.kind !== 'hold' &&
    (armOf(globalControl.salt, unit, globalControl.share) === 'control' ||
      armOf(salt, unit, definition.controlShare) === 'control')
  const answer = control ? resolve({ ...input, control }) : free
  const kind = answer.kind === 'send' || answer.kind === 'wait' ? 'show' : answer.kind
  const reasons: string[] = [...answer.reasons]
  if (eligible === undefined) reasons.push('not_known_in_time')
  return { kind, reasons }
}

/** A hold on a segment covers also whom it cannot be told of in time: a hold errs on the side of silence. */
function covers(hold: ActiveMark, graph: OnsiteGraph, situation: Situation): boolean {
  if (!hold.purposes.includes(graph.definition.purpose)) return false
  if (hold.scope === 'everything') return true
  if (hold.scope === 'campaign') return hold.scopeId === graph.campaignId
  if (hold.scope === 'profile') return hold.scopeId !== null && situation.profileIds.includes(hold.scopeId)
  const condition = situation.heldSegments.get(hold.scopeId ?? '')
  if (!condition) return true
  return evaluateKnown(condition, situation.facts, situation.moment, situation.horizon) !== false
}
