import { component, footerSection, frame, productSections, section } from './layout.ts'
import { linkFaults } from './markup.ts'
import { addressFault } from './mjml-rules.ts'
import { type MjmlReading, readMjml } from './mjml-source.ts'
import { type Holes, makeHoles } from './placeholders.ts'
import type { Block, Problem, VariantContent } from './schema.ts'
import { blockName } from './slots.ts'

/** A whole e-mail as MJML with its Liquid taken out. */
export interface Assembled {
  mjml: string
  holes: Holes
  problems: Problem[]
  /** The MJML that authors wrote, to place what the compiler says about it. */
  readings: { slot: string; reading: MjmlReading }[]
}

/** Puts the blocks of a variant into the frame. The Liquid of each slot has been read before. */
export function assemble(content: VariantContent): Assembled {
  const holes = makeHoles()
  const problems: Problem[] = []
  const readings: Assembled['readings'] = []
  const taken = content.blocks.map((block) => takeLiquid(block, holes))
  const body: string[] = []
  let column = ''
  const flush = () => {
    if (column !== '') body.push(section(column))
    column = ''
  }
  taken.forEach((block, index) => {
    const slot = blockName(index)
    problems.push(...addressProblems(block, slot))
    if (block.kind === 'mjml') {
      flush()
      const reading = readMjml(block.source, holes)
      for (const { line, message } of reading.faults)
        problems.push({ level: 'refused', code: 'markup_not_allowed', slot, line, message })
      readings.push({ slot, reading })
      body.push(reading.mjml)
    } else if (block.kind === 'products') {
      flush()
      body.push(productSections(block.items, content.style))
    } else column += component(block, content.style)
  })
  flush()
  const footer = footerSection(
    { ...content.style, footer: holes.take(content.style.footer) },
    content.purpose === 'marketing' && !content.blocks.some(endsMarketing)
      ? { unsubscribe: holes.take('{{ unsubscribe_url }}'), preferences: holes.take('{{ preferences_url }}') }
      : undefined,
  )
  const mjml = frame(content.style, {
    title: content.subject.includes('{') ? '' : content.subject,
    preheader: holes.take(content.preheader),
    body: body.join('\n'),
    footer,
  })
  return { mjml, holes, problems, readings }
}

/** Whether a block carries the unsubscribe link for everybody: no condition may hide it. */
function endsMarketing(block: Block): boolean {
  const text = JSON.stringify(block)
  return /\{\{-?\s*unsubscribe_url\s*-?\}\}/.test(text) && !text.includes('{%')
}

function takeLiquid(block: Block, holes: Holes): Block {
  switch (block.kind) {
    case 'heading':
    case 'text':
      return { ...block, text: holes.take(block.text) }
    case 'image':
      return {
        ...block,
        src: holes.take(block.src),
        alt: holes.take(block.alt),
        ...(block.href !== undefined && { href: holes.take(block.href) }),
      }
    case 'button':
      return { ...block, label: holes.take(block.label), href: holes.take(block.href) }
    case 'products':
      return {
        ...block,
        items: block.items.map((item) => ({
          title: holes.take(item.title),
          url: holes.take(item.url),
          ...(item.imageUrl && { imageUrl: holes.take(item.imageUrl) }),
          ...(item.price && { price: holes.take(item.price) }),
        })),
      }
    case 'mjml':
      return { ...block, source: holes.take(block.source) }
    case 'divider':
      return block
  }
}

/** An address that is still missing keeps from approval; one that cannot be used keeps from saving. */
function addressProblems(block: Block, slot: string): Problem[] {
  if (block.kind === 'text')
    return linkFaults(block.text).map((fault) => ({
      level: 'refused',
      code: 'address_not_allowed',
      slot,
      ...fault,
    }))
  return addressesOf(block).flatMap(({ name, value, optional }): Problem[] => {
    const empty = value.trim() === ''
    const message = empty && optional ? undefined : addressFault(name, value)
    if (!message) return []
    return [
      empty
        ? { level: 'blocker', code: 'link_missing', slot, message }
        : { level: 'refused', code: 'address_not_allowed', slot, message },
    ]
  })
}

function addressesOf(block: Block): { name: 'href' | 'src'; value: string; optional?: boolean }[] {
  switch (block.kind) {
    case 'image':
      return [
        { name: 'src', value: block.src },
        { name: 'href', value: block.href ?? '', optional: true },
      ]
    case 'button':
      return [{ name: 'href', value: block.href }]
    case 'products':
      return block.items.flatMap((item) => [
        { name: 'href' as const, value: item.url },
        { name: 'src' as const, value: item.imageUrl ?? '', optional: true },
      ])
    default:
      return []
  }
}
