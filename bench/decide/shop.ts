import { createApiKey } from '../../src/accounts/index.ts'
import { systemCtxOf } from '../../src/app/base.ts'
import {
  createOnsiteCampaign,
  launchOnsiteCampaign,
  submitOnsiteCampaign,
} from '../../src/campaigns/index.ts'
import { createOnsite, submitOnsite } from '../../src/content/index.ts'
import { newId } from '../../src/lib/ids.ts'
import { openFacts } from '../../src/platform/clickhouse/index.ts'
import { systemClock } from '../../src/platform/clock.ts'
import type { Ctx } from '../../src/platform/ctx.ts'
import { openLog } from '../../src/platform/log.ts'
import { openPostgres } from '../../src/platform/postgres/index.ts'
import { decideTask, listTasks } from '../../src/review/index.ts'
import { createSegment } from '../../src/segments/index.ts'

/** Makes a workspace with live campaigns in one slot, each with a segment, a control, a cap and two wordings. */
export async function makeShop(url: string, campaigns: number): Promise<string> {
  const { db, close } = openPostgres({ url, connections: 2 })
  const facts = openFacts({ url: 'http://127.0.0.1:1' })
  const ctx = systemCtxOf({ db, facts, clock: systemClock, log: openLog('silent') })(newId())
  await db
    .withTables<{ workspaces: { id: string; name: string; created_at: Date } }>()
    .insertInto('workspaces')
    .values({ id: ctx.workspace, name: 'Benchmark', created_at: new Date() })
    .execute()
  for (let index = 0; index < campaigns; index++) await makeCampaign(ctx, index)
  const { key } = await createApiKey(ctx, { kind: 'write', name: 'benchmark' })
  await close()
  return key
}

async function makeCampaign(ctx: Ctx, index: number): Promise<void> {
  const content = await createOnsite(ctx, {
    name: `Hero ${index}`,
    slotType: 'hero',
    fields: [
      {
        name: 'first_name',
        source: { kind: 'trait', key: 'firstName' },
        minimumGrade: 'good',
        fallback: 'there',
      },
    ],
    variants: ['A', 'B'].map((name) => ({ name, parts: { headline: `${name}: hello {{ first_name }}` } })),
  })
  const segment = await createSegment(ctx, {
    name: `Viewed ${index}`,
    condition: {
      kind: 'event',
      event: 'Product Viewed',
      where: [{ property: 'product_id', is: { op: 'eq', value: `p${index}` } }],
      within: { kind: 'last', n: 7, unit: 'days' },
      is: { measure: 'count', op: 'at_least', value: 1 },
    },
  })
  const campaign = await createOnsiteCampaign(ctx, {
    name: `Campaign ${index}`,
    purpose: 'service',
    slot: 'home.hero',
    contentId: content.id,
    segmentId: segment.id,
    objectiveId: null,
    controlShare: 0.1,
    priority: index,
    cap: { shows: 1000, days: 7 },
    endsAt: null,
  })
  await submitOnsite(ctx, content.id)
  await submitOnsiteCampaign(ctx, campaign.id)
  const reviewer: Ctx = { ...ctx, actor: { ...ctx.actor, id: newId(), name: 'Reviewer' } }
  for (const task of (await listTasks(ctx, { state: 'open' })).items)
    await decideTask(reviewer, task.id, { verdict: 'approve' })
  await launchOnsiteCampaign(ctx, campaign.id)
}
