import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Collection, openCollection } from '../../../test/harness/collection.ts'
import {
  createOnsiteCampaign,
  launchOnsiteCampaign,
  pauseOnsiteCampaign,
  submitOnsiteCampaign,
} from '../../campaigns/index.ts'
import { createOnsite, saveOnsite, submitOnsite } from '../../content/index.ts'
import { placeHold, releaseHold } from '../../holds/index.ts'
import { presets } from '../../lib/conditions/presets.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { decideTask, listTasks } from '../../review/index.ts'
import { createSegment } from '../../segments/index.ts'
import type { OnlineAnswer } from './schema.ts'

let collection: Collection
beforeAll(async () => {
  collection = await openCollection()
})
afterAll(() => collection.close())

async function approveAll(ctx: Ctx): Promise<void> {
  const approver = await collection.stack.actor(ctx, ['approver'])
  for (const task of (await listTasks(ctx, { state: 'open' })).items)
    await decideTask(approver, task.id, { verdict: 'approve' })
}

test('visitors are told apart by what they just did, with approval, holds, consent and caps', async () => {
  const { stack } = collection
  stack.clock.set(new Date('2026-06-01T12:00:00Z'))
  const sender = await collection.sender()
  const { ctx } = sender
  const content = await createOnsite(ctx, {
    name: 'Come back',
    slotType: 'hero',
    fields: [
      {
        name: 'first_name',
        source: { kind: 'trait', key: 'firstName' },
        minimumGrade: 'good',
        fallback: 'there',
      },
    ],
    variants: [
      { name: 'A', parts: { headline: 'Hello {{ first_name }}', button_label: 'Cart', button_url: '/cart' } },
    ],
  })
  const segment = await createSegment(ctx, {
    name: 'Looked at three',
    condition: {
      kind: 'event',
      event: 'Product Viewed',
      within: { kind: 'last', n: 1, unit: 'days' },
      is: { measure: 'count', op: 'at_least', value: 3 },
    },
  })
  const campaign = await createOnsiteCampaign(ctx, {
    name: 'Come back',
    purpose: 'service',
    slot: 'home.hero',
    contentId: content.id,
    segmentId: segment.id,
    objectiveId: null,
    controlShare: 0,
    priority: 1,
    cap: { shows: 100, days: 1 },
    endsAt: null,
  })
  await submitOnsite(ctx, content.id)
  await submitOnsiteCampaign(ctx, campaign.id)
  await expect(launchOnsiteCampaign(ctx, campaign.id)).rejects.toMatchObject({ code: 'campaign_not_ready' })
  await approveAll(ctx)
  await launchOnsiteCampaign(ctx, campaign.id)

  const ask = async (anonymousId: string) => {
    const answer = await sender.post('/v1/decide', { profile: { anonymousId }, slots: ['home.hero'] })
    expect(answer.status).toBe(200)
    return ((await answer.json()) as OnlineAnswer).slots['home.hero']
  }
  expect(await ask('v1')).toMatchObject({ kind: 'skip', content: null })
  for (const id of ['p1', 'p2', 'p3'])
    await sender.post('/v1/track', {
      anonymousId: 'v1',
      event: 'Product Viewed',
      properties: { product_id: id },
      context: { traits: {} },
    })
  await sender.stored()
  const shown = await ask('v1')
  expect(shown).toMatchObject({ kind: 'show', campaignId: campaign.id })
  expect(shown?.content?.parts).toEqual({
    headline: 'Hello there',
    button_label: 'Cart',
    button_url: '/cart',
  })
  expect(shown?.content?.html).toContain('<h2 class="tactful-headline">Hello there</h2>')
  expect(shown).not.toHaveProperty('reasons')
  expect((await ask('v2'))?.kind).toBe('skip')

  const hold = await placeHold(ctx, {
    scope: { kind: 'everything' },
    code: 'day_of_grief',
    purposes: ['service'],
  })
  expect((await ask('v1'))?.kind).toBe('skip')
  await releaseHold(ctx, hold.id)
  expect((await ask('v1'))?.kind).toBe('show')

  await pauseOnsiteCampaign(ctx, campaign.id)
  expect((await ask('v1'))?.kind).toBe('skip')
  await launchOnsiteCampaign(ctx, campaign.id)
  const { name, slotType, fields } = content
  const variants = content.variants.map(({ id, name }) => ({ id, name, parts: { headline: 'New' } }))
  await saveOnsite(ctx, content.id, { name, slotType, fields, variants }, 1)
  expect((await ask('v1'))?.kind).toBe('skip')
  expect((await sender.post('/v1/decide', { profile: {} })).status).toBe(400)
})

