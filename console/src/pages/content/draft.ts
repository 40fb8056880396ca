import type { Answer, Body } from '../../api.ts'

/** An e-mail as it is being written. */
export type Draft = Body<'/api/content', 'post'>
export type DraftVariant = Draft['variants'][number]
export type DraftField = Draft['fields'][number]
export type DraftStyle = NonNullable<Draft['style']>
export type Block = DraftVariant['blocks'][number]
export type BlockKind = Block['kind']
/** An e-mail as it is stored. */
export type Content = Answer<'/api/content/{id}'>
export type Problem = Content['problems'][number]
export type VariantState = Content['states'][number]

export const defaultStyle: DraftStyle = { accent: '#1f6feb', language: 'en', direction: 'ltr', footer: '' }

/** What a new e-mail begins with. */
export function newDraft(): Draft {
  return {
    name: '',
    purpose: 'marketing',
    style: defaultStyle,
    fields: [
      {
        name: 'first_name',
        source: { kind: 'trait', key: 'firstName' },
        minimumGrade: 'good',
        fallback: 'there',
      },
    ],
    variants: [newVariant('A')],
  }
}

/** What a new variant begins with. */
export function newVariant(name: string): DraftVariant {
  return {
    name,
    subject: '',
    preheader: '',
    blocks: [newBlock('text'), newBlock('button')],
  }
}

/** An empty block of a kind. */
export function newBlock(kind: BlockKind): Block {
  switch (kind) {
    case 'heading':
    case 'text':
      return { kind, text: '' }
    case 'image':
      return { kind, src: '', alt: '' }
    case 'button':
      return { kind, label: '', href: '' }
    case 'products':
      return { kind, items: [{ title: '', url: '' }] }
    case 'divider':
      return { kind }
    case 'mjml':
      return {
        kind,
        source: '<mj-section>\n  <mj-column>\n    <mj-text></mj-text>\n  </mj-column>\n</mj-section>',
      }
  }
}

/** What kinds of blocks are called. */
export const blockNames: Record<BlockKind, string> = {
  heading: 'Heading',
  text: 'Text',
  image: 'Image',
  button: 'Button',
  products: 'Products',
  divider: 'Line',
  mjml: 'MJML',
}

/** A stored e-mail as its author goes on writing it. */
export function draftOf(content: Content): Draft {
  return {
    name: content.name,
    purpose: content.purpose,
    style: content.style,
    fields: content.fields,
    variants: content.variants.map(({ id, name, subject, preheader, blocks }) => ({
      id,
      name,
      subject,
      preheader,
      blocks,
    })),
  }
}

/** A list with one member replaced. */
export function replaced<T>(list: readonly T[], position: number, item: T): T[] {
  return list.map((old, index) => (index === position ? item : old))
}

/** A list without one member. */
export function without<T>(list: readonly T[], position: number): T[] {
  return list.filter((_, index) => index !== position)
}

/** A list with one member moved to another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const copy = [...list]
  const [item] = copy.splice(from, 1)
  if (item !== undefined) copy.splice(to, 0, item)
  return copy
}

/** The id of the input of a slot, to which a problem leads. */
export function slotId(variant: number, slot: string): string {
  return `slot-${variant}-${slot.replaceAll(' ', '-')}`
}
