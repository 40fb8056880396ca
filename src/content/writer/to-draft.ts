import type { Brief } from '../../lib/briefs/schema.ts'
import { checkAgainstBrief, type Said } from '../checks/against-brief.ts'
import { checkContent } from '../checks.ts'
import type { Block, ContentDraft, Field, Problem, Purpose, VariantDraft } from '../schema.ts'
import { fieldName } from './compose.ts'
import type { Wording } from './schema.ts'

/** The placeholders of a brief as merge fields; the trait of the same name feeds each. */
export function fieldsOf(brief: Brief): Field[] {
  const fields = brief.fields.map(({ name, fallback }) => ({
    name: fieldName(name),
    source: { kind: 'trait' as const, key: camel(fieldName(name)) },
    minimumGrade: 'good' as const,
    fallback: fallback ?? null,
  }))
  return fields.filter((field, at) => fields.findIndex(({ name }) => name === field.name) === at)
}

/** A wording as a variant of an e-mail. */
export function variantOf(wording: Wording, link: string | null): VariantDraft {
  const blocks: Block[] = []
  if (wording.heading.trim() !== '') blocks.push({ kind: 'heading', text: wording.heading })
  for (const text of wording.paragraphs) blocks.push({ kind: 'text', text })
  if (link !== null && wording.button.trim() !== '')
    blocks.push({ kind: 'button', label: wording.button, href: link })
  return { name: wording.name, subject: wording.subject, preheader: wording.preheader, blocks }
}

/** Wordings as an e-mail that could be saved; fields that none of them uses are left out. */
export function draftFrom(
  brief: Brief,
  wordings: readonly Wording[],
  { name, purpose, link }: { name: string; purpose: Purpose; link: string | null },
): ContentDraft {
  const names = new Set<string>()
  const variants = wordings.map((wording) => {
    let own = wording.name.trim() || 'Variant'
    for (let n = 2; names.has(own); n += 1) own = `${wording.name.slice(0, 70)} ${n}`
    names.add(own)
    return variantOf({ ...wording, name: own }, link)
  })
  const text = JSON.stringify(variants)
  const used = fieldsOf(brief).filter((field) => new RegExp(`\\{\\{-?\\s*${field.name}\\b`).test(text))
  return { name, purpose, fields: used, variants }
}

/** Everything that is wrong with a wording, or could be better: as an e-mail, and against its brief. */
export async function checkWordingOf(
  wording: Wording,
  brief: Brief,
  { link, today }: { link: string | null; today: string },
): Promise<Problem[]> {
  const draft = draftFrom(brief, [wording], { name: 'x', purpose: 'marketing', link })
  // Fields that the brief does not have are not declared, so that using one is found.
  const { problems } = await checkContent(draft)
  const tags = said(wording)
    .filter(({ text }) => text.includes('{%') || /\{\{[^}]*\|/.test(text))
    .map(({ slot }) => ({
      level: 'blocker' as const,
      code: 'liquid_written',
      slot,
      message: 'The text brings Liquid of its own. Only plain fields belong here; take the rest out.',
    }))
  const addresses = said(wording).flatMap(({ slot, text }) =>
    /\b(?:https?:\/\/|www\.)\S+/i.test(text)
      ? [
          {
            level: 'blocker' as const,
            code: 'address_invented',
            slot,
            message: 'An address stands in the text. Take it out; the button has the link.',
          },
        ]
      : [],
  )
  const own = problems.filter(({ code }) => code !== 'footer_missing')
  return [...own, ...tags, ...addresses, ...checkAgainstBrief(said(wording), brief, today)]
}

function said(wording: Wording): Said[] {
  const heading = wording.heading.trim() === '' ? [] : [wording.heading]
  return [
    { slot: 'subject', text: wording.subject },
    { slot: 'preheader', text: wording.preheader },
    ...[...heading, ...wording.paragraphs, wording.button].map((text, at) => ({
      slot: `block ${at + 1}`,
      text,
    })),
  ]
}

const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