test('who browsed, left a cart and came back by the brand sees something else than a glance from a social ad', async () => {
  const { stack } = collection
  stack.clock.set(new Date('2026-06-01T12:00:00Z'))
  const sender = await collection.sender()
  const { ctx } = sender
  const campaigns = new Map<string, string>()
  for (const key of ['considering', 'glancing']) {
    const preset = presets.find((one) => one.key === key)
    if (!preset) throw new Error('no such preset')
    const segment = await createSegment(ctx, { name: preset.name, condition: preset.condition })
    const content = await createOnsite(ctx, {
      name: key,
      slotType: 'headline',
      fields: [],
      variants: [
        { name: 'A', parts: { text: key === 'considering' ? 'Your cart is waiting' : 'Who we are' } },
      ],
    })
    const { id } = await createOnsiteCampaign(ctx, {
      name: key,
      purpose: 'service',
      slot: 'home.headline',
      contentId: content.id,
      segmentId: segment.id,
      objectiveId: null,
      controlShare: 0,
      priority: 1,
      cap: null,
      endsAt: null,
    })
    campaigns.set(key, id)
    await submitOnsite(ctx, content.id)
    await submitOnsiteCampaign(ctx, id)
    await approveAll(ctx)
    await launchOnsiteCampaign(ctx, id)
  }
  const track = (anonymousId: string, event: string, properties: object = {}) =>
    sender.post('/v1/track', { anonymousId, event, properties })
  const page = (anonymousId: string, url: string) =>
    sender.post('/v1/page', { anonymousId, properties: { url }, context: { page: { url } } })
  const ask = async (anonymousId: string, url: string) => {
    const body = { profile: { anonymousId }, slots: ['home.headline'], context: { page: { url } } }
    const answer = (await (await sender.post('/v1/decide', body)).json()) as OnlineAnswer
    return answer.slots['home.headline']?.campaignId
  }
  const shop = 'https://shop.example/'
  const brand = `${shop}?gclid=1&utm_term=test+shop+mugs`
  for (const id of ['p1', 'p2', 'p3']) {
    stack.clock.advance(1000)
    await track('considers', 'Product Viewed', { product_id: id })
  }
  stack.clock.advance(1000)
  await track('considers', 'Product Added', { product_id: 'p3' })
  await sender.stored()
  expect(await ask('considers', brand)).toBeNull()
  stack.clock.advance(3 * 3_600_000)
  // the arrival itself need not have been folded
  expect(await ask('considers', `${shop}?gclid=1&utm_term=mugs`)).toBeNull()
  expect(await ask('considers', brand)).toBe(campaigns.get('considering'))

  await page('glances', `${shop}?utm_source=instagram&utm_medium=paid_social`)
  stack.clock.advance(40_000)
  await track('glances', 'Page Left', { path: '/', dwell_seconds: 40 })
  await sender.stored()
  expect(await ask('glances', shop)).toBe(campaigns.get('glancing'))
  stack.clock.advance(1000)
  await track('glances', 'Product Viewed', { product_id: 'p1' })
  await sender.stored()
  expect(await ask('glances', shop)).toBeNull()
})
