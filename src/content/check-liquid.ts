import { LiquidError, type Template, Tokenizer, TokenKind } from 'liquidjs'
import { allowedTags, authorLiquid } from './liquid.ts'
import type { Problem } from './schema.ts'

/** Names that every message has without declaring them. */
export const systemNames = ['unsubscribe_url', 'preferences_url'] as const
const LOOP_NAMES = new Set(['forloop'])

/** What reading the Liquid of one slot found. */
export interface LiquidReading {
  problems: Problem[]
  /** Declared fields and system names that are used, with the line of their first use. */
  used: Map<string, number>
}

/** Reads the Liquid of one slot: does it parse, is it allowed, does it use declared fields only? */
export function readLiquid(slot: string, source: string, declared: ReadonlySet<string>): LiquidReading {
  const problems: Problem[] = []
  const refuse = (code: string, line: number | undefined, message: string) =>
    problems.push({ level: 'refused', code, slot, ...(line !== undefined && { line }), message })

  const forbidden = forbiddenTag(source)
  if (forbidden) {
    refuse(
      'liquid_tag_not_allowed',
      forbidden.line,
      `The tag {% ${forbidden.name} %} cannot be used here. Use ${allowedTags.filter((tag) => /^\w/.test(tag)).join(', ')}.`,
    )
    return { problems, used: new Map() }
  }
  let templates: Template[]
  try {
    templates = authorLiquid.parse(source)
  } catch (error) {
    const { line, message } = explain(error)
    refuse('liquid_syntax', line, message)
    return { problems, used: new Map() }
  }
  const used = new Map<string, number>()
  for (const [name, uses] of Object.entries(
    authorLiquid.analyzeSync(templates, { partials: false }).globals,
  )) {
    const line = uses[0]?.location.row ?? 1
    if (LOOP_NAMES.has(name)) continue
    if (declared.has(name) || (systemNames as readonly string[]).includes(name)) used.set(name, line)
    else
      refuse(
        'field_not_declared',
        line,
        `{{ ${name} }} is not a field of this e-mail. Add a field called ${name} with a fallback, or correct the name${nearest(name, declared)}.`,
      )
  }
  return { problems, used }
}

function forbiddenTag(source: string): { name: string; line: number } | undefined {
  let tokens: ReturnType<Tokenizer['readTopLevelTokens']>
  try {
    tokens = new Tokenizer(source).readTopLevelTokens()
  } catch {
    return undefined
  }
  for (const token of tokens) {
    if (token.kind !== TokenKind.Tag) continue
    const name = (token as unknown as { name: string }).name
    const base = name.replace(/^end/, '')
    const known = [...(allowedTags as readonly string[]), 'else', 'elsif', 'when']
    if (!known.includes(base)) return { name, line: token.getPosition()[0] ?? 1 }
  }
  return undefined
}

/** A parser's complaint as a sentence that says what to do. */
function explain(error: unknown): { line?: number; message: string } {
  if (!(error instanceof LiquidError))
    return {
      message: `The Liquid cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    }
  const line = error.token?.getPosition()[0]
  const text = error.message.replace(/, (?:file:.*?, )?line:\d+, col:\d+$/s, '')
  const filter = /^undefined filter: (\S+)/.exec(text)?.[1]
  if (filter === 'raw') return place(line, 'Values are always escaped: remove "| raw".')
  if (filter) return place(line, `There is no filter "${filter}" here. Remove it or correct its name.`)
  if (/not closed$/.test(text))
    return place(
      line,
      `${sentence(text)} Close it${/^tag/.test(text) ? ' with its end tag' : ' with }} or %}'}.`,
    )
  return place(line, `The Liquid cannot be read: ${text}. Correct it.`)
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
const place = (line: number | undefined, message: string) => ({
  ...(line !== undefined && { line }),
  message,
})

function nearest(name: string, declared: ReadonlySet<string>): string {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')
  const close = [...declared].find(
    (one) =>
      plain(one) === plain(name) || plain(one).startsWith(plain(name)) || plain(name).startsWith(plain(one)),
  )
  return close ? ` (did you mean ${close}?)` : ''
}
