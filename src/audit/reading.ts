import { getCampaign } from '../campaigns/index.ts'
import { compileVariant, getVariant, renderMerged, type Variant } from '../content/index.ts'
import { readSent } from '../deliver/index.ts'
import { isId } from '../lib/ids.ts'
import type { Ctx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { approvalOf } from '../review/index.ts'
import { wordsOf } from './frame.ts'
import type { Item, ReadItem } from './schema.ts'
import { readItems } from './store/items.ts'

/** Links that lead nowhere: nobody may be unsubscribed by reading. */
const LINKS = { unsubscribeUrl: '#unsubscribe', preferencesUrl: '#preferences' }

/** One drawn message as its recipient got it, from the values that were kept when it was sent. */
export async function readItem(ctx: Ctx, id: string): Promise<ReadItem> {
  const [item] = isId(id) ? await readItems(ctx, { id, limit: 1 }) : []
  if (!item) throw new AppError('audit_item_not_found')
  const { definition } = await getCampaign(ctx, item.campaignId)
  const variant = await getVariant(ctx, item.variantId, item.variantHash)
  const by = await approvalOf(ctx, { kind: 'variant', id: item.variantId, hash: item.variantHash })
  return {
    ...item,
    campaignName: definition.name,
    variantName: variant.name,
    approved: { subject: variant.subject, text: wordsOf(variant), by: by?.by.name ?? null },
    ...(await renderSent(ctx, item.messageId, variant)),
  }
}

/** A sent message rendered again from what was merged into it; the same values give the same words. */
export async function renderSent(
  ctx: Ctx,
  messageId: string,
  variant: Variant,
): Promise<Pick<ReadItem, 'merged' | 'fallbacks' | 'subject' | 'html' | 'text' | 'gone'>> {
  const [message] = await readSent(ctx, [messageId])
  const nothing = { merged: null, fallbacks: message?.fallbacks ?? [], subject: '', html: '', text: '' }
  if (!message?.merged)
    return {
      ...nothing,
      gone: 'What was merged into this message is not kept any more: the person was erased, or it was sent before values were kept.',
    }
  const words = Object.fromEntries(variant.fields.map((field) => [field.name, field.fallback ?? '']))
  const fields = {
    values: { ...words, ...message.merged },
    fallbackReasons: Object.fromEntries(message.fallbacks.map((name) => [name, 'missing' as const])),
  }
  const { subject, html, text } = renderMerged(await compileVariant(variant), fields, LINKS)
  return { merged: { ...message.merged }, fallbacks: message.fallbacks, subject, html, text, gone: null }
}

/** Messages that came to the desk, newest first. */
export async function listItems(
  ctx: Ctx,
  filter: {
    lotId?: string
    campaignId?: string
    verdict?: 'pass' | 'fail'
    suspicious?: boolean
    after?: string
    limit?: number
  } = {},
): Promise<{ items: Item[]; next?: string }> {
  const limit = filter.limit ?? 50
  const items = await readItems(ctx, { ...filter, limit })
  const last = items.at(-1)
  return { items, ...(last && items.length === limit && { next: last.id }) }
}

/** What was read of messages to a person, given all their profiles. */
export function exportPerson(ctx: Ctx, profileIds: readonly string[]): Promise<Item[]> {
  return readItems(ctx, { profileIds, limit: 10_000 })
}
