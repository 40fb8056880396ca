import { contentHash } from '../lib/hash.ts'
import { AppError } from '../platform/errors.ts'
import { systemNames } from './check-liquid.ts'
import { contrastOf } from './checks/contrast.ts'
import { nearDuplicates } from './checks/near-duplicates.ts'
import { checkWording } from './checks/wording.ts'
import { type CompiledVariant, compileDraft } from './compile.ts'
import { renderMessage } from './render.ts'
import type { ContentDraft, Field, Problem, Style, VariantContent, VariantDraft } from './schema.ts'
import { defaultStyle } from './schema.ts'

const LONG_SUBJECT = 70
const LONG_PREHEADER = 140
/** Gmail cuts a message off after this. */
const CLIPPED_BYTES = 102_000
const MANY_FIELDS = 4
/** WCAG 2.2 AA for text. */
const READABLE_CONTRAST = 4.5
/** Wording that tells people that they are watched. */
const WATCHING =
  /\b(?:we (?:saw|noticed|see|know|watched|tracked)(?: that)? you|you were (?:looking|browsing)|your browsing|based on your (?:browsing|behaviou?r|activity)|while you were (?:on|visiting))/i

const SAMPLE_LINKS = {
  unsubscribeUrl: 'https://preview.invalid/unsubscribe',
  preferencesUrl: 'https://preview.invalid/preferences',
}

/** A draft as the variants that would be stored of it, with everything that is wrong or could be better. */
export interface CheckedContent {
  problems: Problem[]
  variants: { draft: VariantDraft; content: VariantContent; compiled: CompiledVariant | undefined }[]
}

/** Checks an e-mail as written: what keeps it from being saved, from approval, and what could be better. */
export async function checkContent(draft: ContentDraft): Promise<CheckedContent> {
  const style = draft.style ?? defaultStyle
  const problems = checkFields(draft.fields)
  const used = new Set<string>()
  const variants: CheckedContent['variants'] = []
  for (const variant of draft.variants) {
    const whole: VariantContent = {
      purpose: draft.purpose,
      style,
      fields: draft.fields,
      subject: variant.subject,
      preheader: variant.preheader,
      blocks: variant.blocks,
    }
    const { usedFields, problems: found } = await compileDraft(whole)
    for (const name of usedFields) used.add(name)
    // What a variant does not use is none of its business: changing it leaves its approval alone.
    const content = { ...whole, fields: whole.fields.filter((field) => usedFields.has(field.name)) }
    const { compiled } = await compileDraft(content)
    const own = [
      ...found,
      ...checkSlots(content),
      ...(compiled ? checkRendering(compiled, style) : []),
      ...(compiled ? await checkWords(compiled) : []),
    ]
    problems.push(...own.map((problem) => ({ ...problem, variant: variant.name })))
    variants.push({ draft: variant, content, compiled })
  }
  problems.push(...checkUse(draft, used), ...checkNames(draft), ...checkLook(style), ...checkAlike(draft))
  return { problems, variants }
}

/** The wording as a recipient of whom nothing is known reads it; what cannot be rendered is told elsewhere. */
async function checkWords(compiled: CompiledVariant): Promise<Problem[]> {
  try {
    return await checkWording(renderMessage(compiled, undefined, SAMPLE_LINKS))
  } catch {
    return []
  }
}

function checkLook(style: Style): Problem[] {
  const ratio = contrastOf(style.accent, '#ffffff')
  if (ratio >= READABLE_CONTRAST) return []
  return [
    {
      level: 'hint',
      code: 'contrast_low',
      slot: 'accent',
      message: `Links in ${style.accent} on white have a contrast of ${ratio.toFixed(1)}; reading needs ${READABLE_CONTRAST}. Choose a darker colour.`,
    },
  ]
}

