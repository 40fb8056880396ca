import { outweighs } from './consent.ts'
import type { Tables } from './store.ts'
import { replaces } from './traits.ts'

/** Of the traits of a person's profiles, the latest of each name; cleared ones are left out. Keyed by name. */
export function latestTraits(rows: readonly Tables['traits'][]): Map<string, Tables['traits']> {
  const latest = new Map<string, Tables['traits']>()
  for (const row of rows) {
    const known = latest.get(row.name)
    const better =
      !known ||
      replaces(
        { value: row.value, observedAt: row.observed_at },
        { value: known.value, observedAt: known.observed_at },
      )
    if (better) latest.set(row.name, row)
  }
  for (const [name, row] of latest) if (row.value === null) latest.delete(name)
  return latest
}

/** Of the answers of a person's profiles, the one that holds for each `channel.purpose`. */
export function latestConsents(rows: readonly Tables['consents'][]): Map<string, Tables['consents']> {
  const latest = new Map<string, Tables['consents']>()
  for (const row of rows) {
    const key = `${row.channel}.${row.purpose}`
    const known = latest.get(key)
    if (!known || outweighs(row, known)) latest.set(key, row)
  }
  return latest
}

/** Rows by the person of their profile. */
export function byPerson<Row extends { profile_id: string }>(
  rows: readonly Row[],
  personOf: ReadonlyMap<string, string>,
): Map<string, Row[]> {
  const result = new Map<string, Row[]>()
  for (const row of rows) {
    const person = personOf.get(row.profile_id)
    if (person === undefined) continue
    const list = result.get(person)
    if (list) list.push(row)
    else result.set(person, [row])
  }
  return result
}
