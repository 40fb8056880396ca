import { Parser } from 'htmlparser2'
import { unescapeHtml } from './escape.ts'
import { type Hole, type Holes, hasHole, pieces } from './placeholders.ts'

const never = new Set([
  'script',
  'iframe',
  'object',
  'embed',
  'applet',
  'form',
  'input',
  'textarea',
  'select',
  'base',
  'link',
  'frame',
  'frameset',
  'svg',
  'math',
  'audio',
  'video',
])

/**
 * The last look at compiled HTML, whatever made it: nothing in it may run, load a page or take input. The
 * first thing found, or undefined.
 */
export function findUnsafe(html: string): string | undefined {
  let found: string | undefined
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (never.has(tag)) found ??= `<${tag}>`
        if (tag === 'meta' && attributes['http-equiv']?.toLowerCase() === 'refresh')
          found ??= '<meta refresh>'
        for (const [name, value] of Object.entries(attributes)) {
          if (/^on/i.test(name)) found ??= `${name} on <${tag}>`
          if (/^(?:href|src|action|formaction|background|xlink:href)$/i.test(name) && runs(value))
            found ??= `${name}="${value.slice(0, 40)}"`
        }
      },
      oncomment(text) {
        // Outlook reads what is inside conditional comments.
        const inside = /^\[if[^\]]*\]>([\s\S]*)<!\[endif\]$/i.exec(text)?.[1]
        if (inside) found ??= findUnsafe(inside)
      },
    },
    { lowerCaseTags: true, decodeEntities: true },
  )
  parser.write(html)
  parser.end()
  return found
}

/** Browsers skip control characters and spaces in addresses. */
const runs = (value: string) => /^(?:javascript|vbscript|data|file):/i.test(value.replace(/[\p{Cc}\s]/gu, ''))

/** Compiled HTML as a Liquid template: links can be wrapped, addresses are checked, Liquid is back in place. */
export function toHtmlTemplate(html: string, holes: Holes): { template: string; links: string[] } {
  const links: string[] = []
  const linked = literalBraces(html)
    .replace(/(<a\s[^>]*?\bhref=")([^"]*)(")/g, (_all, before: string, address: string, after: string) => {
      const source = holes.fill(unescapeHtml(address))
      const position = isSystemLink(source) ? -1 : links.push(source) - 1
      return `${before}{% tl_href ${position} %}${addressTemplate(address, holes)}{% end_tl_href %}${after}`
    })
    .replace(/(<img\s[^>]*?\bsrc=")([^"]*)(")/g, (all, before: string, address: string, after: string) =>
      hasHole(address)
        ? `${before}{% tl_src -1 %}${addressTemplate(address, holes)}{% end_tl_src %}${after}`
        : all,
    )
  const template = holes
    .fill(linked)
    .replace(
      /<\/body>/,
      '{% if tl_pixel %}<img src="{{ tl_pixel }}" width="1" height="1" alt="" style="display:block;width:1px;height:1px;border:0">{% endif %}</body>',
    )
  return { template, links }
}

/** An address with its Liquid: what comes first may be a whole address, later values are encoded. */
export function addressTemplate(address: string, holes: Holes): string {
  let begun = false
  return pieces(address)
    .map((piece) => {
      if (typeof piece === 'string') {
        begun = true
        return piece
      }
      const hole: Hole = holes.get(piece)
      if (hole.kind === 'tag') return hole.raw
      if (!begun) {
        begun = true
        return hole.raw
      }
      return hole.raw.replace(/\s*(-?\}\})$/, ' | tl_part $1')
    })
    .join('')
}

/** Braces that were text, not Liquid, stay text. */
function literalBraces(html: string): string {
  return html.replace(/\{(?=[{%])/g, '&#123;')
}

const isSystemLink = (source: string) =>
  /^\{\{-?\s*(?:unsubscribe_url|preferences_url)\s*-?\}\}$/.test(source.trim())

/** Compiled HTML with the indentation of the compiler taken out. */
export function squeeze(html: string): string {
  return html.replace(/[ \t]*\n\s*/g, '\n')
}
