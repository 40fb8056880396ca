import { randomInt } from 'node:crypto'
import { getCampaign } from '../campaigns/index.ts'
import { newId } from '../lib/ids.ts'
import { drawSample, sampleDesign, strictnessAfter } from '../lib/sampling/index.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { record } from '../platform/journal/index.ts'
import { openTask } from '../review/index.ts'
import { type Rated, rateLot } from './risk.ts'
import type { AuditSettings, Lot, Stratum } from './schema.ts'
import { getSettings, readsOf } from './settings.ts'
import { type Framed, readWaiting, takeFrame } from './store/frame.ts'
import { insertItems, readPasses } from './store/items.ts'
import { insertLot, readDrawnSince, readLotVerdicts } from './store/lots.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A wording counts as new until so many messages with it were read and passed. */
const NEW_UNTIL_PASSES = 20
/** Even with the day's attention used up, so many of a lot are read: a lot that nobody looks into says nothing. */
const FEWEST = 2

/** Draws from every lot that is due: full, old enough, or of a campaign that is over. How many lots. */
export async function drawDue(ctx: Ctx): Promise<number> {
  const settings = await getSettings(ctx)
  const now = ctx.clock.now().getTime()
  let lots = 0
  for (const { campaignId, messages, oldest } of await readWaiting(ctx)) {
    const { state } = await getCampaign(ctx, campaignId)
    const over = state === 'done' || state === 'cancelled'
    const old = now - oldest.getTime() >= settings.lotMinutes * 60_000
    if (over || old || messages >= settings.lotSize) lots += await drawCampaign(ctx, campaignId)
  }
  return lots
}

/** Draws from everything that was sent of a campaign and not drawn from yet, lot by lot. How many lots. */
export async function drawCampaign(ctx: Ctx, campaignId: string): Promise<number> {
  for (let lots = 0; ; lots += 1) if (!(await drawLot(ctx, campaignId))) return lots
}

/**
 * Takes the next lot out of the frame and draws its sample: one transaction, so that every sent message belongs to
 * one lot and has one chance, whatever dies.
 */
async function drawLot(ctx: Ctx, campaignId: string): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const settings = await getSettings(tx)
    const framed = await takeFrame(tx, campaignId, settings.lotSize)
    if (framed.length === 0) return false
    const passes = await readPasses(tx, [...new Set(framed.map((one) => one.variantHash))])
    const rated = rateLot(framed, (hash) => (passes.get(hash) ?? 0) < NEW_UNTIL_PASSES)
    const { lot, budget } = await planLot(tx, campaignId, framed, settings)
    const design = sampleDesign(rated, budget)
    const cellOf = new Map(design.flatMap(({ items }, cell) => items.map(({ id }) => [id, cell] as const)))
    const byId = new Map(rated.map((one) => [one.id, one]))
    const drawn = drawSample(rated, budget, randomInt(2 ** 32)).flatMap(({ id, probability }) => {
      const one = byId.get(id)
      return one ? [{ one, probability, cell: cellOf.get(id) ?? 0 }] : []
    })
    const taken = new Set(drawn.map(({ one }) => one.id))
    const suspicious = rated
      .filter((one) => one.oddness > 0 && !taken.has(one.id))
      .sort((a, b) => b.oddness - a.oddness)
      .slice(0, settings.suspiciousPerLot)
      .map((one) => ({ one, probability: null, cell: null }))
    await insertLot(tx, { ...lot, reads: drawn.length }, countCells(rated, cellOf))
    const { definition } = await getCampaign(tx, campaignId)
    const dueAt = new Date(tx.clock.now().getTime() + settings.dueHours * HOUR)
    const items = []
    for (const { one, probability, cell } of [...drawn, ...suspicious]) {
      const id = newId()
      const task = await openTask(tx, {
        kind: 'reading',
        subject: { kind: probability === null ? 'suspicious' : 'sample', id },
        title: `Sent by “${definition.name}”`,
        payload: { campaignId, messageId: one.id, variantId: one.framed.variantId, why: one.why },
        dueAt,
        risk: Math.min(100, one.risk * 5),
        alike: `${one.framed.variantHash} ${one.stratum}`,
        ...(Math.random() < settings.readTwice && { readings: 2 }),
      })
      items.push(itemOf(one, { id, lotId: lot.id, probability, cell, taskId: task.id }))
    }
    await insertItems(tx, items)
    await record(tx, {
      action: 'audit.lot_drawn',
      subject: { kind: 'campaign', id: campaignId },
      data: {
        lotId: lot.id,
        messages: lot.size,
        drawn: drawn.length,
        suspicious: suspicious.length,
        strictness: lot.strictness,
      },
    })
    return true
  })
}

async function planLot(
  tx: Ctx,
  campaignId: string,
  framed: readonly Framed[],
  settings: AuditSettings,
): Promise<{ lot: Omit<Lot, 'read' | 'defects'>; budget: number }> {
  const strictness = strictnessAfter(await readLotVerdicts(tx))
  const now = tx.clock.now()
  const left = settings.readsPerDay - (await readDrawnSince(tx, new Date(now.getTime() - DAY)))
  const budget = Math.max(FEWEST, Math.min(readsOf(settings.plan, strictness).reads, left))
  const times = framed.map(({ sentAt }) => sentAt.getTime())
  return {
    budget: Math.min(budget, framed.length),
    lot: {
      id: newId(),
      campaignId,
      size: framed.length,
      reads: 0,
      plan: settings.plan,
      strictness,
      state: 'reading',
      firstSentAt: new Date(Math.min(...times)).toISOString(),
      lastSentAt: new Date(Math.max(...times)).toISOString(),
      drawnAt: now.toISOString(),
      decidedAt: null,
    },
  }
}

function countCells(
  rated: readonly Rated[],
  cellOf: ReadonlyMap<string, number>,
): { cell: number; stratum: Stratum; variantId: string; size: number }[] {
  const counts = new Map<string, { cell: number; stratum: Stratum; variantId: string; size: number }>()
  for (const one of rated) {
    const cell = cellOf.get(one.id) ?? 0
    const key = `${cell} ${one.stratum} ${one.framed.variantId}`
    const known = counts.get(key)
    if (known) known.size += 1
    else counts.set(key, { cell, stratum: one.stratum, variantId: one.framed.variantId, size: 1 })
  }
  return [...counts.values()]
}

function itemOf(
  { framed, stratum, why }: Rated,
  drawn: { id: string; lotId: string; probability: number | null; cell: number | null; taskId: string },
) {
  const { messageId, campaignId, variantId, variantHash, profileId } = framed
  return {
    ...drawn,
    messageId,
    campaignId,
    variantId,
    variantHash,
    profileId,
    stratum,
    why: [...why],
    sentAt: framed.sentAt.toISOString(),
  }
}
