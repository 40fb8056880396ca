import { isId } from '../lib/ids.ts'
import type { Ctx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { approvalsOf, listTasks } from '../review/index.ts'
import type { ContentSummary, ContentVersion, Variant, VariantState } from './schema.ts'
import {
  readContent,
  readContents,
  readLatestVersions,
  readVariant,
  readVariants,
  readVersion,
  readVersions,
  type VersionRow,
} from './store.ts'

/** One e-mail at a version, the latest when none is named, with its variants. */
export async function getContentVersion(ctx: Ctx, id: string, version?: number): Promise<ContentVersion> {
  const content = isId(id) ? await readContent(ctx, id) : undefined
  if (!content) throw new AppError('content_not_found')
  const row = await readVersion(ctx, id, version ?? content.latestVersion)
  if (!row) throw new AppError('content_not_found')
  return { ...row, latestVersion: content.latestVersion, variants: await readVariants(ctx, id, row.variants) }
}

/** A variant by itself: its newest version, or the one with this exact hash, as an outbox needs it. */
export async function getVariant(ctx: Ctx, id: string, hash?: string): Promise<Variant> {
  const variant = isId(id) ? await readVariant(ctx, id, hash) : undefined
  if (!variant)
    throw new AppError('content_not_found', { message: 'There is no such variant. Check its id and hash.' })
  if (variant.name !== '') return variant
  const content = await getContentVersion(ctx, variant.contentId)
  return { ...variant, name: content.variants.find((one) => one.id === id)?.name ?? 'removed variant' }
}

/** The versions of an e-mail, newest first. */
export async function listVersions(ctx: Ctx, id: string): Promise<VersionRow[]> {
  if (!isId(id) || !(await readContent(ctx, id))) throw new AppError('content_not_found')
  return readVersions(ctx, id)
}

/** E-mails, newest first, with how far the approval of each got. */
export async function listContents(
  ctx: Ctx,
  options: { after?: string | undefined; limit?: number; search?: string | undefined } = {},
): Promise<{ items: ContentSummary[]; next?: string }> {
  const limit = options.limit ?? 50
  if (options.after !== undefined && !isId(options.after))
    throw new AppError('invalid_request', { message: 'The cursor is not one of this list. Start again.' })
  const rows = await readContents(ctx, { ...options, limit })
  const versions = await readLatestVersions(
    ctx,
    rows.map((row) => row.id),
  )
  const items: ContentSummary[] = []
  for (const row of rows) {
    const version = versions.get(row.id)
    const variants = version ? await readVariants(ctx, row.id, version.variants) : []
    const states = await variantStates(ctx, variants)
    items.push({
      ...row,
      subject: variants[0]?.subject ?? '',
      variants: variants.length,
      approved: states.filter((state) => state.state === 'approved').length,
      inReview: states.filter((state) => state.state === 'in_review').length,
    })
  }
  const last = rows.at(-1)
  return { items, ...(last && rows.length === limit && { next: last.id }) }
}

/** How far the approval of each variant got, for exactly the version at hand. */
export async function variantStates(ctx: Ctx, variants: readonly Variant[]): Promise<VariantState[]> {
  const approvals = await approvalsOf(ctx, 'variant', variants)
  const states: VariantState[] = []
  for (const variant of variants) {
    const approval = approvals.get(variant.id)
    if (approval) {
      states.push({
        variantId: variant.id,
        state: 'approved',
        by: approval.by,
        at: approval.at,
        taskId: approval.taskId,
        note: null,
      })
      continue
    }
    const { items } = await listTasks(ctx, { subject: { kind: 'variant', id: variant.id }, limit: 5 })
    const task = items.find(
      (one) => one.subject.hash === variant.hash && one.subject.version === variant.version,
    )
    if (task?.state === 'open')
      states.push({
        variantId: variant.id,
        state: 'in_review',
        by: task.openedBy,
        at: task.openedAt,
        taskId: task.id,
        note: null,
      })
    else if (task?.verdict?.verdict === 'reject')
      states.push({
        variantId: variant.id,
        state: 'rejected',
        by: task.verdict.by,
        at: task.verdict.at,
        taskId: task.id,
        note: task.verdict.note,
      })
    else states.push({ variantId: variant.id, state: 'draft', by: null, at: null, taskId: null, note: null })
  }
  return states
}
