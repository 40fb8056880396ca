import type { Ctx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { recipients } from '../profiles/index.ts'
import { checkContent } from './checks.ts'
import { type CompiledVariant, compileVariant } from './compile.ts'
import { getVariant } from './read.ts'
import { renderMessage } from './render.ts'
import type { ContentDraft, FieldSource, Preview, Problem } from './schema.ts'

/** Links that lead nowhere, since a preview is not a message. */
const PREVIEW_LINKS = {
  unsubscribeUrl: 'https://preview.invalid/unsubscribe',
  preferencesUrl: 'https://preview.invalid/preferences',
}

/** A draft as one person would get it, or somebody unknown, with everything that is wrong with it. */
export async function previewDraft(
  ctx: Ctx,
  draft: ContentDraft,
  position: number,
  profileId?: string,
): Promise<{ preview: Preview | null; problems: Problem[] }> {
  const { problems, variants } = await checkContent(draft)
  const compiled = variants[position]?.compiled
  if (!compiled) return { preview: null, problems }
  const person = await recipientOf(ctx, profileId)
  try {
    return { preview: show(compiled, person), problems }
  } catch {
    return { preview: null, problems }
  }
}

/** A stored variant as one person would get it, or somebody unknown. */
export async function previewVariant(
  ctx: Ctx,
  variantId: string,
  options: { hash?: string; profileId?: string } = {},
): Promise<Preview> {
  const variant = await getVariant(ctx, variantId, options.hash)
  return show(await compileVariant(variant), await recipientOf(ctx, options.profileId))
}

function show(compiled: CompiledVariant, person: FieldSource | undefined): Preview {
  const message = renderMessage(compiled, person, PREVIEW_LINKS)
  return {
    ...message,
    fields: compiled.fields.map((field) => field.name),
    links: [...compiled.links],
    bytes: Buffer.byteLength(message.html),
  }
}

async function recipientOf(ctx: Ctx, profileId: string | undefined): Promise<FieldSource | undefined> {
  if (profileId === undefined) return undefined
  if (!ctx.actor.permissions.has('people.read'))
    throw new AppError('not_allowed', { details: { permission: 'people.read' } })
  const person = (await recipients(ctx, [profileId])).get(profileId)
  if (!person) throw new AppError('not_found', { message: 'There is no such person. Choose another.' })
  return person
}
