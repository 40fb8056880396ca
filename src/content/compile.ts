import type { Template } from 'liquidjs'
import mjml2html from 'mjml'
import { AppError } from '../platform/errors.ts'
import { type Assembled, assemble } from './assemble.ts'
import { readLiquid } from './check-liquid.ts'
import { findUnsafe, squeeze, toHtmlTemplate } from './finished-html.ts'
import { parseHtml, parsePlain } from './liquid.ts'
import { holesIn } from './placeholders.ts'
import { toTextTemplate } from './plain-text.ts'
import type { Field, Problem, Purpose, Variant, VariantContent } from './schema.ts'
import { hashVariant, slotsOf } from './slots.ts'

/** A variant ready for its recipients: MJML is compiled, Liquid parsed, so only values are missing. */
export interface CompiledVariant {
  hash: string
  purpose: Purpose
  /** The fields that its Liquid uses. */
  fields: readonly Field[]
  subject: Template[]
  html: Template[]
  text: Template[]
  /** Addresses of its links as written, by position. */
  links: readonly string[]
}

/** What compiling gave: problems, and the compiled variant unless one of them refuses it. */
export interface Compilation {
  problems: Problem[]
  usedFields: Set<string>
  compiled: CompiledVariant | undefined
}

/** Compiles what an author wrote, naming everything that is wrong with it. */
export async function compileDraft(content: VariantContent): Promise<Compilation> {
  const { problems, usedFields } = readAllLiquid(content)
  if (/[\r\n]/.test(content.subject))
    problems.push({
      level: 'refused',
      code: 'subject_lines',
      slot: 'subject',
      message: 'The subject has several lines. A mail header has one: remove the line breaks.',
    })
  if (refused(problems)) return { problems, usedFields, compiled: undefined }
  const assembled = assemble(content)
  problems.push(...assembled.problems)
  if (refused(problems)) return { problems, usedFields, compiled: undefined }
  const html = await toHtml(assembled, problems)
  if (html === undefined || refused(problems)) return { problems, usedFields, compiled: undefined }
  const { template, links } = toHtmlTemplate(html, assembled.holes)
  const compiled: CompiledVariant = {
    hash: hashVariant(content).hash,
    purpose: content.purpose,
    fields: content.fields.filter((field) => usedFields.has(field.name)),
    subject: parsePlain(content.subject),
    html: parseHtml(template),
    text: parsePlain(toTextTemplate(html, assembled.holes)),
    links,
  }
  return { problems, usedFields, compiled }
}

const cache = new Map<string, Promise<CompiledVariant>>()
const CACHE_SIZE = 500

/** The compiled form of a stored variant, kept by its hash: call it as often as you like. */
export function compileVariant(
  variant: Variant | (VariantContent & { hash: string }),
): Promise<CompiledVariant> {
  const known = cache.get(variant.hash)
  if (known) return known
  const compiling = compileDraft(variant).then(({ compiled, problems }) => {
    if (compiled) return compiled
    throw new AppError('content_invalid', { details: { problems } })
  })
  cache.set(variant.hash, compiling)
  compiling.catch(() => cache.delete(variant.hash))
  const oldest = cache.keys().next().value
  if (cache.size > CACHE_SIZE && oldest !== undefined) cache.delete(oldest)
  return compiling
}

/** Whether a problem keeps from saving. */
function refused(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.level === 'refused')
}

function readAllLiquid(content: VariantContent): { problems: Problem[]; usedFields: Set<string> } {
  const declared = new Set(content.fields.map((field) => field.name))
  const usedFields = new Set<string>()
  const problems: Problem[] = []
  for (const slot of [...slotsOf(content), { name: 'footer', texts: [content.style.footer] }])
    for (const text of slot.texts) {
      const reading = readLiquid(slot.name, text, declared)
      problems.push(...reading.problems)
      for (const name of reading.used.keys()) if (declared.has(name)) usedFields.add(name)
    }
  return { problems, usedFields }
}

async function toHtml(assembled: Assembled, problems: Problem[]): Promise<string | undefined> {
  let result: Awaited<ReturnType<typeof mjml2html>>
  try {
    result = await mjml2html(assembled.mjml, {
      validationLevel: 'soft',
      keepComments: false,
      ignoreIncludes: true,
      fonts: {},
    })
  } catch (error) {
    problems.push(markupProblem(assembled, undefined, undefined, (error as Error).message))
    return undefined
  }
  for (const { message, tagName } of result.errors)
    problems.push(markupProblem(assembled, tagName, /Attribute (\S+)/.exec(message)?.[1], message))
  const html = squeeze(result.html)
  const unsafe = findUnsafe(html)
  if (unsafe !== undefined)
    problems.push(markupProblem(assembled, undefined, undefined, `${unsafe} cannot be used in a mail`))
  problems.push(...lostLiquid(assembled, html))
  return html
}

function markupProblem(
  assembled: Assembled,
  tag: string | undefined,
  attribute: string | undefined,
  message: string,
): Problem {
  const place = assembled.readings
    .map(({ slot, reading }) => ({
      slot,
      line: tag === undefined ? undefined : reading.lineOf(tag, attribute),
    }))
    .find(({ line }) => line !== undefined)
  return {
    level: 'refused',
    code: 'markup_not_allowed',
    slot: place?.slot ?? assembled.readings[0]?.slot ?? 'blocks',
    ...(place?.line !== undefined && { line: place.line }),
    message: `${message.replace(/\.$/, '')}${tag === undefined ? '' : ` (<${tag}>)`}. Correct it.`,
  }
}

/** Every Liquid token must come through, tags exactly once and in order, or what is sent is not what was written. */
function lostLiquid({ holes }: Assembled, html: string): Problem[] {
  const seen = holesIn(html)
  const found = new Set(seen)
  const tags = seen.filter((index) => holes.get(index).kind === 'tag')
  const inOrder = tags.every((index, at) => at === 0 || (tags[at - 1] ?? -1) < index)
  const problems: Problem[] = []
  for (let index = 0; index < holes.count; index += 1) {
    const hole = holes.get(index)
    const lost = !found.has(index)
    if (lost || (hole.kind === 'tag' && tags.filter((tag) => tag === index).length !== 1))
      problems.push(misplaced(hole.raw))
  }
  if (!inOrder && problems.length === 0) problems.push(misplaced('A Liquid tag'))
  return problems
}

const misplaced = (raw: string): Problem => ({
  level: 'refused',
  code: 'liquid_misplaced',
  slot: 'blocks',
  message: `${raw} cannot stand where it is: the mail would be built without it. Move it into the text of an element, or around whole elements.`,
})
