import type { Item } from '../../api.ts'

export type Entry = Item<'/api/journal'>

/** `segment.created` as "Segment created". */
export function actionWords(action: string): string {
  const text = action.replaceAll(/[._]/g, ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Who acted: a name where there is one. */
export function actorWords({ actor }: Entry): string {
  if (actor.name) return actor.name
  return actor.kind === 'system' ? 'Tactful' : `${actor.kind} ${actor.id.slice(0, 8)}`
}
