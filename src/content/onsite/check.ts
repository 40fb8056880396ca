import { AppError } from '../../platform/errors.ts'
import { readLiquid } from '../check-liquid.ts'
import { safeUrl } from '../escape.ts'
import type { Problem } from '../schema.ts'
import { type OnsiteDraft, type PartType, slotTypes } from './schema.ts'

/** What is wrong with a draft: parts that the slot does not have, missing ones, Liquid, addresses, fallbacks. */
export function checkOnsite(draft: OnsiteDraft): Problem[] {
  const problems: Problem[] = []
  const types: Record<string, PartType> = slotTypes[draft.slotType]
  const declared = new Set(draft.fields.map((field) => field.name))
  for (const field of draft.fields)
    if (field.fallback === null)
      problems.push({
        level: 'blocker',
        code: 'fallback_missing',
        slot: field.name,
        message: `Write what is shown when ${field.name} is not known.`,
      })
  for (const variant of draft.variants) {
    const add = (slot: string, code: string, message: string) =>
      problems.push({ level: 'refused', code, variant: variant.name, slot, message })
    for (const [name, source] of Object.entries(variant.parts)) {
      const type = types[name]
      if (!type) {
        add(
          name,
          'part_unknown',
          `A ${draft.slotType} has no part ${name}: it has ${Object.keys(types).join(', ')}.`,
        )
        continue
      }
      if (source.length > type.most)
        add(name, 'part_too_long', `${name} may have ${type.most} characters and has ${source.length}.`)
      if (/\{%/.test(source))
        add(name, 'liquid_tag_not_allowed', 'On a page only {{ fields }} can be used, no {% tags %}.')
      else if (type.kind === 'text')
        for (const problem of readLiquid(name, source, declared).problems)
          problems.push({ ...problem, variant: variant.name })
      else if (source !== '' && (source.includes('{{') || !isAddress(source)))
        add(name, 'address_not_allowed', `${name} must be a fixed address that begins with https:// or /.`)
    }
    for (const [name, type] of Object.entries(types))
      if (type.required && !variant.parts[name]?.trim())
        add(name, 'part_missing', `A ${draft.slotType} needs ${name}.`)
  }
  return problems
}

/** Throws what keeps a draft from being stored. */
export function refuseOnsite(draft: OnsiteDraft): void {
  const problems = checkOnsite(draft).filter((problem) => problem.level === 'refused')
  const [first] = problems
  if (first)
    throw new AppError('content_not_ready', {
      message: `${first.variant ?? ''}, ${first.slot}: ${first.message}`,
      details: { problems },
    })
}

/** An absolute web address, or a path on the same site. */
function isAddress(url: string): boolean {
  return /^\/(?!\/)[^\s<>"\\]*$/.test(url) || (/^https?:/i.test(url) && safeUrl(url) !== '#')
}
