import { type Ctx, transact } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { record } from '../../platform/journal/index.ts'
import type { Problem, VariantContent } from '../schema.ts'
import { type BannedPhrase, insertBanned, readBanned } from './store.ts'

/** Bans a phrase from every wording, because of something found: from now on none with it is submitted. */
export async function banPhrase(
  ctx: Ctx,
  input: BannedPhrase & { source: { kind: string; id: string } },
): Promise<void> {
  const phrase = plain(input.phrase)
  if (phrase.length < 3)
    throw new AppError('invalid_request', {
      message: 'A banned phrase needs three letters at least. Name the words that must not come back.',
    })
  await transact(ctx, async (tx) => {
    if (!(await insertBanned(tx, { ...input, phrase }))) return
    await record(tx, {
      action: 'content.phrase_banned',
      subject: input.source,
      data: { phrase, reason: input.reason },
    })
  })
}

/** Where a wording uses what was banned: case, spaces and markup between the words do not matter. */
export async function bannedIn(
  ctx: Ctx,
  variants: readonly (VariantContent & { name: string })[],
): Promise<Problem[]> {
  const banned = await readBanned(ctx)
  return variants.flatMap(({ name, subject, preheader, blocks, fields }) => {
    const slots = [
      ['subject', subject],
      ['preheader', preheader],
      ...blocks.map((block, at) => [`block ${at + 1}`, JSON.stringify(block)]),
      ...fields.map((field) => [field.name, field.fallback ?? '']),
    ] as [string, string][]
    return slots.flatMap(([slot, text]) =>
      banned
        .filter(({ phrase }) => plain(text).includes(phrase))
        .map(
          ({ phrase, reason }): Problem => ({
            level: 'blocker',
            code: 'phrase_banned',
            variant: name,
            slot,
            message: `“${phrase}” was banned after a defect was found in a message that was sent (${reason.replace('_', ' ')}). Say it otherwise.`,
          }),
        ),
    )
  })
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/<[^>]*>|\\n/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
