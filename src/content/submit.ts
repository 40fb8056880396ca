import { type Ctx, transact } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { approvalsOf, openTask, type Subject, type Task } from '../review/index.ts'
import { bannedIn } from './banned/phrases.ts'
import { briefProblems } from './briefs/problems.ts'
import { checkContent } from './checks.ts'
import { draftOf } from './edit.ts'
import { getContentVersion } from './read.ts'
import type { Variant } from './schema.ts'
import { readContent } from './store.ts'
import { readOrigins } from './writer/store.ts'

/** How long a reviewer has. */
const DUE_MILLIS = 24 * 3600 * 1000

/** What an approval of a variant binds. */
export function variantSubject(
  variant: Pick<Variant, 'id' | 'version' | 'hash'>,
): Subject & { hash: string } {
  return { kind: 'variant', id: variant.id, version: variant.version, hash: variant.hash }
}

/** The variants that nobody has approved as they are. */
export async function unapprovedVariants(ctx: Ctx, variants: readonly Variant[]): Promise<Variant[]> {
  const approvals = await approvalsOf(ctx, 'variant', variants)
  return variants.filter((variant) => !approvals.has(variant.id))
}

/** Brings the variants of the latest version to the desk, one task each; approved ones are left alone. */
export async function submitForApproval(
  ctx: Ctx,
  contentId: string,
  options: { variantIds?: readonly string[]; dueAt?: Date } = {},
): Promise<Task[]> {
  return transact(ctx, async (tx) => {
    // Locked against edits, so that what is submitted is the latest.
    await readContent(tx, contentId, true)
    const content = await getContentVersion(tx, contentId)
    const chosen = content.variants.filter(
      (variant) => options.variantIds === undefined || options.variantIds.includes(variant.id),
    )
    if (chosen.length === 0 || (options.variantIds && chosen.length < new Set(options.variantIds).size))
      throw new AppError('content_not_found', {
        message: 'The latest version has no such variant. Load it again.',
      })
    const checked = await checkContent(draftOf(content))
    const problems = [
      ...checked.problems,
      ...(await bannedIn(tx, content.variants)),
      ...(await briefProblems(tx, contentId, content.variants)),
    ]
    const names = new Set(chosen.map((variant) => variant.name))
    const fields = new Set(chosen.flatMap((variant) => variant.fields.map((field) => field.name)))
    const blockers = problems.filter(
      (problem) =>
        problem.level !== 'hint' &&
        (problem.variant === undefined ? fields.has(problem.slot) : names.has(problem.variant)),
    )
    const first = blockers[0]
    if (first)
      throw new AppError('content_not_ready', {
        message: `${first.variant === undefined ? '' : `${first.variant}, `}${first.slot}: ${first.message}`,
        details: { problems: blockers },
      })
    const origins = await readOrigins(tx, contentId)
    const tasks: Task[] = []
    for (const variant of await unapprovedVariants(tx, chosen)) {
      const origin = origins.find((one) => one.variantId === variant.id)
      tasks.push(
        await openTask(tx, {
          kind: 'approval',
          subject: variantSubject(variant),
          title: `${content.name} · ${variant.name}`,
          payload: {
            contentId,
            contentVersion: content.version,
            slotHashes: variant.slotHashes,
            ...(origin && {
              written: {
                by: origin.by,
                provider: origin.provider,
                model: origin.model,
                edited: origin.editedBy !== null,
              },
            }),
          },
          dueAt: options.dueAt ?? new Date(tx.clock.now().getTime() + DUE_MILLIS),
          authors: variant.authors,
        }),
      )
    }
    return tasks
  })
}
