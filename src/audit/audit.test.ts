import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPeople, launchedCampaign, writeEmail } from '../../test/harness/campaigns.ts'
import { type Stack, type TestServer, testServer, testStack } from '../../test/harness/index.ts'
import { getCampaign, resumeCampaign } from '../campaigns/index.ts'
import { submitForApproval } from '../content/index.ts'
import { decideDue } from '../decide/index.ts'
import { enqueue, erasePerson } from '../deliver/index.ts'
import { placeHold } from '../holds/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { decideTask, listTasks, type Reason } from '../review/index.ts'
import { banWords, listDefects, proposeCorrection, receiversOf, revokeApproval } from './defects.ts'
import { drawCampaign } from './draw.ts'
import { listItems, readItem } from './reading.ts'
import { auditReport, readsNeeded } from './report.ts'
import { saveSettings } from './settings.ts'
import { readLots } from './store/lots.ts'
import { stopUnread } from './unread.ts'

describe('the audit of what was sent', () => {
  let stack: Stack
  let server: TestServer
  let day = 1
  beforeAll(async () => {
    stack = await testStack()
    server = await testServer(stack)
  })
  afterAll(async () => {
    await server.close()
    await stack.close()
  })

  /** A campaign of which all but one message were sent, so that it is still running. */
  const sentCampaign = async (people = 60) => {
    const author = await stack.workspace()
    const approver = await stack.actor(author, ['approver'])
    const ids = await addPeople(
      author,
      Array.from({ length: people }, (_, at) => ({
        firstName:
          at % 10 === 0 ? null : at === 1 ? '安娜' : (['Anna', 'Boris', 'Clara', 'David'][at % 4] ?? null),
      })),
    )
    day += 1
    stack.clock.set(new Date(Date.UTC(2026, 5, day, 12)))
    // at lunch everybody waits, so that the hold is there before anything leaves
    const { id: campaignId } = await launchedCampaign(author, approver, {
      controlShare: 0.0001,
      quietHours: { from: '12:00', to: '14:30' },
    })
    while (await decideDue(author, { enqueue }));
    await placeHold(author, { scope: { kind: 'profile', id: ids.at(-1) ?? '' }, code: 'complaint' })
    stack.clock.advance(2 * 3_600_000)
    await server.work.drain()
    return { author, approver, campaignId, ids }
  }
  const verdict = async (ctx: Ctx, kind: string, say: (at: number) => Reason | undefined) => {
    const { items } = await listTasks(ctx, { state: 'open', subject: { kind }, limit: 200 })
    for (const [at, task] of items.entries()) {
      const reason = say(at)
      await decideTask(ctx, task.id, reason ? { verdict: 'fail', reason } : { verdict: 'pass' })
    }
    await server.work.drain()
    return items.length
  }

  it('draws every sent message with a known chance, once, and brings it to the desk as it was read', async () => {
    const { author, campaignId } = await sentCampaign()
    expect(await listItems(author)).toEqual({ items: [] })
    expect(await drawCampaign(author, campaignId)).toBe(1)
    expect(await drawCampaign(author, campaignId)).toBe(0)
    const [lot] = await readLots(author, { limit: 10 })
    expect(lot).toMatchObject({ size: 59, reads: 24, read: 0, state: 'reading' })
    const { items } = await listItems(author, { suspicious: false })
    expect(items).toHaveLength(24)
    // every drawn one stands for 1 / chance messages: together for all that were sent
    expect(items.reduce((sum, one) => sum + 1 / (one.probability ?? 0), 0)).toBeCloseTo(59, 6)
    const shown = await readItem(author, items[0]?.id ?? '')
    const name = shown.fallbacks.length > 0 ? 'there' : String(shown.merged?.first_name)
    expect(shown.subject).toMatch(new RegExp(`hello ${name}$`))
    expect(shown.text).toContain(`Hello ${name}, come and look.`)
    expect(shown.approved.subject).toContain('{{ first_name }}')
    const { items: odd } = await listItems(author, { suspicious: true })
    for (const one of odd) expect(one.probability).toBeNull()
    expect([...items, ...odd].find((one) => one.why.includes('unusual'))).toBeDefined()
  })

  it('says the rate of defects with its bound, and by stratum, once people have read', async () => {
    const { author, approver, campaignId } = await sentCampaign()
    await drawCampaign(author, campaignId)
    const before = await auditReport(author)
    expect(before.overall).toMatchObject({ size: 0, read: 0 })
    await verdict(approver, 'sample', () => undefined)
    const clean = await auditReport(author)
    expect(clean.overall).toMatchObject({ size: 59, read: 24, defects: 0, estimate: 0 })
    // 24 of 59 without a hit: not zero, and not shown to be below 1 %
    expect(clean.overall.upper95).toBeGreaterThan(0.05)
    expect(clean.overall.toRead).toBe(readsNeeded(0.01, 0.95, 59) - 24)
    for (const one of clean.byStratum) expect(one.read === one.size || one.upper95 > 0).toBe(true)
    expect((await readLots(author, { limit: 1 }))[0]?.state).toBe('accepted')
    expect((await getCampaign(author, campaignId)).state).toBe('running')
  })

  it('pauses the campaign when the sample fails its plan', async () => {
    const { author, approver, campaignId } = await sentCampaign()
    await drawCampaign(author, campaignId)
    await verdict(approver, 'sample', (at) => (at < 2 ? 'tone' : undefined))
    expect((await readLots(author, { limit: 1 }))[0]).toMatchObject({ state: 'rejected', defects: 2 })
    const { state, pausedReason } = await getCampaign(author, campaignId)
    expect(state).toBe('paused')
    expect(pausedReason).toMatch(/sample/)
    const report = await auditReport(author)
    expect(report.overall.estimate).toBeGreaterThan(0)
    expect(report.overall.upper95).toBeGreaterThan(report.overall.estimate)
    expect(report.overall.toRead).toBeNull()
    expect(report.reasons).toEqual({ tone: 2 })
  })

  it('pauses at once for a grave defect, lists who got it, withdraws the approval and lets it not come back', async () => {
    const { author, approver, campaignId, ids } = await sentCampaign()
    await saveSettings(author, { plan: { kind: 'lot', ltpd: 0.2, confidence: 0.9, accept: 5 } })
    await drawCampaign(author, campaignId)
    await verdict(approver, 'sample', (at) => (at === 0 ? 'false_claim' : undefined))
    expect((await getCampaign(author, campaignId)).state).toBe('paused')
    const [defect] = (await listDefects(author)).items
    expect(defect).toMatchObject({ reason: 'false_claim', state: 'open', steps: [{ kind: 'paused' }] })
    const id = defect?.id ?? ''
    const all = await receiversOf(author, id, { limit: 200 })
    expect(all.items.length).toBeGreaterThan(10)
    for (const one of all.items) expect(ids).toContain(one.profileId)
    const named = await receiversOf(author, id, { limit: 200, field: 'first_name' })
    expect(named.items.length).toBeLessThan(all.items.length)
    await revokeApproval(approver, id)
    expect(await proposeCorrection(approver, id, 'Write that the offer ends in June.')).toMatchObject({
      steps: [{ kind: 'paused' }, { kind: 'revoked' }, { kind: 'correction' }],
    })
    await banWords(approver, id, 'Come  and look')
    const again = await writeEmail(author)
    await expect(submitForApproval(author, again.contentId)).rejects.toThrow(/“come and look” was banned/)
    expect(await verdict(approver, 'correction', () => undefined)).toBe(1)
    expect((await listDefects(author)).items[0]).toMatchObject({ state: 'handled' })
  })

  it('stops a campaign whose sample stays unread past its due time, and not one that was read', async () => {
    const { author, approver, campaignId } = await sentCampaign()
    await drawCampaign(author, campaignId)
    stack.clock.advance(23 * 3_600_000)
    expect(await stopUnread(stack.systemCtx(author.workspace))).toBe(0)
    stack.clock.advance(2 * 3_600_000)
    expect(await stopUnread(stack.systemCtx(author.workspace))).toBe(1)
    expect(await getCampaign(author, campaignId)).toMatchObject({
      state: 'paused',
      pausedReason: expect.stringMatching(/24 of 24 .* unread past their due time/),
    })
    await verdict(approver, 'sample', () => undefined)
    await resumeCampaign(approver, campaignId)
    expect(await stopUnread(stack.systemCtx(author.workspace))).toBe(0)
  })

  it('shows nothing of somebody who was erased', async () => {
    const { author, campaignId } = await sentCampaign(12)
    await drawCampaign(author, campaignId)
    const [item] = (await listItems(author)).items
    await erasePerson(author, [item?.profileId ?? ''])
    expect(await readItem(author, item?.id ?? '')).toMatchObject({ merged: null, html: '', subject: '' })
    expect((await readItem(author, item?.id ?? '')).gone).toMatch(/erased/)
  })
})
