import { type ActiveOnsite, activeOnsite, getOnsiteCampaign } from '../../campaigns/index.ts'
import { type CompiledOnsite, compileOnsite, renderOnsite } from '../../content/index.ts'
import { entryAt } from '../../events/index.ts'
import { activeMarks, enterRelease } from '../../holds/index.ts'
import { NOBODY, type PersonFacts } from '../../lib/conditions/evaluate.ts'
import type { Condition } from '../../lib/conditions/schema.ts'
import { newId } from '../../lib/ids.ts'
import { type Ctx, transact } from '../../platform/ctx.ts'
import { readVisitors, type Visitor } from '../../profiles/index.ts'
import { approvalsOf } from '../../review/index.ts'
import { momentOf, resolveTarget } from '../../segments/index.ts'
import { weightsOfAll } from '../experiments/weights.ts'
import { choose, type Planned, type Situation } from './choose.ts'
import type { OnlineAnswer, OnlineDecision, OnlineRequest } from './schema.ts'
import { insertOnline, readGlobalControl, readShows, readUnits, type StoredOnline } from './store.ts'

const DAY = 86_400_000
/** Plans by graph hash: a graph never changes, so neither does its plan. */
const plans = new Map<string, Planned>()
const MOST_PLANS = 1000

/**
 * Decides for a group of requests of one workspace, in one reading and one commit: what is not committed is not
 * answered. Holds and approvals are read inside the transaction that stores the decisions. With `dry`, nothing is
 * stored.
 */
export async function decideGroup(
  ctx: Ctx,
  requests: readonly OnlineRequest[],
  dry = false,
): Promise<OnlineAnswer[]> {
  const [visitors, moment] = await Promise.all([
    readVisitors(
      ctx,
      requests.map((request) => request.profile),
    ),
    momentOf(ctx),
  ])
  const keys = requests.map((request, index) => keysOf(request, visitors[index]))
  const known = await readUnits(ctx, keys.flat())
  const units = keys.map((own) => own.map((key) => known.get(key)).find((unit) => unit) ?? own.at(-1))
  return transact(ctx, async (tx) => {
    if (!dry) await enterRelease(tx)
    const holds = await activeMarks(tx)
    const active = await activeOnsite(tx)
    const planned = await plansOf(tx, active)
    const wordings = planned.flatMap(({ graph }) => graph.variants)
    const approvals = await approvalsOf(tx, 'onsite_variant', wordings)
    const approved = new Set([...approvals.values()].flatMap(({ subject }) => subject.hash ?? []))
    const share = await readGlobalControl(tx)
    const heldSegments = await conditionsOf(
      tx,
      holds.flatMap((hold) => (hold.scope === 'segment' && hold.scopeId) || []),
    )
    const days = Math.max(0, ...planned.map(({ graph }) => graph.definition.cap?.days ?? 0))
    const since = new Date(moment.now.getTime() - days * DAY)
    const shows =
      days > 0
        ? await readShows(
            tx,
            units.flatMap((unit) => unit ?? []),
            since,
          )
        : new Map()
    const weights = await weightsOfAll(tx, planned)
    const bySlot = Map.groupBy(planned, ({ graph }) => graph.definition.slot)
    const activeById = new Map(active.map((one) => [one.id, one]))
    const rows: StoredOnline[] = []
    const fresh = new Map<string, string>()
    const answers = requests.map((request, index): OnlineAnswer => {
      const visitor = visitors[index]
      const unit = units[index]
      const slots: Record<string, OnlineDecision> = {}
      for (const slot of slotsOf(request)) {
        if (unit === undefined) {
          slots[slot] = {
            decisionId: newId(),
            kind: 'skip',
            content: null,
            campaignId: null,
            variantId: null,
            reasons: [],
          }
          continue
        }
        const situation: Situation = {
          moment,
          unit,
          profileIds: visitor?.profileIds ?? [],
          facts: withPage(visitor?.facts ?? NOBODY, request, moment.now),
          horizon: visitor ?? { since: 0, whole: true },
          consent: request.context?.consent,
          holds,
          heldSegments,
          active: activeById,
          approved,
          workspace: tx.workspace,
          weights,
          globalControl: { salt: `global:${tx.workspace}`, share },
          shows: shows.get(unit) ?? [],
        }
        const choice = choose(bySlot.get(slot) ?? [], situation)
        const compiled = choice.planned?.compiled.get(choice.variantId ?? '')
        const decision: OnlineDecision = {
          decisionId: newId(),
          kind: choice.kind,
          content: compiled ? renderOnsite(compiled, visitor?.recipient) : null,
          campaignId: choice.planned?.graph.campaignId ?? null,
          variantId: choice.variantId ?? null,
          reasons: choice.considered,
        }
        slots[slot] = decision
        rows.push({
          id: decision.decisionId,
          unit,
          profile_id: visitor?.personId ?? null,
          slot,
          kind: decision.kind,
          campaign_id: decision.campaignId,
          variant_id: decision.variantId,
          considered: choice.considered,
        })
      }
      if (unit !== undefined) for (const key of keys[index] ?? []) if (!known.has(key)) fresh.set(key, unit)
      return { slots }
    })
    if (!dry) await insertOnline(tx, rows, fresh)
    return answers
  })
}

const slotsOf = ({ slot, slots = [] }: OnlineRequest) => new Set([...(slot ? [slot] : []), ...slots])

/** Strongest first; the last one names a visitor who was never seen, so that the arm stays when they log in. */
function keysOf({ profile }: OnlineRequest, visitor: Visitor | undefined): string[] {
  return [
    ...(visitor ? [`p:${visitor.personId}`] : []),
    ...(profile.userId ? [`u:${profile.userId}`] : []),
    ...(profile.anonymousId ? [`a:${profile.anonymousId}`] : []),
  ]
}

/** What the visitor is looking at now, which may not have been folded yet. */
function withPage(facts: PersonFacts, { context }: OnlineRequest, now: Date): PersonFacts {
  const url = context?.page?.url
  if (url === undefined) return facts
  const at = now.getTime()
  const there = facts.events.some((fact) => fact.properties.url === url && fact.at > at - 60_000)
  if (there) return facts
  const entry = entryAt(url, context?.page?.referrer)
  const properties = { url, ...(URL.canParse(url) && { path: new URL(url).pathname }) }
  return {
    ...facts,
    events: [...facts.events, { event: 'Page Viewed', at, properties, ...(entry && { entry }) }],
  }
}

async function plansOf(ctx: Ctx, active: readonly ActiveOnsite[]): Promise<Planned[]> {
  const found: Planned[] = []
  for (const { id, graphHash } of active) {
    let plan = plans.get(graphHash)
    if (!plan) {
      const { graph } = await getOnsiteCampaign(ctx, id)
      if (!graph) continue
      const compiled = new Map<string, CompiledOnsite>()
      for (const variant of graph.variants) compiled.set(variant.id, compileOnsite(variant))
      plan = { graph, graphHash, compiled }
      if (plans.size >= MOST_PLANS) plans.clear()
      plans.set(graphHash, plan)
    }
    found.push(plan)
  }
  const order = ({ graph }: Planned) => graph.definition.priority
  return found.sort((a, b) => order(b) - order(a) || (a.graph.campaignId < b.graph.campaignId ? -1 : 1))
}

async function conditionsOf(ctx: Ctx, segmentIds: readonly string[]): Promise<Map<string, Condition>> {
  const found = new Map<string, Condition>()
  for (const id of segmentIds) found.set(id, await resolveTarget(ctx, id))
  return found
}
