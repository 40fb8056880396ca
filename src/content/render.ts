import { AppError } from '../platform/errors.ts'
import type { CompiledVariant } from './compile.ts'
import { oneLine } from './escape.ts'
import { type MergedFields, mergeFields } from './fields.ts'
import { renderTemplates } from './liquid.ts'
import { tidy } from './plain-text.ts'
import type { FieldSource, RenderedMessage, SystemLinks } from './schema.ts'

/** The message as one person gets it; without a person, as somebody gets it of whom nothing is known. */
export function renderMessage(
  compiled: CompiledVariant,
  person: FieldSource | undefined,
  links: SystemLinks,
): RenderedMessage {
  return renderMerged(compiled, mergeFields(compiled.fields, person), links)
}

/** The message with values that were merged before; the same values give the same message. */
export function renderMerged(
  compiled: CompiledVariant,
  { values, fallbackReasons }: MergedFields,
  links: SystemLinks,
): RenderedMessage {
  const scope = {
    ...values,
    unsubscribe_url: links.unsubscribeUrl,
    preferences_url: links.preferencesUrl,
    ...(links.openPixelUrl !== undefined && { tl_pixel: links.openPixelUrl }),
  }
  try {
    return {
      subject: oneLine(renderTemplates('plain', compiled.subject, scope)),
      html: renderTemplates('html', compiled.html, scope, links.wrapLink),
      text: tidy(renderTemplates('plain', compiled.text, scope)),
      usedFallbacks: Object.keys(fallbackReasons),
      fallbackReasons,
    }
  } catch (error) {
    throw new AppError('render_failed', {
      message: `The message could not be rendered: ${(error as Error).message}. Make its Liquid simpler.`,
      cause: error,
    })
  }
}
