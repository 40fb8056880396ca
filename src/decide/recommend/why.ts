/** Why a product is recommended, in words for the team. `last` is the name of the product looked at last. */
export function whyOf(part: string, last: string | undefined, consumable: boolean): string {
  const again = consumable ? ' Bought regularly.' : ''
  if (part === 'pinned') return 'Put first by a rule of the team.'
  if (part === 'trending') return `Popular in the last weeks.${again}`
  if (last === undefined) return `Goes with what was looked at before.${again}`
  if (part === 'sequential-rules') return `Often looked at after “${last}”.${again}`
  if (part === 'item-cosine') return `Often goes together with “${last}”.${again}`
  if (part === 'repeats') return `Looked at before.${again}`
  return `Chosen by others whose visits were like this one, most lately “${last}”.${again}`
}