/** Variants so alike that comparing them teaches nothing; equal ones are told by their names' check. */
function checkAlike(draft: ContentDraft): Problem[] {
  const texts = draft.variants.map((variant) => ({
    name: variant.name,
    text: JSON.stringify([variant.subject, variant.preheader, variant.blocks]),
  }))
  return nearDuplicates(texts)
    .filter(({ shared }) => shared < 1)
    .map(({ name, twin, shared }) => ({
      level: 'hint',
      code: 'variants_alike',
      variant: name,
      slot: 'name',
      message: `${name} shares ${Math.round(shared * 100)} % of its wording with ${twin}. A test between them teaches little: change more, or remove one.`,
    }))
}

/** Throws unless a draft can be stored. */
export function refuseUnsavable(problems: readonly Problem[]): void {
  const refusals = problems.filter((problem) => problem.level === 'refused')
  const first = refusals[0]
  if (!first) return
  const place = [first.variant, first.slot, first.line && `line ${first.line}`].filter(Boolean).join(', ')
  throw new AppError('content_invalid', {
    message: `${place}: ${first.message}${refusals.length > 1 ? ` (and ${refusals.length - 1} more)` : ''}`,
    details: { problems: refusals },
  })
}

function checkFields(fields: readonly Field[]): Problem[] {
  const problems: Problem[] = []
  const seen = new Set<string>()
  for (const { name } of fields) {
    const reserved =
      (systemNames as readonly string[]).includes(name) || name.startsWith('tl_') || name === 'forloop'
    if (reserved)
      problems.push({
        level: 'refused',
        code: 'field_reserved',
        slot: name,
        message: `The name ${name} is taken by the product. Choose another.`,
      })
    if (seen.has(name))
      problems.push({
        level: 'refused',
        code: 'field_twice',
        slot: name,
        message: `The field ${name} is declared twice. Remove one.`,
      })
    seen.add(name)
  }
  return problems
}

function checkUse(draft: ContentDraft, used: ReadonlySet<string>): Problem[] {
  return draft.fields.flatMap((field): Problem[] => {
    if (!used.has(field.name))
      return [
        {
          level: 'hint',
          code: 'field_unused',
          slot: field.name,
          message: `No variant uses the field ${field.name}. Remove it if it is not needed.`,
        },
      ]
    if (field.fallback === null)
      return [
        {
          level: 'blocker',
          code: 'fallback_missing',
          slot: field.name,
          message: `The field ${field.name} has no fallback. Write what people read whose value is missing or doubtful; an empty fallback is allowed if the sentence still reads well.`,
        },
      ]
    return []
  })
}

function checkNames(draft: ContentDraft): Problem[] {
  const problems: Problem[] = []
  const names = new Set<string>()
  const contents = new Map<string, string>()
  for (const variant of draft.variants) {
    if (names.has(variant.name))
      problems.push({
        level: 'refused',
        code: 'variant_name_twice',
        variant: variant.name,
        slot: 'name',
        message: `Two variants are called ${variant.name}. Rename one.`,
      })
    names.add(variant.name)
    const hash = contentHash({
      subject: variant.subject,
      preheader: variant.preheader,
      blocks: variant.blocks,
    })
    const twin = contents.get(hash)
    if (twin !== undefined)
      problems.push({
        level: 'blocker',
        code: 'variants_equal',
        variant: variant.name,
        slot: 'name',
        message: `${variant.name} says exactly what ${twin} says. Change it or remove it.`,
      })
    contents.set(hash, variant.name)
  }
  return problems
}

