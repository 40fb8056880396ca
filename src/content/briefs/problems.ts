import type { Ctx } from '../../platform/ctx.ts'
import { checkAgainstBrief, type Said } from '../checks/against-brief.ts'
import type { Problem, Variant } from '../schema.ts'
import { readBriefOf } from './store.ts'

/** What the variants of an e-mail say against the brief that it was made from; nothing when it was made from none. */
export async function briefProblems(
  ctx: Ctx,
  contentId: string,
  variants: readonly Variant[],
): Promise<Problem[]> {
  const brief = await readBriefOf(ctx, contentId)
  if (!brief) return []
  const today = ctx.clock.now().toISOString().slice(0, 10)
  return variants.flatMap((variant) =>
    checkAgainstBrief(saidBy(variant), brief, today).map((problem) => ({
      ...problem,
      variant: variant.name,
    })),
  )
}

function saidBy({ subject, preheader, blocks }: Variant): Said[] {
  return [
    { slot: 'subject', text: subject },
    { slot: 'preheader', text: preheader },
    ...blocks.flatMap((block, at) => {
      const slot = `block ${at + 1}`
      if (block.kind === 'heading' || block.kind === 'text') return [{ slot, text: block.text }]
      if (block.kind === 'button') return [{ slot, text: block.label }]
      if (block.kind === 'image') return [{ slot, text: block.alt }]
      if (block.kind === 'mjml') return [{ slot, text: block.source.replace(/<[^>]*>/g, ' ') }]
      return []
    }),
  ]
}
