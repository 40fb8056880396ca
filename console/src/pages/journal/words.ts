import type { Item } from '../../api.ts'

export type Entry = Item<'/api/journal'>

/** `segment.created` as "Segment created". */
export function actionWords(action: string): string {
  const text = action.replaceAll(/[._]/g, ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Who acted: a name where there is one; the journal itself keeps ids only. */
export function actorWords({ actor }: Entry, names: ReadonlyMap<string, string>): string {
  const name = actor.name ?? names.get(actor.id)
  if (name) return name
  return actor.kind === 'system' ? 'Tactful' : `${actor.kind} ${actor.id.slice(0, 8)}`
}
