import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPeople, launchedCampaign, planCampaign } from '../../test/harness/campaigns.ts'
import { type Stack, type TestServer, testServer, testStack } from '../../test/harness/index.ts'
import { placeHold } from '../holds/index.ts'
import { computeWaterfall, decideDue, getProgress, listDecisions, suppress, worthReading } from './index.ts'

describe('the waterfall', () => {
  let stack: Stack
  let server: TestServer
  beforeAll(async () => {
    stack = await testStack()
    server = await testServer(stack)
  })
  afterAll(async () => {
    await server.close()
    await stack.close()
  })

  it('counts whom the campaign would lose at each step, and decides nobody', async () => {
    const author = await stack.workspace()
    const approver = await stack.actor(author, ['approver'])
    const [held = '', , capped = ''] = await addPeople(author, [
      {},
      { email: 'gone@people.shop' },
      {},
      { consent: 'denied' },
      { email: null },
      ...Array.from({ length: 45 }, (_, index) => ({ firstName: index < 5 ? null : `Ada${index}` })),
    ])
    await placeHold(author, { scope: { kind: 'profile', id: held }, code: 'complaint_open' })
    await suppress(author, { address: 'gone@people.shop', reason: 'bounced' })
    const earlier = await launchedCampaign(author, approver, { controlShare: 0.0001, rampSize: 0 })
    while (await decideDue(author, { enqueue: async () => {} }));
    const { items } = await listDecisions(author, { campaignId: earlier.id, limit: 200 })
    const sent = items.filter((decision) => decision.kind === 'send').length
    const { id } = await planCampaign(author, approver, { frequencyCap: { messages: 1, days: 7 } })
    const before = await computeWaterfall(author, id)
    expect(before.steps.map(({ code, people }) => [code, people])).toEqual([
      ['segment', 50],
      ['consented', 47],
      ['not_held', 46],
      ['not_capped', 46 - sent],
      ['not_control', 46 - sent],
    ])
    expect(before.steps[1]?.lost).toEqual({ suppressed: 1, no_consent: 1, no_address: 1 })
    expect(before.toSend).toBe(0)
    expect(items.find((decision) => decision.profileId === capped)?.kind).toBe('send')

    const open = await planCampaign(author, approver, { controlShare: 0.3 })
    const after = await computeWaterfall(author, open.id)
    expect(after.control + after.toSend).toBe(46)
    expect(after.control).toBeGreaterThan(4)
    expect(after.fallbacks.messages).toBeGreaterThan(0)
    expect(after.fallbacks.byField).toEqual({ first_name: after.fallbacks.messages })
    expect(await getProgress(author, open.id)).toBeNull()

    const renderings = await worthReading(author, open.id)
    expect(renderings).toHaveLength(Math.min(20, after.toSend))
    expect(renderings[0]).toMatchObject({ usedFallbacks: ['first_name'], error: null })
    expect(renderings[0]?.subject).toContain('hello there')
  })

  it('keeps a suppression made by hand until it is taken back', async () => {
    const ctx = await stack.workspace()
    const admin = await server.logInAs(ctx, ['admin'])
    const post = (path: string) => admin.fetch(path, { method: 'POST', body: { address: 'Ada@People.shop' } })
    const list = async () => (await (await admin.fetch('/api/suppressions')).json()) as { items: unknown[] }
    expect((await post('/api/suppressions')).status).toBe(200)
    expect(await list()).toMatchObject({ items: [{ address: 'ada@people.shop', reason: 'by_hand' }] })
    expect((await post('/api/suppressions/remove')).status).toBe(200)
    expect(await list()).toEqual({ items: [] })
  })

  it('says the same over the API as the run then does', async () => {
    const author = await stack.workspace()
    const approver = await stack.actor(author, ['approver'])
    await addPeople(author, [...Array.from({ length: 40 }, () => ({})), { consent: 'denied' }])
    const { id } = await launchedCampaign(author, approver)
    const viewer = await server.logInAs(author, ['viewer'])
    expect(await (await viewer.fetch(`/api/campaigns/${id}/waterfall`)).json()).toEqual({ waterfall: null })
    const made = await viewer.fetch(`/api/campaigns/${id}/waterfall`, { method: 'POST' })
    const { waterfall } = (await made.json()) as { waterfall: { toSend: number; control: number } }
    await server.work.drain()
    const progress = await viewer.fetch(`/api/campaigns/${id}/progress`)
    expect(await progress.json()).toMatchObject({
      progress: {
        run: { counts: { send: waterfall.toSend, control: waterfall.control, skip: 1 } },
        outcomes: { sent: waterfall.toSend },
      },
    })
    const first = await viewer.fetch(`/api/campaigns/${id}/messages-to-read?limit=5`)
    const page = (await first.json()) as { items: { subject: string }[]; next: string }
    expect(page.items).toHaveLength(5)
    expect(page.items[0]?.subject).toContain('hello Ada')
    const decisions = await viewer.fetch(`/api/decisions?campaignId=${id}&kind=skip`)
    expect(await decisions.json()).toMatchObject({ items: [{ reasons: ['no_consent'] }] })
  })
})
