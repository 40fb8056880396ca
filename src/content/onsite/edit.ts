import { contentHash } from '../../lib/hash.ts'
import { newId } from '../../lib/ids.ts'
import { type Ctx, transact } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { record } from '../../platform/journal/index.ts'
import { approvalsOf, cancelTasks, openTask, type Task, voidApprovals } from '../../review/index.ts'
import { checkOnsite, refuseOnsite } from './check.ts'
import type { OnsiteContent, OnsiteDraft, OnsiteVariant } from './schema.ts'
import { insertVersion, lockOnsite, readOnsite } from './store.ts'

/** The kind of subject that an approval of an on-site wording binds, beside its id and hash. */
export const ONSITE_VARIANT = 'onsite_variant'
const DUE_MILLIS = 24 * 3_600_000

/** Writes new content for a slot of a page. */
export function createOnsite(ctx: Ctx, draft: OnsiteDraft): Promise<OnsiteContent> {
  return write(ctx, newId(), draft, undefined)
}

/** Saves an edit as a new version; wordings that changed lose their approval, the others keep it. */
export async function saveOnsite(
  ctx: Ctx,
  id: string,
  draft: OnsiteDraft,
  baseVersion: number,
): Promise<OnsiteContent> {
  return transact(ctx, async (tx) => {
    await lockOnsite(tx, id)
    const base = await getOnsite(tx, id)
    if (base.version !== baseVersion) throw new AppError('conflict')
    return write(tx, id, draft, base)
  })
}

/** On-site content at its latest or a former version. */
export async function getOnsite(ctx: Ctx, id: string, version?: number): Promise<OnsiteContent> {
  const found = await readOnsite(ctx, id, version)
  if (!found) throw new AppError('content_not_found')
  return found
}

/** Brings every wording that nobody has approved as it is to the desk. */
export async function submitOnsite(ctx: Ctx, id: string): Promise<Task[]> {
  return transact(ctx, async (tx) => {
    const content = await getOnsite(tx, id)
    const problems = checkOnsite(content).filter((problem) => problem.level !== 'hint')
    const [first] = problems
    if (first)
      throw new AppError('content_not_ready', {
        message: `${first.slot}: ${first.message}`,
        details: { problems },
      })
    const approved = await approvalsOf(tx, ONSITE_VARIANT, content.variants)
    const tasks: Task[] = []
    for (const variant of content.variants) {
      if (approved.has(variant.id)) continue
      tasks.push(
        await openTask(tx, {
          kind: 'approval',
          subject: { kind: ONSITE_VARIANT, id: variant.id, version: variant.version, hash: variant.hash },
          title: `${content.name} · ${variant.name}`,
          payload: { contentId: content.id, contentVersion: content.version, slotType: content.slotType },
          dueAt: new Date(tx.clock.now().getTime() + DUE_MILLIS),
          authors: variant.authors,
        }),
      )
    }
    return tasks
  })
}

async function write(
  ctx: Ctx,
  id: string,
  draft: OnsiteDraft,
  base: OnsiteContent | undefined,
): Promise<OnsiteContent> {
  refuseOnsite(draft)
  const version = (base?.version ?? 0) + 1
  const madeBy = { id: ctx.actor.id, name: ctx.actor.name }
  return transact(ctx, async (tx) => {
    const variants: OnsiteVariant[] = []
    for (const { id: known, name, parts } of draft.variants) {
      const before = base?.variants.find((one) => one.id === known)
      if (known && !before)
        throw new AppError('content_not_found', {
          message: 'There is no variant with this id. Leave it out for a new one.',
        })
      const { slotType, fields } = draft
      const hash = contentHash({ slotType, fields, parts })
      if (before?.hash === hash) {
        variants.push({ ...before, name })
        continue
      }
      if (before) await withdraw(tx, before.id)
      const authors = [...(before?.authors ?? []).filter((one) => one.id !== madeBy.id), madeBy]
      variants.push({ id: known ?? newId(), name, version, hash, slotType, fields, parts, authors })
    }
    for (const gone of base?.variants ?? [])
      if (!variants.some((one) => one.id === gone.id)) await withdraw(tx, gone.id)
    const content: OnsiteContent = {
      id,
      version,
      name: draft.name,
      slotType: draft.slotType,
      fields: draft.fields,
      variants,
      madeBy,
      madeAt: tx.clock.now().toISOString(),
    }
    await insertVersion(tx, content)
    await record(tx, {
      action: base ? 'onsite_content.edited' : 'onsite_content.created',
      subject: { kind: 'onsite_content', id },
      data: { version, hashes: variants.map((variant) => variant.hash) },
    })
    return content
  })
}

async function withdraw(tx: Ctx, variantId: string): Promise<void> {
  const subject = { kind: ONSITE_VARIANT, id: variantId }
  await cancelTasks(tx, subject, 'the content was edited')
  await voidApprovals(tx, subject, 'the content was edited')
}
