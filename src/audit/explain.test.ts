import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPeople, launchedCampaign } from '../../test/harness/campaigns.ts'
import { type Stack, type TestServer, testServer, testStack } from '../../test/harness/index.ts'
import { decideDue, forgetInputs, listDecisions } from '../decide/index.ts'
import { enqueue, erasePerson } from '../deliver/index.ts'
import { placeHold } from '../holds/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { voidApprovals } from '../review/index.ts'
import { explain } from './explain.ts'

describe('the explanation of a decision', () => {
  let stack: Stack
  let server: TestServer
  let author: Ctx
  let ids: string[]
  beforeAll(async () => {
    stack = await testStack()
    server = await testServer(stack)
    author = await stack.workspace()
    const approver = await stack.actor(author, ['approver'])
    ids = await addPeople(author, [
      ...Array.from({ length: 40 }, () => ({})),
      { consent: 'denied' as const },
      { email: null },
      { firstName: null },
    ])
    await placeHold(author, { scope: { kind: 'profile', id: ids[0] ?? '' }, code: 'complaint' })
    await launchedCampaign(author, approver, {
      controlShare: 0.2,
      quietHours: { from: '12:00', to: '14:30' },
      frequencyCap: { messages: 2, days: 7 },
    })
    while (await decideDue(author, { enqueue }));
    stack.clock.advance(4 * 3_600_000)
    await server.work.drain()
  })
  afterAll(async () => {
    await server.close()
    await stack.close()
  })

  it('replays every kind of decision to the same answer from what was stored', async () => {
    const { items } = await listDecisions(author, { limit: 100 })
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(['wait', 'control', 'skip', 'hold']))
    for (const { id } of items) expect((await explain(author, id)).replay.result).toBe('same')
  })

  it('says what was known, which rules applied, which versions, who approved, with which odds', async () => {
    const { items } = await listDecisions(author, { kind: 'wait', limit: 100 })
    const found = await explain(author, items[0]?.id ?? '')
    expect(found.replay.rules.filter(({ applied }) => applied).map(({ reason }) => reason)).toEqual([
      'quiet_hours',
    ])
    expect(found.replay.input).toMatchObject({ consent: 'granted', held: false, timeZone: 'Europe/London' })
    expect(found.versions.map(({ kind }) => kind)).toEqual([
      'campaign',
      'segment',
      'objective',
      'content',
      'variant',
    ])
    expect(found.approvals).toMatchObject([
      { of: 'campaign', by: 'Test approver', voidedAt: null },
      { of: 'variant', by: 'Test approver', voidedAt: null },
    ])
    expect(found.variants.map(({ chance }) => chance)).toEqual([0.5, 0.5])
    expect(found.variants.filter(({ chosen }) => chosen)).toHaveLength(1)
    expect(found.message).toMatchObject({ status: 'sent' })
    expect(found.plain.join(' ')).toMatch(/We do not write at night/)
    // the message leads to the same
    expect((await explain(author, found.messageId ?? '')).decisionId).toBe(found.decisionId)
  })

  it('shows that an approval was withdrawn since', async () => {
    const { items } = await listDecisions(author, { kind: 'wait', limit: 100 })
    const { variantId, id } = items.at(-1) ?? {}
    await voidApprovals(author, { kind: 'variant', id: variantId ?? '' }, 'changed')
    expect((await explain(author, id ?? '')).approvals.at(-1)).toMatchObject({ voidReason: 'changed' })
  })

  it('says that it cannot be replayed once the person was erased', async () => {
    const { items } = await listDecisions(author, { kind: 'wait', limit: 100 })
    const { id, profileId } = items[1] ?? {}
    await erasePerson(author, [profileId ?? ''])
    await forgetInputs(author, [profileId ?? ''])
    const found = await explain(author, id ?? '')
    expect(found.replay).toMatchObject({ result: 'not_kept', input: null, rules: [] })
    expect(found.message?.merged).toBeNull()
    expect(found.plain.join(' ')).toMatch(/has been deleted/)
  })
})
