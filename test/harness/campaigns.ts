import {
  type Campaign,
  type CampaignDefinition,
  createCampaign,
  getCampaign,
  launchCampaign,
  submitCampaign,
  verdictConsumer,
} from '../../src/campaigns/index.ts'
import { type ContentVersion, createContent, submitForApproval } from '../../src/content/index.ts'
import { rampConsumer } from '../../src/decide/index.ts'
import { newId } from '../../src/lib/ids.ts'
import { createObjective } from '../../src/objectives/index.ts'
import { type Ctx, transact } from '../../src/platform/ctx.ts'
import { drainMirror, resolve } from '../../src/profiles/index.ts'
import { decideTask, listTasks } from '../../src/review/index.ts'
import { createSegment } from '../../src/segments/index.ts'

/** What tests say of a person; left out, they have an address, consent and live in London. */
export interface TestPerson {
  email?: string | null
  consent?: 'granted' | 'denied' | null
  timeZone?: string
  firstName?: string | null
}

/** Adds people to a workspace, in both databases; their profile ids in the same order. */
export async function addPeople(ctx: Ctx, people: readonly TestPerson[]): Promise<string[]> {
  const ids: string[] = []
  const at = new Date(ctx.clock.now().getTime() - 90 * 86_400_000)
  for (let start = 0; start < people.length; start += 500) {
    const events = people.slice(start, start + 500).map((person) => {
      const email = person.email === null ? undefined : (person.email ?? `${newId()}@people.shop`)
      return {
        messageId: newId(),
        type: 'identify' as const,
        event: 'Identified',
        userId: newId(),
        ...(email !== undefined && { email }),
        timestamp: at,
        source: 'test',
        properties: {},
        context: {},
        lines: [],
        traits: {
          ...(email !== undefined && { email }),
          ...(person.firstName !== null && { firstName: person.firstName ?? 'Ada' }),
          ...(person.consent !== null && { consent: { email: { marketing: person.consent !== 'denied' } } }),
          timezone: person.timeZone ?? 'Europe/London',
        },
      }
    })
    ids.push(...(await transact(ctx, (tx) => resolve(tx, events))))
  }
  while ((await drainMirror(ctx)) > 0);
  await addOrder(ctx, ids[0] ?? '')
  return ids
}

/** A recent order of one of the people, so that the data can carry an objective. */
async function addOrder(ctx: Ctx, profileId: string): Promise<void> {
  const at = new Date(ctx.clock.now().getTime() - 86_400_000).toISOString()
  await ctx.facts.insert('events', [
    {
      workspace_id: ctx.workspace,
      profile_id: profileId,
      message_id: newId(),
      type: 'track',
      event: 'Order Completed',
      timestamp: at,
      received_at: at,
      user_id: 'somebody',
      order_id: newId(),
      value: 12.5,
      currency: 'GBP',
      properties: '{}',
      context: '{}',
    },
  ])
}

/** Tells the stages the verdicts given so far, as the feeds would. */
async function tellVerdicts(ctx: Ctx): Promise<void> {
  const { items } = await listTasks(ctx, { state: 'decided', limit: 200 })
  const entries = items.map((task, id) => ({
    id,
    workspace: ctx.workspace,
    at: ctx.clock.now(),
    payload: {
      taskId: task.id,
      kind: task.kind,
      subject: task.subject,
      verdict: task.verdict?.verdict ?? 'reject',
      by: task.verdict?.by.id ?? '',
    },
  }))
  for (const consumer of [verdictConsumer, rampConsumer])
    await transact(ctx, (tx) => consumer.handle(tx, entries))
}

/** Decides every open task about a kind of subject. */
export async function decideAll(
  ctx: Ctx,
  kind: string,
  verdict: 'approve' | 'reject' | 'pass' | 'fail',
): Promise<void> {
  const { items } = await listTasks(ctx, { state: 'open', subject: { kind }, limit: 200 })
  for (const task of items) await decideTask(ctx, task.id, { verdict, note: 'Read.' })
  await tellVerdicts(ctx)
}

/** An e-mail with two variants, approved when there is an approver. */
export async function writeEmail(
  ctx: Ctx,
  options: { approver?: Ctx; purpose?: 'marketing' | 'service' | 'transactional' } = {},
): Promise<ContentVersion> {
  const variant = (name: string) => ({
    name,
    subject: `${name}: hello {{ first_name }}`,
    preheader: 'New things in the shop',
    blocks: [
      { kind: 'text' as const, text: 'Hello {{ first_name }}, come and look.' },
      { kind: 'button' as const, label: 'Look', href: 'https://shop.example/' },
    ],
  })
  const content = await createContent(ctx, {
    name: 'Come back',
    purpose: options.purpose ?? 'marketing',
    style: { accent: '#336699', language: 'en', direction: 'ltr', footer: 'Shop Ltd, 1 High Street, London' },
    fields: [
      {
        name: 'first_name',
        source: { kind: 'trait', key: 'firstName' },
        minimumGrade: 'good',
        fallback: 'there',
      },
    ],
    variants: [variant('Warm'), variant('Plain')],
  })
  if (options.approver) {
    await submitForApproval(ctx, content.contentId)
    await decideAll(options.approver, 'variant', 'approve')
  }
  return content
}

/** A campaign to everybody that could go live but for its approval; `author` made it. */
export async function planCampaign(
  author: Ctx,
  approver: Ctx,
  change: Partial<CampaignDefinition> = {},
): Promise<Campaign> {
  const purpose = change.purpose ?? 'marketing'
  const content = await writeEmail(author, { approver, purpose })
  const segment = await createSegment(author, {
    name: `Everybody ${newId()}`,
    condition: { kind: 'everyone' },
  })
  const objective = await createObjective(author, {
    name: 'More revenue',
    metric: 'revenue_per_person',
    horizonDays: 14,
    direction: 'increase',
    smallestEffect: 0.5,
    guardrails: [],
  })
  return createCampaign(author, {
    name: 'Win back',
    segmentId: segment.id,
    objectiveId: objective.id,
    controlShare: 0.2,
    quietHours: null,
    frequencyCap: null,
    rampSize: 0,
    timeZone: 'Europe/London',
    steps: [{ id: 'mail', kind: 'message', channel: 'email', contentId: content.contentId, variantIds: [] }],
    ...change,
  })
}

/** A campaign that was approved and launched. */
export async function launchedCampaign(
  author: Ctx,
  approver: Ctx,
  change: Partial<CampaignDefinition> = {},
): Promise<Campaign> {
  const { id } = await planCampaign(author, approver, change)
  await submitCampaign(author, id)
  await decideAll(approver, 'campaign', 'approve')
  await launchCampaign(approver, id)
  return getCampaign(author, id)
}
