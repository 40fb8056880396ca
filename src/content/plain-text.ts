import { Parser } from 'htmlparser2'
import { addressTemplate } from './finished-html.ts'
import { type Holes, hasHole } from './placeholders.ts'

const blocks = new Set([
  'p',
  'div',
  'table',
  'tr',
  'ul',
  'ol',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
])
const skipped = new Set(['head', 'style', 'title'])

/** The plain-text part of compiled HTML, as a Liquid template; every link follows its words in brackets. */
export function toTextTemplate(html: string, holes: Holes): string {
  let text = ''
  let silent = 0
  const stack: { tag: string; silent: boolean; href?: string; from?: number }[] = []
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const hides = skipped.has(tag) || /display:\s*none/.test(attributes.style ?? '')
        if (hides) silent += 1
        stack.push({
          tag,
          silent: hides,
          ...(tag === 'a' && attributes.href !== undefined && { href: attributes.href, from: text.length }),
        })
        if (silent > 0) return
        if (blocks.has(tag)) text += '\n'
        else if (tag === 'br') text += '\n'
        else if (tag === 'hr') text += '\n---\n'
        else if (tag === 'li') text += '\n- '
        else if (tag === 'td' && /border-top/.test(attributes.style ?? '')) text += '\n'
        else if (tag === 'img' && attributes.alt) text += literal(attributes.alt)
      },
      onclosetag(tag) {
        const element = stack.pop()
        if (element?.silent) silent -= 1
        if (silent > 0) return
        if (element?.href !== undefined) {
          const words = text.slice(element.from).trim()
          const address = hasHole(element.href)
            ? `{% tl_href -1 %}${addressTemplate(element.href, holes)}{% end_tl_href %}`
            : literal(element.href)
          if (words !== '' && words !== address && element.href !== '#' && element.href !== '')
            text = `${text.trimEnd()} (${address})`
        }
        if (blocks.has(tag)) text += tag === 'p' || /^h\d/.test(tag) || tag === 'ul' ? '\n\n' : '\n'
      },
      ontext(chunk) {
        if (silent === 0) text += literal(chunk.replace(/[\s\u00a0]+/g, ' '))
      },
    },
    { lowerCaseTags: true, decodeEntities: true, recognizeSelfClosing: true },
  )
  parser.write(html)
  parser.end()
  return holes.fill(tidy(text))
}

/** Lines without surrounding spaces, never more than one empty line in a row. */
export function tidy(text: string): string {
  return text
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/ {2,}/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Braces that were text, not Liquid, stay text. */
const literal = (text: string) => text.replace(/\{(?=[{%])/g, "{{ '{' }}")
