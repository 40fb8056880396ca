import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Collection, openCollection } from '../../test/harness/collection.ts'
import type { Ctx } from '../platform/ctx.ts'
import { listJournal } from '../platform/journal/index.ts'
import { decideTask, listTasks } from '../review/index.ts'
import { listHolds, releaseHold } from './index.ts'

describe("people's words", () => {
  let collection: Collection
  beforeAll(async () => {
    collection = await openCollection()
  })
  afterAll(() => collection.close())

  const say = async (words: string[], event = 'Support Ticket Created') => {
    const sender = await collection.sender()
    for (const [at, body] of words.entries()) {
      const answer = await sender.post('/v1/track', {
        userId: 'ada',
        event,
        messageId: `m${at}`,
        properties: { subject: 'Hello', body },
      })
      expect(answer.status).toBe(200)
    }
    await collection.server.work.drain()
    return sender.ctx
  }
  const heldIn = async (ctx: Ctx) =>
    (await listHolds(await collection.stack.actor(ctx, ['care']), { active: true, limit: 200 })).items

  it('that tell of a death hold the person, sensitively, with an end, and bring a task to the desk', async () => {
    const ctx = await say(['My husband died last week, please stop writing to him.'])
    const [hold] = await heldIn(ctx)
    expect(hold).toMatchObject({
      scope: { kind: 'profile' },
      code: 'bereavement',
      sensitive: true,
      reason: null,
    })
    expect(hold?.expiresAt).not.toBeNull()
    expect((await listHolds(ctx, { active: true, limit: 200 })).items).toMatchObject([
      { code: null, sensitive: true },
    ])
    const { items } = await listTasks(ctx, { state: 'open' })
    expect(items).toMatchObject([{ kind: 'reading', subject: { kind: 'hold', id: hold?.id } }])
    expect(JSON.stringify([items, await listJournal(ctx)])).not.toMatch(/bereave|husband|died/)
  })

  it('that complain hold the person the second time in a month only, and a verdict at the desk releases', async () => {
    const once = await say(['I want to make a complaint about your driver.'], 'Email Replied')
    expect(await heldIn(once)).toEqual([])
    const ctx = await say(
      ['This is a complaint.', 'I have to complain again, this is appalling.'],
      'Email Replied',
    )
    expect(await heldIn(ctx)).toMatchObject([{ code: 'complaint', sensitive: false }])
    const [task] = (await listTasks(ctx, { state: 'open' })).items
    await decideTask(ctx, task?.id ?? '', { verdict: 'fail', note: 'A joke between friends' })
    await collection.server.work.drain()
    expect(await heldIn(ctx)).toEqual([])
  })

  it('leave no task behind when the hold is released elsewhere', async () => {
    const ctx = await say(['Return to sender, not known at this address'], 'Mail Returned')
    const [hold] = await heldIn(ctx)
    expect(hold).toMatchObject({ code: 'returned_mail' })
    await releaseHold(ctx, hold?.id ?? '', 'New address')
    expect((await listTasks(ctx, { state: 'open' })).items).toEqual([])
  })

  it('of every day hold nobody, in whatever event', async () => {
    expect(
      await heldIn(await say(['My phone died, can you resend the code?', 'Where is my order?'])),
    ).toEqual([])
    expect(await heldIn(await say(['My mother died'], 'Product Viewed'))).toEqual([])
  })
})
