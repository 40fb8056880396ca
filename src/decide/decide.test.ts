import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addPeople, decideAll, launchedCampaign, writeEmail } from '../../test/harness/campaigns.ts'
import { type Stack, testStack } from '../../test/harness/index.ts'
import { cancelCampaign, getCampaign, pauseCampaign, resumeCampaign } from '../campaigns/index.ts'
import { saveContent } from '../content/index.ts'
import { placeHold, releaseHold } from '../holds/index.ts'
import { armOf } from '../lib/assignment.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { listJournal, verifyJournal } from '../platform/journal/index.ts'
import { listTasks } from '../review/index.ts'
import {
  type Decision,
  decideDue,
  type Enqueue,
  getProgress,
  listDecisions,
  resolveForRelease,
  settleDecisions,
  suppress,
} from './index.ts'
import { tables } from './store/tables.ts'

describe('deciding a campaign', () => {
  let stack: Stack
  let author: Ctx
  let approver: Ctx
  let queued: Decision[]
  const enqueue: Enqueue = async (_tx, decisions) => {
    queued.push(...decisions)
  }
  const run = async (ctx: Ctx = author) => {
    while (await decideDue(ctx, { enqueue }));
  }
  const arms = (campaignId: string) =>
    author.facts.query<{ profile_id: string; arm: string }>(
      'SELECT profile_id, arm FROM assignments FINAL WHERE workspace_id = {w:UUID} AND campaign_id = {c:UUID}',
      { w: author.workspace, c: campaignId },
    )
  beforeAll(async () => {
    stack = await testStack()
  })
  afterAll(() => stack.close())
  beforeEach(async () => {
    stack.clock.set('2026-06-01T12:00:00Z')
    author = await stack.workspace()
    approver = await stack.actor(author, ['approver'])
    queued = []
  })
  const release = (ids: readonly string[]) => transact(author, (tx) => resolveForRelease(tx, ids))
  const settle = (outcome: 'sent' | 'dropped') =>
    transact(author, (tx) =>
      settleDecisions(
        tx,
        queued.map(({ id }) => ({ id, outcome })),
      ),
    )

  it('decides everybody once, gives each a reason, an arm and a variant, and ends when all is settled', async () => {
    const people = await addPeople(author, [
      ...Array.from({ length: 300 }, () => ({})),
      { consent: 'denied' },
      { consent: null },
      { email: null },
    ])
    const [blocked = ''] = people
    await placeHold(author, { scope: { kind: 'profile', id: blocked }, code: 'complaint_open' })
    const { id, salt } = await launchedCampaign(author, approver)
    await run()
    const { items } = await listDecisions(author, { campaignId: id, limit: 1000 })
    expect(items).toHaveLength(people.length)
    const of = new Map(items.map((decision) => [decision.profileId, decision]))
    expect(of.get(blocked)).toMatchObject({ kind: 'hold', reasons: ['held'], variantId: null })
    expect(of.get(people[300] ?? '')).toMatchObject({ kind: 'skip', reasons: ['no_consent'] })
    expect(of.get(people[301] ?? '')).toMatchObject({ kind: 'skip', reasons: ['no_consent'] })
    expect(of.get(people[302] ?? '')).toMatchObject({ kind: 'skip', reasons: ['no_address'] })
    for (const person of people.slice(1, 300))
      expect(of.get(person)?.kind).toBe(armOf(salt, person, 0.2) === 'control' ? 'control' : 'send')
    expect(queued.every((decision) => decision.kind === 'send' && decision.variantHash !== null)).toBe(true)
    expect(new Set(queued.map((decision) => decision.variantId)).size).toBe(2)

    const mirrored = await arms(id)
    expect(mirrored).toHaveLength(299)
    for (const { profile_id, arm } of mirrored) expect(arm).toBe(armOf(salt, profile_id, 0.2))

    const progress = await getProgress(author, id)
    expect(progress?.run).toMatchObject({ complete: true, people: 303, sends: queued.length })
    expect(progress?.run.counts).toMatchObject({ people: 303, skip: 3, hold: 1 })
    expect((await getCampaign(author, id)).state).toBe('running')
    await settle('sent')
    await run()
    expect((await getCampaign(author, id)).state).toBe('done')
    expect((await getProgress(author, id))?.outcomes).toEqual({ sent: queued.length })
    const journal = await listJournal(author, { action: 'decisions.stored' })
    expect(journal[0]?.data).toMatchObject({ decisions: 303 })
    expect(await verifyJournal(author)).toMatchObject({ intact: true })
  })

  it('goes on after a crash where the last commit was, with nobody twice and nobody left out', async () => {
    await addPeople(
      author,
      Array.from({ length: 2500 }, () => ({})),
    )
    const { id } = await launchedCampaign(author, approver)
    let calls = 0
    const dies: Enqueue = async (tx, decisions) => {
      if (++calls === 2) throw new Error('killed')
      await enqueue(tx, decisions)
    }
    expect(await decideDue(author, { enqueue: dies })).toBe(true)
    await expect(decideDue(author, { enqueue: dies })).rejects.toThrow('killed')
    const first = queued.length
    expect(first).toBeGreaterThan(700)
    // two processes at once, on the same campaign
    await Promise.all([run(), run(), run()])
    expect(new Set(queued.map((decision) => decision.profileId)).size).toBe(queued.length)
    const progress = await getProgress(author, id)
    expect(progress?.run.counts).toMatchObject({ people: 2500, send: queued.length })
    expect(await arms(id)).toHaveLength(2500)
  })

  it('stops after the first messages until somebody has read them, and goes on when they pass', async () => {
    await addPeople(
      author,
      Array.from({ length: 60 }, () => ({})),
    )
    const { id } = await launchedCampaign(author, approver, { rampSize: 10 })
    await run()
    expect(queued).toHaveLength(10)
    expect(await getProgress(author, id)).toMatchObject({ run: { ramp: 'reading', releaseLimit: 10 } })
    expect((await getCampaign(author, id)).state).toBe('ramping')
    const { items } = await listTasks(author, { state: 'open', subject: { kind: 'ramp' } })
    expect(items).toMatchObject([{ kind: 'reading', payload: { campaignId: id, messages: 10 } }])
    await settle('sent')
    await run()
    expect(queued).toHaveLength(10)
    await decideAll(approver, 'ramp', 'pass')
    expect((await getCampaign(author, id)).state).toBe('running')
    await run()
    expect((await getProgress(author, id))?.run.counts.people).toBe(60)
    expect((await listDecisions(author, { campaignId: id, limit: 200 })).items).toHaveLength(60)
    expect(await arms(id)).toHaveLength(60)
  })

  it('pauses when the first messages fail, and asks to read them again when it is resumed', async () => {
    await addPeople(
      author,
      Array.from({ length: 60 }, () => ({})),
    )
    const { id } = await launchedCampaign(author, approver, { rampSize: 10 })
    await run()
    await decideAll(approver, 'ramp', 'fail')
    expect(await getCampaign(author, id)).toMatchObject({ state: 'paused', pausedFrom: 'ramping' })
    expect((await release(queued.map(({ id }) => id))).get(queued[0]?.id ?? '')).toMatchObject({
      kind: 'hold',
      reasons: ['campaign_paused'],
    })
    await resumeCampaign(approver, id)
    await run()
    expect(queued).toHaveLength(10)
    expect(await getProgress(author, id)).toMatchObject({ run: { ramp: 'reading' } })
    await decideAll(approver, 'ramp', 'pass')
    await run()
    expect((await getProgress(author, id))?.run.complete).toBe(true)
  })

  it('decides nobody while everything is on hold, and goes on after the release', async () => {
    await addPeople(author, [{}, {}])
    const { id } = await launchedCampaign(author, approver, { controlShare: 0.0001 })
    const hold = await placeHold(author, { scope: { kind: 'everything' }, code: 'stop' })
    await run()
    expect((await listDecisions(author, { campaignId: id })).items).toEqual([])
    await releaseHold(author, hold.id)
    await run()
    expect((await listDecisions(author, { campaignId: id })).items).toHaveLength(2)
  })

  it('does not start before its time', async () => {
    await addPeople(author, [{}])
    const { id } = await launchedCampaign(author, approver, {
      startsAt: '2026-06-01T15:00:00Z',
      controlShare: 0.0001,
    })
    await run()
    expect((await getCampaign(author, id)).state).toBe('scheduled')
    stack.clock.set('2026-06-01T15:00:00Z')
    await run()
    expect((await getCampaign(author, id)).state).toBe('running')
  })

  it('keeps to quiet hours on each person’s own clock', async () => {
    stack.clock.set('2026-06-01T20:30:00Z')
    const [london = '', tokyo = '', denver = ''] = await addPeople(author, [
      {},
      { timeZone: 'Asia/Tokyo' },
      { timeZone: 'America/Denver' },
    ])
    const { id } = await launchedCampaign(author, approver, {
      quietHours: { from: '21:00', to: '08:00' },
      controlShare: 0.0001,
    })
    await run()
    const { items } = await listDecisions(author, { campaignId: id })
    const of = (profile: string) => items.find((decision) => decision.profileId === profile)
    expect(of(london)).toMatchObject({
      kind: 'wait',
      reasons: ['quiet_hours'],
      sendAt: '2026-06-02T07:00:00.000Z',
    })
    expect(of(tokyo)).toMatchObject({ kind: 'wait', sendAt: '2026-06-01T23:00:00.000Z' })
    expect(of(denver)).toMatchObject({ kind: 'send' })
  })

  it('counts marketing of all campaigns against the cap, decided or sent, but not what was dropped', async () => {
    const [ada = ''] = await addPeople(author, [{}])
    const change = { controlShare: 0.0001, frequencyCap: { messages: 1, days: 7 } }
    await launchedCampaign(author, approver, change)
    await run()
    const second = await launchedCampaign(author, approver, change)
    await run()
    const kindIn = async (campaignId: string) =>
      (await listDecisions(author, { campaignId, profileId: ada })).items.map(({ kind, reasons }) => [
        kind,
        ...reasons,
      ])
    expect(await kindIn(second.id)).toEqual([['skip', 'frequency_cap']])
    await settle('dropped')
    const third = await launchedCampaign(author, approver, change)
    await run()
    expect(await kindIn(third.id)).toEqual([['send']])
    await settle('sent')
    stack.clock.advance(8 * 86_400_000)
    const fourth = await launchedCampaign(author, approver, { ...change, cooldownHours: 24 * 10 })
    await run()
    expect(await kindIn(fourth.id)).toEqual([['wait', 'cooldown']])
  })

  it('lets no two releases take the last place of a cap', async () => {
    await addPeople(author, [{}])
    const change = { controlShare: 0.0001, frequencyCap: { messages: 1, days: 7 } }
    await launchedCampaign(author, approver, change)
    await run()
    // as if two processes had decided at once, neither seeing the other's decision
    await settle('dropped')
    await launchedCampaign(author, approver, change)
    await run()
    await tables(author)
      .updateTable('decisions')
      .set({ outcome: null })
      .where('outcome', '=', 'dropped')
      .execute()
    expect(queued).toHaveLength(2)
    const answers = await Promise.all(
      queued.map(({ id }) =>
        transact(author, async (tx) => {
          const answer = (await resolveForRelease(tx, [id])).get(id)
          if (answer?.kind === 'send') await settleDecisions(tx, [{ id, outcome: 'sent' }])
          return answer?.kind
        }),
      ),
    )
    expect(answers.sort()).toEqual(['send', 'skip'])
  })

  it('sends service mail without marketing consent, caps or control', async () => {
    await addPeople(author, [{ consent: 'denied' }, { consent: null }])
    const { id } = await launchedCampaign(author, approver, {
      purpose: 'service',
      objectiveId: null,
      controlShare: 0,
      frequencyCap: { messages: 1, days: 30 },
    })
    await run()
    expect((await listDecisions(author, { campaignId: id })).items.map(({ kind }) => kind)).toEqual([
      'send',
      'send',
    ])
  })

  it('resolves everything again at release', async () => {
    const [ada = '', bert = ''] = await addPeople(author, [
      { email: 'ada@people.shop' },
      { email: 'bert@people.shop' },
    ])
    const { id } = await launchedCampaign(author, approver, { controlShare: 0.0001 })
    await run()
    const ids = queued.map((decision) => decision.id)
    const kinds = async () =>
      new Map(
        [...(await release(ids)).values()].map(({ decision, kind, reasons }) => [
          decision.profileId,
          [kind, ...reasons],
        ]),
      )
    expect(await kinds()).toEqual(
      new Map([
        [ada, ['send']],
        [bert, ['send']],
      ]),
    )
    const all = await release(ids)
    expect([...all.values()].map((one) => one.recipient?.email).sort()).toEqual([
      'ada@people.shop',
      'bert@people.shop',
    ])

    await suppress(author, { address: 'Ada@people.shop', reason: 'bounced' })
    expect((await kinds()).get(ada)).toEqual(['skip', 'suppressed'])
    expect(JSON.stringify(await listJournal(author))).not.toContain('people.shop')
    await pauseCampaign(author, id)
    expect((await kinds()).get(bert)).toEqual(['hold', 'campaign_paused'])
    await resumeCampaign(approver, id)
    const hold = await placeHold(author, { scope: { kind: 'profile', id: bert }, code: 'complaint_open' })
    expect((await kinds()).get(bert)).toEqual(['hold', 'held'])
    await releaseHold(author, hold.id)
    await cancelCampaign(author, id)
    expect((await kinds()).get(bert)).toEqual(['skip', 'campaign_cancelled'])
  })

  it('holds what is queued, and pauses, when an approval is withdrawn under way', async () => {
    await addPeople(
      author,
      Array.from({ length: 30 }, () => ({})),
    )
    const { id, definition } = await launchedCampaign(author, approver, { rampSize: 5 })
    await run()
    const { name, purpose, style, fields, variants } = await writeEmail(author)
    const contentId = definition.steps[0]?.contentId ?? ''
    const fresh = variants.map(({ name: label, subject, preheader, blocks }) => ({
      name: label,
      subject,
      preheader,
      blocks,
    }))
    await saveContent(
      author,
      contentId,
      { name, purpose, style, fields, variants: fresh },
      { baseVersion: 1 },
    )
    const [first] = [...(await release(queued.map(({ id }) => id))).values()]
    expect(first).toMatchObject({ kind: 'hold', reasons: ['not_approved'] })
    await decideAll(approver, 'ramp', 'pass')
    await run()
    expect(queued).toHaveLength(5)
    expect(await getCampaign(author, id)).toMatchObject({
      state: 'paused',
      pausedReason: expect.stringContaining('withdrawn'),
    })
  })
})
