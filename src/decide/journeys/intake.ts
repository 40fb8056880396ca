import type { CampaignGraph, Journey } from '../../campaigns/index.ts'
import { type Ctx, transact } from '../../platform/ctx.ts'
import { isMember, snapshotMembers, takeSnapshot } from '../../segments/index.ts'
import { newsOf } from './facts.ts'
import { answerWaits, dropMembers, enter, lockJourney, moveJourney, noteMembers, reachGoal } from './store.ts'

const MOST_NEWS = 5000
const PAGE = 5000
const LOOK_EVERY = 60_000

/** A journey as it runs. */
export interface Running {
  graph: CampaignGraph
  graphHash: string
  journey: Journey
  /** What happened before the start brings nobody in. */
  startedAt: Date
}

/** Takes in what happened since the last time: who enters, who goes on, who is done. True when there may be more. */
export async function takeIn(ctx: Ctx, running: Running): Promise<boolean> {
  const { graph, journey, startedAt } = running
  const { trigger, goal } = journey
  const entering = trigger.kind === 'event' ? trigger.event : undefined
  const waits = Object.values(journey.nodes).flatMap((node) =>
    node.kind === 'wait' && node.until ? [node.until.event] : [],
  )
  const events = [...new Set([...waits, ...(goal === null ? [] : [goal]), ...(entering ? [entering] : [])])]
  if (events.length === 0) return false
  return transact(ctx, async (tx) => {
    const state = await lockJourney(tx, graph.campaignId)
    if (!state) return false
    const query = { events, batch: state.batchId, since: startedAt, limit: MOST_NEWS }
    const news = await newsOf(tx, query)
    const last = news.at(-1)
    if (!last) return false
    await reachGoal(
      tx,
      graph.campaignId,
      news.filter(({ event }) => event === goal),
    )
    await answerWaits(tx, graph.campaignId, news)
    const came = news.flatMap(({ event, person }) => (event === entering ? [person] : []))
    await letIn(tx, running, came)
    await moveJourney(tx, graph.campaignId, { batchId: last.batch })
    return news.length >= MOST_NEWS
  })
}

/** Lets people in, of those who are in the campaign's segment where it has one. */
export async function letIn(tx: Ctx, running: Running, people: readonly string[]): Promise<number> {
  const { graph, graphHash, journey } = running
  if (people.length === 0) return 0
  const inside = graph.segment ? await isMember(tx, graph.segment.id, people) : new Set(people)
  return enter(
    tx,
    graph.campaignId,
    people.filter((id) => inside.has(id)),
    { graphHash, start: journey.start, reentryDays: journey.reentryDays },
  )
}

/** Looks who came into the segment since the last look, once a minute. */
export async function lookAtSegment(ctx: Ctx, running: Running): Promise<void> {
  const { graph, graphHash, journey } = running
  const { trigger, start, reentryDays } = journey
  const { campaignId } = graph
  if (trigger.kind !== 'segment' || !graph.segment) return
  const now = ctx.clock.now()
  const state = await transact(ctx, (tx) => lockJourney(tx, campaignId))
  if (!state || (state.lookedAt && now.getTime() - state.lookedAt.getTime() < LOOK_EVERY)) return
  const look = state.look + 1
  const snapshot = await takeSnapshot(ctx, graph.segment.id)
  for (let after: string | undefined; ; ) {
    const page = await snapshotMembers(ctx, snapshot.id, {
      limit: PAGE,
      ...(after !== undefined && { after }),
    })
    await transact(ctx, async (tx) => {
      const fresh = await noteMembers(tx, campaignId, page, look)
      // who was there before the start has not entered
      if (look > 1 || trigger.current) await enter(tx, campaignId, fresh, { graphHash, start, reentryDays })
    })
    after = page.at(-1)
    if (page.length < PAGE) break
  }
  await transact(ctx, async (tx) => {
    await dropMembers(tx, campaignId, look)
    await moveJourney(tx, campaignId, { look, lookedAt: now })
  })
}
