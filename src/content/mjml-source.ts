import { Parser } from 'htmlparser2'
import { escapeHtml } from './escape.ts'
import { attributeFault, elementKind, outermost } from './mjml-rules.ts'
import { type Holes, hasHole, pieces } from './placeholders.ts'

/** One element of an author's MJML. */
interface Element {
  tag: string
  attributes: [string, string][]
  children: (Element | string)[]
  line: number
}

/** What reading an author's MJML gave: MJML written anew from what is allowed, and what was wrong. */
export interface MjmlReading {
  mjml: string
  faults: { line: number; message: string }[]
  /** Lines of attributes, to place what the MJML compiler complains about. */
  lineOf(tag: string, attribute?: string): number | undefined
}

/**
 * Reads an author's MJML, its Liquid taken out, and writes it anew: what comes out holds only allowed elements
 * and attributes, every one quoted and escaped. Liquid tags between elements get the `mj-raw` without which
 * MJML drops them silently.
 */
export function readMjml(source: string, holes: Holes): MjmlReading {
  const faults: MjmlReading['faults'] = []
  const places: { tag: string; attributes: string[]; line: number }[] = []
  const root = parse(source, holes, faults, places)
  return {
    mjml: writeRoot(root, holes, faults),
    faults,
    lineOf: (tag, attribute) =>
      places.find((place) => place.tag === tag && (!attribute || place.attributes.includes(attribute)))?.line,
  }
}

function parse(
  source: string,
  holes: Holes,
  faults: MjmlReading['faults'],
  places: { tag: string; attributes: string[]; line: number }[],
): Element {
  const lineAt = (index: number) => holes.fill(source.slice(0, index)).split('\n').length
  const root: Element = { tag: '', attributes: [], children: [], line: 1 }
  const open: Element[] = [root]
  const parser: Parser = new Parser(
    {
      onopentag(tag, attributes) {
        const line = lineAt(parser.startIndex)
        const parent = open.at(-1) ?? root
        const element: Element = { tag, attributes: [], children: [], line }
        const fault = elementFault(tag, parent.tag)
        if (fault) faults.push({ line, message: fault })
        for (const [name, value] of Object.entries(attributes)) {
          const wrong = attributeFault(tag, name, value)
          if (wrong) faults.push({ line, message: wrong })
          else element.attributes.push([name, value])
        }
        places.push({ tag, attributes: Object.keys(attributes), line })
        parent.children.push(element)
        open.push(element)
      },
      onclosetag(tag, implied) {
        const element = open.pop()
        if (implied && element && tag.startsWith('mj-') && source[parser.endIndex - 1] !== '/')
          faults.push({
            line: element.line,
            message: `<${tag}> is not closed. Close it with </${tag}>, or write <${tag} … /> if it is empty.`,
          })
      },
      ontext(text) {
        const parent = open.at(-1) ?? root
        const last = parent.children.at(-1)
        if (typeof last === 'string') parent.children[parent.children.length - 1] = last + text
        else parent.children.push(text)
        if (elementKind(parent.tag) === 'container' || parent === root) {
          const lost = text.replace(/\ue000\d+\ue001/g, '').trim()
          if (lost !== '')
            faults.push({
              line: lineAt(parser.startIndex),
              message: `The text "${lost.slice(0, 40)}" stands outside <mj-text>, where it would be lost. Put it into <mj-text>.`,
            })
        }
      },
      oncomment() {
        faults.push({
          line: lineAt(parser.startIndex),
          message: 'Comments cannot be used. Remove <!-- … -->.',
        })
      },
      onprocessinginstruction() {
        faults.push({ line: lineAt(parser.startIndex), message: 'Remove <! … > and <? … ?>.' })
      },
      oncdatastart() {
        faults.push({ line: lineAt(parser.startIndex), message: 'Remove <![CDATA[ … ]]>.' })
      },
    },
    { recognizeSelfClosing: true, lowerCaseTags: true, decodeEntities: true },
  )
  parser.write(source)
  parser.end()
  return root
}

function elementFault(tag: string, parent: string): string | undefined {
  if (hasHole(tag)) return 'Liquid cannot build the name of an element. Write the element out.'
  const kind = elementKind(tag)
  if (!kind)
    return tag.startsWith('mj-') || tag === 'mjml'
      ? `<${tag}> cannot be used in a block. Use sections, columns and what stands in them; the frame around is added.`
      : `<${tag}> cannot be used in a mail. Remove it.`
  const outside = parent === '' || elementKind(parent) === 'container'
  if (kind === 'html' && outside)
    return `<${tag}> stands outside <mj-text>, where it would be lost. Put it into <mj-text>.`
  if (kind !== 'html' && !outside) return `<${tag}> cannot stand inside <${parent}>. Close <${parent}> first.`
  return undefined
}

/** Sections stay as they are; single components get a section and a column around them. */
function writeRoot(root: Element, holes: Holes, faults: MjmlReading['faults']): string {
  const written = root.children.map((child) => write(child, 'container', holes, faults)).join('')
  const elements = root.children.filter((child) => typeof child !== 'string')
  const sections = elements.filter((child) => outermost.has(child.tag))
  if (sections.length === elements.length) return written
  const stray = elements.find(
    (child) => sections.length > 0 && !outermost.has(child.tag) && child.tag !== 'mj-raw',
  )
  if (stray)
    faults.push({
      line: stray.line,
      message: `<${stray.tag}> stands beside sections. Put it into <mj-section><mj-column>.`,
    })
  if (sections.length > 0) return written
  const columns = elements.some((child) => child.tag === 'mj-column' || child.tag === 'mj-group')
  return columns
    ? `<mj-section>${written}</mj-section>`
    : `<mj-section><mj-column>${written}</mj-column></mj-section>`
}

function write(
  node: Element | string,
  within: 'container' | 'html',
  holes: Holes,
  faults: MjmlReading['faults'],
): string {
  if (typeof node === 'string')
    return within === 'html' ? escapeHtml(node) : writeBetween(node, holes, faults)
  const attributes = node.attributes.map(([name, value]) => ` ${name}="${escapeHtml(value)}"`).join('')
  if (node.children.length === 0 && /^(?:br|hr|img|mj-image|mj-divider|mj-spacer)$/.test(node.tag))
    return `<${node.tag}${attributes} />`
  const inside = elementKind(node.tag) === 'container' ? 'container' : 'html'
  const children = node.children.map((child) => write(child, inside, holes, faults)).join('')
  return `<${node.tag}${attributes}>${children}</${node.tag}>`
}

/** Liquid between elements: tags are kept in `mj-raw`, values have no place there. */
function writeBetween(text: string, holes: Holes, faults: MjmlReading['faults']): string {
  return pieces(text)
    .map((piece) => {
      if (typeof piece === 'string') return ''
      const hole = holes.get(piece)
      if (hole.kind === 'output')
        faults.push({ line: 1, message: `${hole.raw} stands outside <mj-text>. Put it into <mj-text>.` })
      return `<mj-raw>\ue000${piece}\ue001</mj-raw>`
    })
    .join('')
}