function checkSlots(content: VariantContent): Problem[] {
  const problems: Problem[] = []
  const add = (level: Problem['level'], code: string, slot: string, message: string) =>
    problems.push({ level, code, slot, message })
  if (content.subject.trim() === '')
    add('blocker', 'subject_missing', 'subject', 'The subject is empty. Write one.')
  else if (/[A-Z]{4,}/.test(content.subject) && content.subject === content.subject.toUpperCase())
    add(
      'hint',
      'subject_shouts',
      'subject',
      'The subject is all capitals. Mail filters and readers dislike that.',
    )
  if (content.preheader.trim() === '')
    add(
      'hint',
      'preheader_missing',
      'preheader',
      'Without a preheader the inbox shows the beginning of the body. Write one sentence.',
    )
  else if ([...content.preheader].length > LONG_PREHEADER)
    add(
      'hint',
      'preheader_long',
      'preheader',
      `The preheader is longer than ${LONG_PREHEADER} characters; inboxes cut it off.`,
    )
  if (content.blocks.length === 0)
    add('blocker', 'body_missing', 'blocks', 'The message has no body. Add a block.')
  content.blocks.forEach((block, index) => {
    const slot = `block ${index + 1}`
    if (block.kind === 'image' && block.alt.trim() === '')
      add(
        'hint',
        'image_without_alt',
        slot,
        'The image has no description. People who cannot see it read that instead.',
      )
    if (block.kind === 'mjml' && /<(?:mj-image|img)\b(?![^>]*\balt\s*=)/i.test(block.source))
      add(
        'hint',
        'image_without_alt',
        slot,
        'An image has no alt text. People who cannot see it read that instead.',
      )
    if (block.kind === 'button' && block.label.trim() === '')
      add('blocker', 'label_missing', slot, 'The button has no words. Write what happens on a click.')
    if (block.kind === 'products' && block.items.length === 0)
      add('blocker', 'products_missing', slot, 'The block shows no product. Add one or remove the block.')
  })
  if (content.fields.length > MANY_FIELDS)
    add(
      'hint',
      'many_fields',
      'blocks',
      `The message shows ${content.fields.length} personal fields. More than ${MANY_FIELDS} feels like being watched.`,
    )
  return problems
}

/** What only the finished message shows: its size, its links, its length for somebody unknown. */
function checkRendering(compiled: CompiledVariant, style: Style): Problem[] {
  const problems: Problem[] = []
  const add = (level: Problem['level'], code: string, slot: string, message: string) =>
    problems.push({ level, code, slot, message })
  let message: ReturnType<typeof renderMessage>
  try {
    message = renderMessage(compiled, undefined, SAMPLE_LINKS)
  } catch (error) {
    add('refused', 'render_failed', 'blocks', (error as Error).message)
    return problems
  }
  if ([...message.subject].length > LONG_SUBJECT)
    add(
      'hint',
      'subject_long',
      'subject',
      `The subject has ${[...message.subject].length} characters; phones show about 40, most mail programs ${LONG_SUBJECT}.`,
    )
  if (WATCHING.test(`${message.subject} ${message.text}`))
    add(
      'hint',
      'discloses_observation',
      'blocks',
      'The wording tells people that they are observed. Say what you offer, not what you saw.',
    )
  const bytes = Buffer.byteLength(message.html)
  if (bytes > CLIPPED_BYTES)
    add(
      'hint',
      'message_large',
      'blocks',
      `The message has ${Math.round(bytes / 1000)} kB; Gmail hides what comes after 102 kB. Make it shorter.`,
    )
  if (compiled.links.length === 0)
    add(
      'hint',
      'no_link',
      'blocks',
      'The message has no link, so nobody can act on it. Add a button unless that is meant.',
    )
  if (compiled.purpose === 'marketing' && !message.html.includes(`href="${SAMPLE_LINKS.unsubscribeUrl}"`))
    add(
      'refused',
      'unsubscribe_missing',
      'blocks',
      '{{ unsubscribe_url }} must be the address of a link that everybody sees. Make it one, or remove it: then the footer carries the link.',
    )
  if (compiled.purpose === 'marketing' && style.footer.trim() === '')
    add(
      'hint',
      'footer_missing',
      'footer',
      'The footer names no sender. Many countries require name and postal address in advertising mail.',
    )
  return problems
}
