import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPeople, launchedCampaign, writeEmail } from '../../../test/harness/campaigns.ts'
import { type Stack, testStack } from '../../../test/harness/index.ts'
import { newId } from '../../lib/ids.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decideDue } from '../due.ts'
import { listDecisions } from '../read.ts'
import { replayDecision } from '../replay.ts'
import { learnRhythms } from './learn.ts'
import { EVERYBODY, readRhythms } from './store.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

async function visit(
  ctx: Ctx,
  who: string,
  times: readonly string[],
  event = 'Page Viewed',
  properties = {},
) {
  await ctx.facts.insert(
    'events',
    times.map((timestamp) => ({
      workspace_id: ctx.workspace,
      profile_id: who,
      message_id: newId(),
      type: 'page',
      event,
      timestamp,
      received_at: timestamp,
      properties: JSON.stringify(properties),
    })),
  )
}

/** An hour of each of the last sixty days. */
const daily = (now: Date, hour: number) =>
  Array.from({ length: 60 }, (_, day) => {
    const at = new Date(now.getTime() - (day + 1) * 86_400_000)
    at.setUTCHours(hour, 15)
    return at.toISOString()
  })

test('a step goes at each person’s own hour, inside quiet hours and what was learnt of people only', async () => {
  stack.clock.set(new Date('2026-06-01T07:00:00Z'))
  const ctx = await stack.workspace()
  const approver = await stack.actor(ctx, ['approver'])
  const [early, late, night, unknown] = await addPeople(ctx, [{}, {}, { timeZone: 'Asia/Tokyo' }, {}])
  const now = stack.clock.now()
  await visit(ctx, early ?? '', daily(now, 11))
  await visit(ctx, late ?? '', daily(now, 18))
  // a scanner opens everything at three
  const scanned = { suspected_scanner: true }
  await visit(ctx, late ?? '', daily(now, 3).concat(daily(now, 4)), 'Email Link Clicked', scanned)
  await visit(ctx, night ?? '', daily(now, 9))
  expect(await learnRhythms(ctx)).toEqual({ people: 3 })
  const [everybody] = await readRhythms(ctx, [EVERYBODY])
  expect(everybody?.hours.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 2)

  const content = await writeEmail(ctx, { approver, purpose: 'service' })
  const { id } = await launchedCampaign(ctx, approver, {
    purpose: 'service',
    controlShare: 0,
    quietHours: { from: '21:00', to: '08:00' },
    steps: [
      {
        id: 'mail',
        kind: 'message',
        channel: 'email',
        contentId: content.contentId,
        variantIds: [],
        bestHour: { withinHours: 24, explore: 0 },
      },
    ],
  })
  while (await decideDue(ctx, { enqueue: async () => {} }));
  const { items } = await listDecisions(ctx, { campaignId: id })
  const hourOf = (who: string | undefined) => {
    const decision = items.find(({ profileId }) => profileId === who)
    expect(decision).toMatchObject({ kind: 'wait', reasons: ['scheduled'], timePropensity: 1 })
    return new Date(decision?.sendAt ?? 0).getUTCHours()
  }
  // visits at 11 and 18 UTC are at noon and seven in the evening in London
  expect(hourOf(early)).toBe(11)
  expect(hourOf(late)).toBe(18)
  expect(hourOf(night)).toBe(9)
  expect([11, 18]).toContain(hourOf(unknown))
  for (const { id: decision } of items) expect((await replayDecision(ctx, decision)).result).toBe('same')
})
