import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addPeople, decideAll, planCampaign, writeEmail } from '../../test/harness/campaigns.ts'
import { type Stack, testStack } from '../../test/harness/index.ts'
import { getContentVersion, saveContent, submitForApproval } from '../content/index.ts'
import { placeHold } from '../holds/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { listJournal } from '../platform/journal/index.ts'
import { archiveSegment, editSegment } from '../segments/index.ts'
import {
  cancelCampaign,
  copyCampaign,
  createCampaign,
  getCampaign,
  getGraph,
  launchCampaign,
  missingForLaunch,
  overrideRequirement,
  pauseCampaign,
  resumeCampaign,
  saveCampaign,
  startCampaign,
  submitCampaign,
} from './index.ts'

describe('campaigns', () => {
  let stack: Stack
  let author: Ctx
  let approver: Ctx
  beforeAll(async () => {
    stack = await testStack()
  })
  afterAll(() => stack.close())
  beforeEach(async () => {
    author = await stack.workspace()
    approver = await stack.actor(author, ['approver'])
    await addPeople(author, [{}])
  })
  const codes = async (id: string) => (await missingForLaunch(author, id)).map((missing) => missing.code)

  it('begin as a draft that says everything it still lacks', async () => {
    const { id, state } = await createCampaign(author, { name: 'Spring', controlShare: 0 })
    expect(state).toBe('draft')
    expect(await codes(id)).toEqual(['segment', 'objective', 'control', 'content', 'approval'])
    await expect(submitCampaign(author, id)).rejects.toMatchObject({ code: 'campaign_not_ready' })
    await expect(launchCampaign(author, id)).rejects.toMatchObject({ code: 'campaign_not_ready' })
  })

  it('go from draft over review and approval to scheduled, once however often it is clicked', async () => {
    const { id } = await planCampaign(author, approver)
    expect(await codes(id)).toEqual(['approval'])
    const submitted = await submitCampaign(author, id)
    expect(submitted).toMatchObject({ state: 'in_review' })
    expect(await submitCampaign(author, id)).toEqual(submitted)
    await decideAll(approver, 'campaign', 'approve')
    expect((await getCampaign(author, id)).state).toBe('approved')
    expect(await codes(id)).toEqual([])
    const launched = await launchCampaign(approver, id)
    expect(launched).toMatchObject({ state: 'scheduled', startsAt: stack.clock.now().toISOString() })
    expect(await launchCampaign(approver, id)).toEqual(launched)
    const actions = (await listJournal(author, { subjectKind: 'campaign', subjectId: id })).map(
      (one) => one.action,
    )
    expect(actions).toEqual([
      'campaign.launched',
      'campaign.approved',
      'campaign.submitted',
      'campaign.created',
    ])
  })

  it('refuse an approver who worked on them, and go back to draft when rejected', async () => {
    const { id } = await planCampaign(author, approver)
    await submitCampaign(author, id)
    await expect(decideAll(author, 'campaign', 'approve')).rejects.toMatchObject({
      code: 'approver_is_author',
    })
    await decideAll(approver, 'campaign', 'reject')
    expect(await getCampaign(author, id)).toMatchObject({ state: 'draft', graphHash: null })
  })

  it('lose their approval with every edit, a revert included', async () => {
    const { id } = await planCampaign(author, approver)
    await submitCampaign(author, id)
    await decideAll(approver, 'campaign', 'approve')
    expect(await saveCampaign(author, id, { rampSize: 5 })).toMatchObject({ state: 'draft', version: 2 })
    const back = await saveCampaign(author, id, { rampSize: 0 })
    expect(back).toMatchObject({ state: 'draft', version: 3 })
    expect(await codes(id)).toEqual(['approval'])
    await submitCampaign(author, id)
    expect(await codes(id)).toEqual(['approval'])
    expect(await saveCampaign(author, id, { rampSize: 0 })).toMatchObject({ version: 3, state: 'in_review' })
    await expect(saveCampaign(author, id, { rampSize: 9 }, 2)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('need a new approval when segment or content change after it', async () => {
    const { id, definition } = await planCampaign(author, approver)
    await submitCampaign(author, id)
    await decideAll(approver, 'campaign', 'approve')
    const approved = await getCampaign(author, id)
    await editSegment(author, definition.segmentId ?? '', {
      name: 'Everybody',
      condition: { kind: 'reachable', channel: 'email' },
    })
    expect(await codes(id)).toEqual(['approval_outdated'])
    await expect(launchCampaign(approver, id)).rejects.toMatchObject({ code: 'campaign_not_ready' })
    expect(await submitCampaign(author, id)).toMatchObject({ state: 'in_review' })
    await decideAll(approver, 'campaign', 'approve')
    expect(await codes(id)).toEqual([])
    const graph = await getGraph(author, id, approved.graphHash ?? '')
    expect(graph.segment?.version).toBe(1)
  })

  it('do not launch with a variant that is not approved, unless it is left out', async () => {
    const planned = await planCampaign(author, approver)
    const content = await writeEmail(author)
    const [first, second] = content.variants
    const step = { id: 'mail', kind: 'message', channel: 'email', contentId: content.contentId } as const
    await saveCampaign(author, planned.id, { steps: [{ ...step, variantIds: [] }] })
    expect(await codes(planned.id)).toEqual(['variant_unapproved', 'variant_unapproved', 'approval'])
    await submitForApproval(author, content.contentId, { variantIds: [first?.id ?? ''] })
    await decideAll(approver, 'variant', 'approve')
    expect(await codes(planned.id)).toEqual(['variant_unapproved', 'approval'])
    await submitCampaign(author, planned.id)
    await decideAll(approver, 'campaign', 'approve')
    await expect(launchCampaign(approver, planned.id)).rejects.toMatchObject({
      code: 'campaign_not_ready',
      message: expect.stringContaining(second?.name ?? '?'),
    })
    await saveCampaign(author, planned.id, { steps: [{ ...step, variantIds: [first?.id ?? ''] }] })
    expect(await codes(planned.id)).toEqual(['approval'])
  })

  it('lose a variant’s approval when it is edited after launch, and then do not start', async () => {
    const { id, definition } = await planCampaign(author, approver, { startsAt: '2026-06-03T09:00:00Z' })
    await submitCampaign(author, id)
    await decideAll(approver, 'campaign', 'approve')
    expect(await launchCampaign(approver, id)).toMatchObject({ startsAt: '2026-06-03T09:00:00.000Z' })
    const contentId = definition.steps[0]?.contentId ?? ''
    const { name, purpose, style, fields, variants } = await getContentVersion(author, contentId)
    const edited = variants.map(({ id: variantId, name: label, preheader, blocks }) => ({
      id: variantId,
      name: label,
      subject: 'Something else',
      preheader,
      blocks,
    }))
    const draft = { name, purpose, style, fields, variants: edited }
    await saveContent(author, contentId, draft, { baseVersion: 1 })
    expect(await startCampaign(author, id)).toMatchObject({
      state: 'approved',
      pausedReason: expect.stringContaining('did not start'),
    })
  })

  it('let an approver set objective and control aside with a reason, and nothing else', async () => {
    const { id } = await planCampaign(author, approver, { objectiveId: null, controlShare: 0 })
    expect(await codes(id)).toEqual(['objective', 'control', 'approval'])
    await expect(overrideRequirement(author, id, 'objective', 'I may')).rejects.toMatchObject({
      code: 'approver_is_author',
    })
    await expect(overrideRequirement(approver, id, 'objective', ' ')).rejects.toMatchObject({
      code: 'note_needed',
    })
    await expect(overrideRequirement(approver, id, 'readiness', 'why not')).rejects.toMatchObject({
      code: 'override_refused',
    })
    await overrideRequirement(approver, id, 'objective', 'A thank-you to everybody')
    const set = await overrideRequirement(approver, id, 'control', 'Nobody is left out of a thank-you')
    expect(set.overrides).toMatchObject([
      { code: 'control' },
      { code: 'objective', reason: 'A thank-you to everybody', by: approver.actor.name },
    ])
    expect(await codes(id)).toEqual(['approval'])
    await saveCampaign(author, id, { rampSize: 3 })
    expect(await codes(id)).toEqual(['objective', 'control', 'approval'])
  })

  it('do not launch on data that cannot carry them, unless an approver says why', async () => {
    const bare = await stack.workspace()
    const approving = await stack.actor(bare, ['approver'])
    await addPeople(bare, [{ consent: null }])
    const { id } = await planCampaign(bare, approving)
    const missing = await missingForLaunch(bare, id)
    expect(missing.map((item) => item.code)).toEqual(['readiness', 'approval'])
    expect(missing[0]).toMatchObject({
      override: 'readiness',
      message: expect.stringContaining('0 allow it'),
    })
    await overrideRequirement(approving, id, 'readiness', 'The consent arrives with tonight’s import')
    expect((await missingForLaunch(bare, id)).map((item) => item.code)).toEqual(['approval'])
  })

  it('of service need neither objective nor control, and their e-mail must be one of service', async () => {
    const { id } = await planCampaign(author, approver, {
      purpose: 'service',
      objectiveId: null,
      controlShare: 0,
    })
    expect(await codes(id)).toEqual(['approval'])
    await saveCampaign(author, id, { purpose: 'transactional' })
    expect(await codes(id)).toEqual(['purpose', 'approval'])
  })

  it('do not launch to nobody, into a segment put away, or while a hold is on them', async () => {
    const { id, definition } = await planCampaign(author, approver)
    await placeHold(author, { scope: { kind: 'campaign', id }, code: 'typo_found' })
    expect(await codes(id)).toEqual(['approval', 'held'])
    await archiveSegment(author, definition.segmentId ?? '', true)
    expect(await codes(id)).toContain('segment')
    const empty = await stack.workspace()
    const other = await planCampaign(empty, await stack.actor(empty, ['approver']))
    expect((await missingForLaunch(empty, other.id)).map((missing) => missing.code)).toEqual([
      'segment_empty',
      'readiness',
      'approval',
    ])
  })

  it('are paused, resumed where they were, and cancelled for good', async () => {
    const { id } = await planCampaign(author, approver)
    await submitCampaign(author, id)
    await decideAll(approver, 'campaign', 'approve')
    await expect(pauseCampaign(author, id)).rejects.toMatchObject({ code: 'campaign_state' })
    await launchCampaign(approver, id)
    expect(await pauseCampaign(author, id, 'Wait')).toMatchObject({ state: 'paused', pausedReason: 'Wait' })
    await expect(saveCampaign(author, id, { rampSize: 1 })).rejects.toMatchObject({ code: 'campaign_state' })
    expect(await resumeCampaign(approver, id)).toMatchObject({ state: 'scheduled', pausedReason: null })
    expect((await cancelCampaign(author, id)).state).toBe('cancelled')
    expect((await cancelCampaign(author, id)).state).toBe('cancelled')
    await expect(resumeCampaign(approver, id)).rejects.toMatchObject({ code: 'campaign_state' })
    expect(await copyCampaign(author, id)).toMatchObject({ state: 'draft', version: 1 })
  })

  it('refuse a zone that does not exist and quiet hours that never end', async () => {
    await expect(createCampaign(author, { timeZone: 'Mars/Olympus' })).rejects.toMatchObject({
      code: 'invalid_request',
    })
    await expect(
      createCampaign(author, { quietHours: { from: '08:00', to: '08:00' } }),
    ).rejects.toMatchObject({ code: 'invalid_request' })
  })
})
