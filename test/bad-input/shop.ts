import { createApiKey } from '../../src/accounts/index.ts'
import { createOnsiteCampaign } from '../../src/campaigns/index.ts'
import { createOnsite } from '../../src/content/index.ts'
import { decidedCampaign } from '../../src/deliver/testing.ts'
import { placeHold } from '../../src/holds/index.ts'
import type { Ctx } from '../../src/platform/ctx.ts'
import { mergePeople } from '../../src/profiles/index.ts'
import { decideTask, listTasks } from '../../src/review/index.ts'
import { addPeople } from '../harness/campaigns.ts'
import type { SignedIn, Stack, TestServer } from '../harness/index.ts'
import { duplicateOf } from './duplicate.ts'

/** A workspace with one of everything, and somebody who may do everything in it. */
export interface Shop {
  ctx: Ctx
  admin: SignedIn
  writeKey: string
  serverKey: string
  /** The id that a route's path takes, by the path up to its parameter. */
  idFor(path: string): string
}

const SCRIPT = '<script>window.hit=1</script><img src=x onerror="window.hit=1">'

/** The first name of the shop's first person. */
export const HOSTILE_NAME = `Eve ${SCRIPT}"'>`

/** A brief over the bar, hostile where that costs nothing. */
const writableBrief = {
  channel: 'email body',
  audience: 'Bought a tent in the last 30 days and looked at bags twice without ordering',
  objective: 'Raise second orders within 30 days from 12 % to 14 %',
  messages: [`A bag that fits the tent keeps you warm ${SCRIPT}`],
  facts: [{ text: `Every bag was measured ${SCRIPT}`, source: SCRIPT, expires: '2999-01-01' }],
  tone: 'Short sentences, example: "Pitch it, crawl in, sleep well."',
  mustSay: ['Free returns'],
  neverSay: [SCRIPT],
  legal: 'none',
  fields: [{ name: 'first_name', fallback: SCRIPT }],
  offers: [],
  length: '20 to 80 words',
  examples: [SCRIPT],
  avoid: [],
}

/** Fills a new workspace. */
export async function openShop(stack: Stack, server: TestServer): Promise<Shop> {
  const ctx = await stack.workspace()
  const approver = await stack.actor(ctx, ['approver'])
  const [eve = '', twin = '', other = ''] = await addPeople(ctx, [
    { firstName: HOSTILE_NAME, email: 'eve@people.shop' },
    {},
    {},
  ])
  const person = await mergePeople(ctx, { from: twin, to: eve })
  const campaign = await decidedCampaign(ctx, approver, { controlShare: 0.0001 })
  await placeHold(ctx, { scope: { kind: 'profile', id: other }, code: 'complaint', reason: SCRIPT })
  const [write, own] = [
    await createApiKey(ctx, { kind: 'write', name: `Shop ${SCRIPT}` }),
    await createApiKey(ctx, { kind: 'server', name: 'Server' }),
  ]
  const admin = await server.logInAs(ctx, ['admin', 'care'])
  const { userId } = await server.logInAs(ctx, ['viewer'])
  const post = async (path: string, body: unknown) => {
    const answer = await admin.fetch(path, { method: 'POST', body })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status} ${await answer.text()}`)
  }
  await post('/api/catalog/products', { products: [{ id: 'p1', name: SCRIPT, category: SCRIPT, price: 5 }] })
  await post('/api/import/events', {
    events: [
      { type: 'track', userId: 'u1', messageId: 'nameless', properties: { note: SCRIPT } },
      { type: 'identify', userId: 'u1', messageId: 'filler', traits: { lastName: 'test' } },
    ],
  })
  await server.work.drain()
  await post('/api/audit/draw', { campaignId: campaign })
  const [item] = (await listTasks(ctx, { state: 'open', subject: { kind: 'sample' } })).items
  await decideTask(ctx, item?.id ?? '', { verdict: 'fail', reason: 'tone', note: SCRIPT })
  await server.work.drain()
  await post('/api/quality/repairs', { rule: 'name.placeholder', field: 'lastName', how: 'clear' })

  const firstOf = async (path: string, name = 'id') => {
    const { items } = (await (await admin.fetch(path)).json()) as { items: Record<string, string>[] }
    const found = items[0]?.[name]
    if (found === undefined) throw new Error(`${path} lists nothing`)
    return found
  }
  const read = async <T>(path: string) => (await (await admin.fetch(path)).json()) as T
  const content = await firstOf('/api/content')
  const { variants } = await read<{ variants: { id: string }[] }>(`/api/content/${content}`)
  const { merges } = await read<{ merges: { id: string }[] }>(`/api/people/${person}`)
  const segment = await firstOf('/api/segments')
  await post('/api/briefs', { name: `Brief ${SCRIPT}`, brief: writableBrief })
  const onsite = await createOnsite(ctx, {
    name: `On the page ${SCRIPT}`,
    slotType: 'hero',
    fields: [],
    variants: [{ name: 'A', parts: { headline: SCRIPT, button_label: 'Cart', button_url: '/cart' } }],
  })
  const onsiteCampaign = await createOnsiteCampaign(ctx, {
    name: SCRIPT,
    purpose: 'service',
    slot: 'home.hero',
    contentId: onsite.id,
    segmentId: segment,
    objectiveId: null,
    controlShare: 0,
    priority: 1,
    cap: { shows: 100, days: 1 },
    endsAt: null,
  })
  const writing = await admin.fetch(`/api/briefs/${await firstOf('/api/briefs')}/writing`, {
    method: 'POST',
    body: {},
  })
  const written = (await writing.json()) as { id: string }
  const ids: Record<string, string | undefined> = {
    '/api/writing/': written.id,
    '/api/onsite/content/': onsite.id,
    '/api/onsite/campaigns/': onsiteCampaign.id,
    '/v1/projects/': write.key,
    '/api/users/': userId,
    '/api/keys/': own.apiKey.id,
    '/api/people/': person,
    '/api/merges/': merges[0]?.id,
    '/api/duplicates/': await duplicateOf(ctx, person, other),
    '/api/content/': content,
    '/api/content/variants/': variants[0]?.id,
    '/api/campaigns/': campaign,
    '/api/experiments/': campaign,
    '/api/catalog/products/': 'p1',
    '/u/': 'token',
    '/c/': 'token',
    '/o/': 'token',
    ...Object.fromEntries(
      await Promise.all(
        [
          '/api/review/tasks/',
          '/api/events/rejected/',
          '/api/segments/',
          '/api/briefs/',
          '/api/objectives/',
          '/api/holds/',
          '/api/decisions/',
          '/api/messages/',
          '/api/explain/',
          '/api/mailbox/',
          '/api/audit/items/',
          '/api/audit/defects/',
          '/api/quality/repairs/',
        ].map(async (prefix) => [
          prefix,
          await firstOf(`${prefix === '/api/explain/' ? '/api/decisions' : prefix.slice(0, -1)}?limit=1`),
        ]),
      ),
    ),
  }
  return {
    ctx,
    admin,
    writeKey: write.key,
    serverKey: own.key,
    idFor: (path) => {
      const id = ids[path.slice(0, path.indexOf('{'))]
      if (id === undefined) throw new Error(`the shop has nothing for ${path}`)
      return id
    },
  }
}
