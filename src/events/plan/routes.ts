import { type Static, Type } from 'typebox'
import { type Ctx, transact } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { Routes } from '../../platform/http/index.ts'
import { record } from '../../platform/journal/index.ts'
import { countOpenBy } from '../rejected/store.ts'
import { countFlagged } from './facts.ts'
import { proposePlan } from './infer.ts'
import { StoredPlan, TrackingPlan, ViolationCounts, violations } from './schema.ts'
import { insertPlan, readPlan, readPlans } from './store.ts'

const tags = ['Events']
const MOST_VERSIONS = 50

/** Puts a plan in force as a new version; `version` is the one that was changed. */
async function savePlan(ctx: Ctx, plan: TrackingPlan, version: number): Promise<StoredPlan> {
  const names = plan.events.map((one) => one.event)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined)
    throw new AppError('invalid_request', { message: `The plan names “${twice}” twice. Put both into one.` })
  return transact(ctx, async (tx) => {
    if ((await readPlan(tx)).version !== version || !(await insertPlan(tx, version + 1, plan)))
      throw new AppError('conflict')
    await record(tx, {
      action: 'tracking_plan.saved',
      subject: { kind: 'workspace', id: tx.workspace },
      data: { version: version + 1, events: plan.events.length, unplanned: plan.unplanned },
    })
    return readPlan(tx)
  })
}

async function countViolations(ctx: Ctx): Promise<Static<typeof ViolationCounts>> {
  const [flagged, dropped] = await Promise.all([countFlagged(ctx), countOpenBy(ctx, violations)])
  const items = new Map<string, Static<typeof ViolationCounts>['items'][number]>()
  const of = (event: string, violation: string) => {
    const key = JSON.stringify([event, violation])
    const item = items.get(key) ?? { event, violation, flagged: 0, dropped: 0 }
    items.set(key, item)
    return item
  }
  for (const one of flagged) of(one.event, one.violation).flagged += one.count
  for (const one of dropped) of(one.event, one.reason).dropped += one.count
  return { items: [...items.values()].sort((a, b) => b.flagged + b.dropped - a.flagged - a.dropped) }
}

/** The tracking plan: what is expected, what traffic suggests, and what was violated. */
export const planRoutes: Routes = async (app) => {
  app.get(
    '/api/tracking-plan',
    {
      config: { permission: 'events.read' },
      schema: { tags, summary: 'The tracking plan in force', response: { 200: StoredPlan } },
    },
    ({ ctx }) => readPlan(ctx),
  )
  app.put(
    '/api/tracking-plan',
    {
      config: { permission: 'events.write' },
      schema: {
        tags,
        summary: 'Puts a tracking plan in force, as a new version',
        body: Type.Object(
          {
            plan: TrackingPlan,
            version: Type.Integer({ minimum: 0, description: 'The version that was changed' }),
          },
          { additionalProperties: false },
        ),
        response: { 200: StoredPlan },
      },
    },
    ({ ctx, body }) => savePlan(ctx, body.plan, body.version),
  )
  app.get(
    '/api/tracking-plan/versions',
    {
      config: { permission: 'events.read' },
      schema: {
        tags,
        summary: 'The versions of the tracking plan, newest first',
        response: { 200: Type.Object({ items: Type.Array(StoredPlan) }) },
      },
    },
    async ({ ctx }) => ({ items: await readPlans(ctx, MOST_VERSIONS) }),
  )
  app.get(
    '/api/tracking-plan/proposal',
    {
      config: { permission: 'events.read' },
      schema: {
        tags,
        summary: 'The plan with what the traffic of the last 30 days carries and it does not name yet',
        response: { 200: TrackingPlan },
      },
    },
    ({ ctx }) => proposePlan(ctx),
  )
  app.get(
    '/api/tracking-plan/violations',
    {
      config: { permission: 'events.read' },
      schema: {
        tags,
        summary:
          'How often events violated the plan: flagged in the last 30 days, and dropped and still open',
        response: { 200: ViolationCounts },
      },
    },
    ({ ctx }) => countViolations(ctx),
  )
}
