import { contentHash } from '../lib/hash.ts'
import type { Block, VariantContent } from './schema.ts'

/** Raised when the frame around blocks changes what recipients see, so that old approvals do not cover it. */
const LAYOUT = 1

/** One place of a message whose text an author writes, with every text in it that may hold Liquid. */
export interface Slot {
  name: string
  texts: string[]
}

/** The slots of a variant in reading order: subject, preheader, block 1 … */
export function slotsOf(content: Pick<VariantContent, 'subject' | 'preheader' | 'blocks'>): Slot[] {
  return [
    { name: 'subject', texts: [content.subject] },
    { name: 'preheader', texts: [content.preheader] },
    ...content.blocks.map((block, index) => ({ name: blockName(index), texts: textsOf(block) })),
  ]
}

/** What a block is called in problems and hashes. */
export function blockName(index: number): string {
  return `block ${index + 1}`
}

function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'text':
      return [block.text]
    case 'image':
      return [block.src, block.alt, block.href ?? '']
    case 'button':
      return [block.label, block.href]
    case 'products':
      return block.items.flatMap((item) => [item.title, item.url, item.imageUrl ?? '', item.price ?? ''])
    case 'divider':
      return []
    case 'mjml':
      return [block.source]
  }
}

/** The hash that an approval binds, and the hash of each slot under it. */
export function hashVariant(content: VariantContent): { hash: string; slotHashes: Record<string, string> } {
  const slotHashes: Record<string, string> = {
    purpose: contentHash(content.purpose),
    style: contentHash({ layout: LAYOUT, ...content.style }),
    fields: contentHash([...content.fields].sort((a, b) => (a.name < b.name ? -1 : 1))),
    subject: contentHash(content.subject),
    preheader: contentHash(content.preheader),
    ...Object.fromEntries(content.blocks.map((block, index) => [blockName(index), contentHash(block)])),
  }
  return { hash: contentHash(slotHashes), slotHashes }
}
