import { isId, newId } from '../lib/ids.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { record } from '../platform/journal/index.ts'
import { approvalOf, cancelTasks, voidApprovals } from '../review/index.ts'
import { checkContent, refuseUnsavable } from './checks.ts'
import { getContentVersion } from './read.ts'
import {
  type ContentDraft,
  type ContentVersion,
  defaultStyle,
  type Variant,
  type VariantContent,
} from './schema.ts'
import { hashVariant } from './slots.ts'
import { insertContent, insertVariant, insertVersion, moveContent, readContent } from './store.ts'

type Person = { id: string; name: string }

/** Writes a new e-mail. */
export async function createContent(ctx: Ctx, draft: ContentDraft): Promise<ContentVersion> {
  const id = newId()
  const plan = await planVariants(draft)
  return transact(ctx, async (tx) => {
    await insertContent(tx, { id, name: draft.name, purpose: draft.purpose })
    return writeVersion(tx, { id, draft, plan, base: undefined, note: '', revertedFrom: null })
  })
}

/**
 * Saves an edit as a new version. `baseVersion` is the version that the author saw: if somebody saved
 * meanwhile, nothing is stored. Variants whose content changed lose their approval; the others keep it.
 */
export async function saveContent(
  ctx: Ctx,
  id: string,
  draft: ContentDraft,
  options: { baseVersion: number; note?: string },
): Promise<ContentVersion> {
  const plan = await planVariants(draft)
  return transact(ctx, async (tx) => {
    const base = await lockBase(tx, id)
    if (base.version !== options.baseVersion)
      throw new AppError('conflict', {
        message: `${base.madeBy.name} saved version ${base.version} meanwhile. Load it and repeat your change.`,
        details: { version: base.version },
      })
    return writeVersion(tx, { id, draft, plan, base, note: options.note ?? '', revertedFrom: null })
  })
}

/** Brings back an earlier version as a new one; whatever differs from now needs its own approval. */
export async function revertContent(ctx: Ctx, id: string, version: number): Promise<ContentVersion> {
  const old = await getContentVersion(ctx, id, version)
  const draft = draftOf(old)
  const plan = await planVariants(draft)
  return transact(ctx, async (tx) => {
    const base = await lockBase(tx, id)
    return writeVersion(tx, {
      id,
      draft,
      plan,
      base,
      note: `Back to version ${version}`,
      revertedFrom: version,
      inherited: old.variants,
    })
  })
}

/** A stored version as an author would write it. */
export function draftOf(version: ContentVersion): ContentDraft {
  return {
    name: version.name,
    purpose: version.purpose,
    style: version.style,
    fields: version.fields,
    variants: version.variants.map(({ id, name, subject, preheader, blocks }) => ({
      id,
      name,
      subject,
      preheader,
      blocks,
    })),
  }
}

/** What a draft's variants bind, once it has been found fit to store. */
async function planVariants(
  draft: ContentDraft,
): Promise<{ id: string; name: string; content: VariantContent }[]> {
  const { problems, variants } = await checkContent(draft)
  refuseUnsavable(problems)
  return variants.map(({ draft: variant, content }) => ({
    id: variant.id ?? newId(),
    name: variant.name,
    content,
  }))
}

async function lockBase(tx: Ctx, id: string): Promise<ContentVersion> {
  if (!isId(id) || !(await readContent(tx, id, true))) throw new AppError('content_not_found')
  return getContentVersion(tx, id)
}

async function writeVersion(
  tx: Ctx,
  input: {
    id: string
    draft: ContentDraft
    plan: { id: string; name: string; content: VariantContent }[]
    base: ContentVersion | undefined
    note: string
    revertedFrom: number | null
    inherited?: readonly Variant[]
  },
): Promise<ContentVersion> {
  const { id, draft, base } = input
  const version = (base?.version ?? 0) + 1
  const madeBy = { id: tx.actor.id, name: tx.actor.name }
  const variants: Variant[] = []
  for (const plan of input.plan) {
    const before = base?.variants.find((one) => one.id === plan.id)
    const origin = input.inherited?.find((one) => one.id === plan.id)
    if (!before && !origin && input.draft.variants.some((one) => one.id === plan.id))
      throw new AppError('content_not_found', {
        message: `This e-mail has no variant with the id ${plan.id}. Leave the id out for a new variant.`,
      })
    const { hash, slotHashes } = hashVariant(plan.content)
    if (before?.hash === hash) {
      variants.push({ ...before, name: plan.name })
      continue
    }
    const variant: Variant = {
      id: plan.id,
      contentId: id,
      name: plan.name,
      version,
      hash,
      slotHashes,
      authors: await authorsOf(tx, madeBy, origin ?? before),
      ...plan.content,
      fields: [...plan.content.fields],
      blocks: [...plan.content.blocks],
    }
    await insertVariant(tx, variant)
    if (before) await withdraw(tx, variant.id, input.revertedFrom === null ? 'edited' : 'reverted')
    variants.push(variant)
  }
  for (const removed of base?.variants.filter((one) => !variants.some((kept) => kept.id === one.id)) ?? [])
    await withdraw(tx, removed.id, 'removed')

  const row = {
    contentId: id,
    version,
    name: draft.name,
    purpose: draft.purpose,
    style: draft.style ?? defaultStyle,
    fields: draft.fields,
    note: input.note,
    revertedFrom: input.revertedFrom,
    madeBy,
    madeAt: tx.clock.now().toISOString(),
  }
  await insertVersion(tx, {
    ...row,
    variants: variants.map((variant) => ({ id: variant.id, name: variant.name, version: variant.version })),
  })
  if (base) await moveContent(tx, { id, name: draft.name, purpose: draft.purpose, version })
  await record(tx, {
    action: base ? (input.revertedFrom === null ? 'content.saved' : 'content.reverted') : 'content.created',
    subject: { kind: 'content', id },
    data: {
      version,
      ...(input.revertedFrom !== null && { revertedFrom: input.revertedFrom }),
      variants: variants.map((variant) => ({ id: variant.id, version: variant.version, hash: variant.hash })),
    },
  })
  return { ...row, latestVersion: version, variants }
}

/** Who changed something since somebody else last approved it: none of them may approve this version. */
async function authorsOf(tx: Ctx, editor: Person, before: Variant | undefined): Promise<Person[]> {
  if (!before) return [editor]
  const approval = await approvalOf(tx, { kind: 'variant', ...pick(before) })
  const earlier = approval ? [] : before.authors
  return [...earlier.filter((author) => author.id !== editor.id), editor]
}

const pick = ({ id, hash, version }: Variant) => ({ id, hash, version })

async function withdraw(tx: Ctx, variantId: string, reason: string): Promise<void> {
  await cancelTasks(tx, { kind: 'variant', id: variantId }, reason)
  await voidApprovals(tx, { kind: 'variant', id: variantId }, reason)
}
