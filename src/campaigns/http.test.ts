import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPeople, planCampaign } from '../../test/harness/campaigns.ts'
import { type Stack, type TestServer, testServer, testStack } from '../../test/harness/index.ts'

const NOWHERE = '00000000-0000-7000-8000-000000000000'

describe('objectives, holds and campaigns over HTTP', () => {
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
  const read = async (response: Promise<Response>) =>
    (await (await response).json()) as Record<string, unknown>

  it('take a campaign from its objective to its launch, by people who may', async () => {
    const ctx = await stack.workspace()
    await addPeople(ctx, [{}])
    const author = await server.logInAs(ctx, ['author', 'analyst'])
    const approver = await server.logInAs(ctx, ['approver'])
    const post = (who: typeof author, path: string, body: object = {}) =>
      read(who.fetch(path, { method: 'POST', body }))
    const refused = await post(author, '/api/objectives', {
      name: 'Opens',
      metric: 'open_rate',
      horizonDays: 7,
      direction: 'increase',
      smallestEffect: 1,
      guardrails: [],
    })
    expect(refused).toMatchObject({ error: { code: 'objective_is_engagement' } })

    const { id } = await planCampaign(ctx, await stack.actor(ctx, ['approver']))
    const path = `/api/campaigns/${id}`
    expect(await read(author.fetch(`${path}/missing`))).toMatchObject({ items: [{ code: 'approval' }] })
    expect(await post(author, `${path}/submit`)).toMatchObject({ state: 'in_review' })
    expect(await post(author, `${path}/launch`)).toMatchObject({ error: { code: 'not_allowed' } })
    expect(await post(approver, `${path}/launch`)).toMatchObject({
      error: { code: 'campaign_not_ready', details: { missing: [{ code: 'approval' }] } },
    })
    const { items } = (await read(approver.fetch('/api/review/tasks?state=open'))) as {
      items: { id: string }[]
    }
    await post(approver, `/api/review/tasks/${items[0]?.id}/decide`, { verdict: 'approve' })
    await server.work.drain()
    expect(await read(author.fetch(path))).toMatchObject({ state: 'approved' })
    expect(await post(approver, `${path}/launch`)).toMatchObject({ state: 'scheduled' })
    expect(await post(author, `${path}/pause`, { reason: 'Wait' })).toMatchObject({ state: 'paused' })
    expect(await read(author.fetch('/api/campaigns?state=paused'))).toMatchObject({ items: [{ id }] })
    expect(await post(author, `${path}/cancel`)).toMatchObject({ state: 'cancelled' })
  })

  it('keep holds to those who may place them, and their reasons to care', async () => {
    const ctx = await stack.workspace()
    const [person = ''] = await addPeople(ctx, [{}])
    const care = await server.logInAs(ctx, ['care'])
    const viewer = await server.logInAs(ctx, ['viewer'])
    const body = { scope: { kind: 'profile', id: person }, code: 'illness', reason: 'In hospital' }
    expect((await viewer.fetch('/api/holds', { method: 'POST', body })).status).toBe(403)
    const placed = await read(care.fetch('/api/holds', { method: 'POST', body }))
    expect(placed).toMatchObject({ code: 'illness', sensitive: true })
    const seen = await (await viewer.fetch('/api/holds?active=true')).text()
    expect(seen).not.toMatch(/illness|hospital/)
    expect(
      await read(care.fetch(`/api/holds/${placed.id}/release`, { method: 'POST', body: {} })),
    ).toMatchObject({
      active: false,
    })
  })

  it('answer bad input with a sentence and never with a fault of theirs', async () => {
    const ctx = await stack.workspace()
    const admin = await server.logInAs(ctx, ['admin'])
    const { id } = await planCampaign(ctx, await stack.actor(ctx, ['approver']))
    const bad: [string, string, unknown][] = [
      ['POST', '/api/objectives', { name: '', metric: 'conversion' }],
      ['POST', '/api/objectives', { name: 'x', metric: 5, horizonDays: -1 }],
      ['POST', '/api/campaigns', { name: 'x', controlShare: 2 }],
      ['POST', '/api/campaigns', { name: 'x', timeZone: 'Nowhere/Land' }],
      ['POST', '/api/campaigns', { name: 'x', segmentId: 'not-an-id' }],
      ['POST', '/api/campaigns', { name: 'x', startsAt: '+050000-01-01T00:00:00Z' }],
      ['POST', '/api/campaigns', { name: 'x'.repeat(500) }],
      ['PUT', `/api/campaigns/${id}`, { rampSize: 1e9 }],
      ['PUT', `/api/campaigns/${id}`, { segmentId: '00000000-0000-7000-8000-000000000000' }],
      ['PUT', `/api/campaigns/${id}`, { quietHours: { from: '25:00', to: '08:00' } }],
      ['PUT', `/api/campaigns/${id}`, { nonsense: true }],
      ['PUT', `/api/campaigns/${id}?version=99999999999999999999`, {}],
      ['POST', `/api/campaigns/${id}/override`, { code: 'approval', reason: 'please' }],
      ['POST', '/api/campaigns/00000000-0000-7000-8000-000000000000/launch', {}],
      ['POST', '/api/campaigns/zzz/launch', {}],
      ['GET', '/api/campaigns?after=zzz', undefined],
      ['GET', '/api/campaigns/00000000-0000-7000-8000-000000000000/missing', undefined],
      ['POST', '/api/campaigns/00000000-0000-7000-8000-000000000000/waterfall', undefined],
      ['POST', '/api/holds', { scope: { kind: 'segment', id: NOWHERE }, code: 'x_y' }],
      ['POST', '/api/holds', { scope: { kind: 'profile', id: NOWHERE }, code: 'x_y' }],
      ['POST', '/api/holds', { scope: { kind: 'campaign' }, code: 'x_y' }],
      ['POST', '/api/holds', { scope: { kind: 'everything', id }, code: 'x_y' }],
      ['POST', '/api/holds', { scope: { kind: 'everything' }, code: '<script>' }],
      [
        'POST',
        '/api/holds',
        { scope: { kind: 'everything' }, code: 'x_y', expiresAt: '1999-01-01T00:00:00Z' },
      ],
      ['POST', '/api/holds/00000000-0000-7000-8000-000000000000/release', {}],
      ['GET', '/api/holds?after=%27', undefined],
      ['GET', '/api/decisions/00000000-0000-7000-8000-000000000000', undefined],
      ['GET', '/api/decisions?kind=nothing', undefined],
    ]
    for (const [method, path, body] of bad) {
      const response = await admin.fetch(path, {
        method,
        ...(body !== undefined && { body: body as object }),
      })
      const answer = (await response.json()) as { error?: { message: string } }
      expect([path, response.status >= 400 && response.status < 500]).toEqual([path, true])
      expect(answer.error?.message).toMatch(/\.$/)
    }
  })
})
