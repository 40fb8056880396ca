import type { Template } from 'liquidjs'
import { escapeHtml } from '../escape.ts'
import { mergeFields } from '../fields.ts'
import { parsePlain, renderTemplates } from '../liquid.ts'
import type { FieldSource } from '../schema.ts'
import { type OnsiteVariant, type PartType, type RenderedSlot, slotTypes } from './schema.ts'

/** A wording whose templates are read once; a part without fields is a plain text. */
export interface CompiledOnsite {
  variant: Pick<OnsiteVariant, 'slotType' | 'fields'>
  parts: [name: string, source: string | Template[]][]
}

/** Reads the templates of a wording; only approved wordings are compiled for visitors. */
export function compileOnsite(variant: Pick<OnsiteVariant, 'slotType' | 'fields' | 'parts'>): CompiledOnsite {
  return {
    variant,
    parts: Object.keys(slotTypes[variant.slotType]).flatMap((name): [string, string | Template[]][] => {
      const source = variant.parts[name]
      if (!source) return []
      return [[name, source.includes('{{') ? parsePlain(source) : source]]
    }),
  }
}

/** One wording for one person; nothing known of them means every fallback. */
export function renderOnsite(compiled: CompiledOnsite, person: FieldSource | undefined): RenderedSlot {
  const { slotType, fields } = compiled.variant
  const { values, fallbackReasons } = mergeFields(fields, person)
  const parts: Record<string, string> = {}
  for (const [name, source] of compiled.parts)
    parts[name] = typeof source === 'string' ? source : renderTemplates('plain', source, values)
  return { type: slotType, parts, html: htmlOf(slotType, parts), usedFallbacks: Object.keys(fallbackReasons) }
}

function htmlOf(slotType: OnsiteVariant['slotType'], parts: Record<string, string>): string {
  const types: Record<string, PartType> = slotTypes[slotType]
  const pieces: string[] = []
  const text = (name: string) => escapeHtml(parts[name] ?? '')
  for (const [name, type] of Object.entries(types)) {
    if (!parts[name] || name === 'image_alt') continue
    if (type.kind === 'image')
      pieces.push(`<img class="tactful-image" src="${text(name)}" alt="${text('image_alt')}">`)
    else if (type.kind === 'link') {
      const label = text(name.replace(/_url$/, '_label'))
      if (label) pieces.push(`<a class="tactful-link" href="${text(name)}">${label}</a>`)
    } else if (name === 'headline' && slotType !== 'headline')
      pieces.push(`<h2 class="tactful-headline">${text(name)}</h2>`)
    else if (name === 'text')
      pieces.push(slotType === 'headline' ? text(name) : `<p class="tactful-text">${text(name)}</p>`)
  }
  return pieces.join('')
}
