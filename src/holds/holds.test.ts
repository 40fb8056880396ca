import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addPeople } from '../../test/harness/campaigns.ts'
import { type Stack, testStack } from '../../test/harness/index.ts'
import { newId } from '../lib/ids.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { listJournal } from '../platform/journal/index.ts'
import { mergePeople } from '../profiles/index.ts'
import { createSegment } from '../segments/index.ts'
import {
  enterRelease,
  heldProfiles,
  listHolds,
  placeHold,
  readActiveTally,
  releaseHold,
  wholeHold,
} from './index.ts'

describe('holds', () => {
  let stack: Stack
  let admin: Ctx
  let care: Ctx
  beforeAll(async () => {
    stack = await testStack()
  })
  afterAll(() => stack.close())
  beforeEach(async () => {
    admin = await stack.workspace()
    care = await stack.actor(admin, ['care'])
  })
  const marketing = { purpose: 'marketing' } as const

  it('stop everything until they are released', async () => {
    const [ada = ''] = await addPeople(admin, [{}])
    const hold = await placeHold(admin, { scope: { kind: 'everything' }, code: 'day_of_grief' })
    expect(hold).toMatchObject({ active: true, purposes: ['marketing', 'service', 'transactional'] })
    expect(await heldProfiles(admin, [ada], { purpose: 'transactional' })).toEqual(
      new Map([[ada, { holdId: hold.id, scope: 'everything' }]]),
    )
    expect(await wholeHold(admin, marketing)).toMatchObject({ holdId: hold.id })
    const released = await releaseHold(admin, hold.id, 'It is over')
    expect(released).toMatchObject({ active: false, releaseNote: 'It is over', releasedBy: admin.actor.name })
    expect(await releaseHold(admin, hold.id, 'again')).toEqual(released)
    expect((await heldProfiles(admin, [ada], marketing)).size).toBe(0)
    const actions = (await listJournal(admin)).filter((entry) => entry.subject.kind === 'hold')
    expect(actions.map((entry) => entry.action)).toEqual(['hold.released', 'hold.placed'])
  })

  it('on a person stop marketing and service but not receipts, and follow the person through a merge', async () => {
    const [ada = '', bert = '', other = ''] = await addPeople(admin, [{}, {}, {}])
    await placeHold(admin, { scope: { kind: 'profile', id: ada }, code: 'complaint_open' })
    const held = async (purpose: 'marketing' | 'transactional') => [
      ...(await heldProfiles(admin, [ada, bert, other], { purpose })).keys(),
    ]
    expect(await held('marketing')).toEqual([ada])
    expect(await held('transactional')).toEqual([])
    await mergePeople(admin, { from: ada, to: bert })
    expect((await held('marketing')).sort()).toEqual([ada, bert].sort())
  })

  it('on a segment stop whoever is in it now', async () => {
    const [ada = '', bert = ''] = await addPeople(admin, [{ firstName: 'Ada' }, { firstName: 'Bert' }])
    const segment = await createSegment(admin, {
      name: 'Berts',
      condition: { kind: 'trait', trait: 'firstName', is: { op: 'eq', value: 'Bert' } },
    })
    const hold = await placeHold(admin, { scope: { kind: 'segment', id: segment.id }, code: 'flood_area' })
    expect(await heldProfiles(admin, [ada, bert], marketing)).toEqual(
      new Map([[bert, { holdId: hold.id, scope: 'segment' }]]),
    )
  })

  it('on a campaign stop that campaign only', async () => {
    const [ada = ''] = await addPeople(admin, [{}])
    const campaignId = newId()
    await placeHold(admin, { scope: { kind: 'campaign', id: campaignId }, code: 'wrong_price' })
    expect((await heldProfiles(admin, [ada], { ...marketing, campaignId })).size).toBe(1)
    expect((await heldProfiles(admin, [ada], { ...marketing, campaignId: newId() })).size).toBe(0)
    expect((await heldProfiles(admin, [ada], marketing)).size).toBe(0)
  })

  it('end by themselves when they expire', async () => {
    const until = new Date(stack.clock.now().getTime() + 3_600_000)
    const input = { scope: { kind: 'everything' }, code: 'outage', expiresAt: until.toISOString() } as const
    await placeHold(admin, input)
    expect((await listHolds(admin, { active: true, limit: 200 })).items).toHaveLength(1)
    stack.clock.advance(3_600_000)
    expect((await listHolds(admin, { active: true, limit: 200 })).items).toEqual([])
    expect(await wholeHold(admin, marketing)).toBeUndefined()
    expect((await listHolds(admin, { active: false })).items).toMatchObject([{ active: false }])
    await expect(placeHold(admin, input)).rejects.toMatchObject({ code: 'invalid_request' })
  })

  it('that are sensitive show why to care alone, and only care releases them', async () => {
    const [ada = ''] = await addPeople(admin, [{}])
    const input = {
      scope: { kind: 'profile', id: ada },
      code: 'bereavement',
      reason: 'Her mother died',
    } as const
    const placed = await placeHold(care, input)
    expect(placed).toMatchObject({ sensitive: true, code: 'bereavement', reason: 'Her mother died' })
    const [seen] = (await listHolds(admin, { active: true, limit: 200 })).items
    expect(seen).toMatchObject({ active: true, sensitive: true, code: null, reason: null, placedBy: null })
    await expect(releaseHold(admin, placed.id)).rejects.toMatchObject({ code: 'not_allowed' })
    expect(JSON.stringify(await listJournal(admin))).not.toMatch(/bereavement|mother/)
    expect((await releaseHold(care, placed.id)).active).toBe(false)
  })

  it('wait for a release that is between its check and its commit, and are seen by the next', async () => {
    const [ada = ''] = await addPeople(admin, [{}])
    const order: string[] = []
    let commit = () => {}
    const mayCommit = new Promise<void>((done) => {
      commit = done
    })
    let entered = () => {}
    const isIn = new Promise<void>((done) => {
      entered = done
    })
    const release = transact(admin, async (tx) => {
      await enterRelease(tx)
      expect((await heldProfiles(tx, [ada], marketing)).size).toBe(0)
      entered()
      await mayCommit
      order.push('released')
    })
    await isIn
    const placing = placeHold(admin, { scope: { kind: 'everything' }, code: 'stop' }).then(() =>
      order.push('held'),
    )
    await new Promise((done) => setTimeout(done, 100))
    expect(order).toEqual([])
    commit()
    await Promise.all([release, placing])
    expect(order).toEqual(['released', 'held'])
    await transact(admin, async (tx) => {
      await enterRelease(tx)
      expect((await heldProfiles(tx, [ada], marketing)).size).toBe(1)
    })
  })

  it('are counted however many there are, with the first end among those that still hold', async () => {
    const at = (minutes: number) => new Date(stack.clock.now().getTime() + minutes * 60_000)
    const place = (end?: Date) =>
      placeHold(admin, {
        scope: { kind: 'everything' },
        code: 'outage',
        ...(end && { expiresAt: end.toISOString() }),
      })
    const [soon, later] = [at(10), at(60)]
    await place(soon)
    await place(later)
    await place()
    expect(await readActiveTally(admin)).toEqual({ active: 3, nextEnd: soon })
    stack.clock.advance(11 * 60_000)
    expect(await readActiveTally(admin)).toEqual({ active: 2, nextEnd: later })
  })

  it('keep what was on its way when they were placed', async () => {
    const settle = async (_ctx: Ctx, hold: { id: string }) => {
      expect((await listHolds(admin, { active: true, limit: 200 })).items.map((one) => one.id)).toEqual([
        hold.id,
      ])
      return { alreadyGone: 2, takenBack: 3 }
    }
    const hold = await placeHold(admin, { scope: { kind: 'everything' }, code: 'stop' }, settle)
    expect(hold).toMatchObject({ alreadyGone: 2, takenBack: 3 })
    expect((await listHolds(admin, { active: true, limit: 200 })).items[0]).toMatchObject({
      alreadyGone: 2,
      takenBack: 3,
    })
  })
})
