import { type Context, Liquid, type Template, TokenKind } from 'liquidjs'
import { escapeHtml, safeUrl, unescapeHtml } from './escape.ts'

/** What one rendering may cost; a template that exceeds it stops with an error. */
const LIMITS = { renderLimit: 500, memoryLimit: 2_000_000, templateLimit: 20_000 }
const PARSE_LIMIT = 2_000_000

/** The Liquid that authors may use; whatever can loop without end, read files or print unescaped is not here. */
export const allowedTags = [
  'if',
  'unless',
  'case',
  'for',
  'break',
  'continue',
  'assign',
  'comment',
  '#',
] as const

const allowedFilters = new Set(
  `abs append at_least at_most capitalize ceil date default divided_by downcase escape first floor join last
  lstrip minus modulo number_of_words plus prepend remove remove_first replace replace_first reverse round rstrip
  size slice split squish strip strip_newlines times truncate truncatewords uniq upcase url_encode`.split(
    /\s+/,
  ),
)

/** Wraps one link of a message, given its position among the links. */
type WrapLink = (url: string, position: number) => string

/** Checks what authors write. */
export const authorLiquid = makeLiquid(undefined)
/** Renders HTML: every value is escaped, links are checked and wrapped. */
const htmlLiquid = makeLiquid('html')
/** Renders subject and plain text: values as they are. */
const plainLiquid = makeLiquid('plain')

/** Parses a template for HTML. */
export function parseHtml(source: string): Template[] {
  return htmlLiquid.parse(source)
}

/** Parses a template for plain text. */
export function parsePlain(source: string): Template[] {
  return plainLiquid.parse(source)
}

/** Renders a parsed template within the limits. */
export function renderTemplates(
  kind: 'html' | 'plain',
  templates: Template[],
  scope: object,
  wrapLink?: WrapLink,
): string {
  const liquid = kind === 'html' ? htmlLiquid : plainLiquid
  return liquid.renderSync(templates, scope, { sync: true, globals: { wrapLink }, ...LIMITS }) as string
}

function makeLiquid(output: 'html' | 'plain' | undefined): Liquid {
  const liquid = new Liquid({
    strictFilters: true,
    ownPropertyOnly: true,
    jsTruthy: true,
    timezoneOffset: 0,
    parseLimit: PARSE_LIMIT,
    ...LIMITS,
    ...(output === 'html' && { outputEscape: (value: unknown) => escapeHtml(toText(value)) }),
    ...(output === 'plain' && { outputEscape: toText }),
  })
  for (const name of Object.keys(liquid.filters)) if (!allowedFilters.has(name)) delete liquid.filters[name]
  for (const name of Object.keys(liquid.tags))
    if (!(allowedTags as readonly string[]).includes(name)) delete liquid.tags[name]
  // Values are escaped anyway, once.
  liquid.registerFilter('escape', (value: unknown) => value)
  withoutToday(liquid)
  if (output) registerLinkTags(liquid, output)
  return liquid
}

/** "now" would render differently at each replay, so dates come from fields only. */
function withoutToday(liquid: Liquid): void {
  const date = liquid.filters.date
  if (typeof date !== 'function') return
  liquid.registerFilter('date', function (value: unknown, ...args: unknown[]) {
    if (value === 'now' || value === 'today' || value === '' || value === null || value === undefined)
      return ''
    return date.call(this, value, ...args) as unknown
  })
}

/**
 * `tl_href N` … `end_tl_href` renders an address, lets only web, mail and telephone addresses through, and has it
 * wrapped; `tl_src` does the same for images without wrapping. `tl_part` encodes a value inside an address. The
 * compiler writes them; authors cannot.
 */
function registerLinkTags(liquid: Liquid, output: 'html' | 'plain'): void {
  liquid.registerFilter('tl_part', (value: unknown) => encodeURIComponent(toText(value).toWellFormed()))
  const decode = output === 'html' ? unescapeHtml : (text: string) => text
  const encode = output === 'html' ? escapeHtml : (text: string) => text
  for (const name of ['tl_href', 'tl_src'])
    liquid.registerTag(name, {
      parse(token, remaining) {
        const templates: Template[] = []
        const stream = this.liquid.parser.parseStream(remaining)
        stream
          .on(`tag:end_${name}`, () => stream.stop())
          .on('template', (template: Template) => templates.push(template))
          .on('end', () => {
            throw new Error(`${name} is not closed`)
          })
        stream.start()
        this.templates = templates
        this.position = Number(token.args)
        // Most addresses hold no value: they are read once.
        const [only] = templates
        if (templates.length === 1 && only && only.token.kind === TokenKind.HTML)
          this.fixed = safeUrl(decode(only.token.getText()))
      },
      render(context, emitter) {
        const position = this.position as number
        const { wrapLink } = context.globals as { wrapLink?: WrapLink }
        const write = (url: string) => {
          const wraps = wrapLink !== undefined && position >= 0 && /^https?:/i.test(url)
          emitter.write(encode(wraps ? wrapLink(url, position) : url))
        }
        if (typeof this.fixed === 'string') return write(this.fixed)
        return renderAddress(this.liquid, this.templates as Template[], context, (text) =>
          write(safeUrl(decode(text))),
        )
      },
    })
}

function* renderAddress(
  liquid: Liquid,
  templates: Template[],
  context: Context,
  then: (text: string) => void,
): Generator<unknown, void, string> {
  then(yield liquid.renderer.renderTemplates(templates, context))
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map(toText).join('')
  return ''
}
