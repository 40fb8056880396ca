import { outweighs } from './consent.ts'
import type { Tables } from './store/profiles.ts'
import { type Observation, replaces } from './traits.ts'

/** Of the traits of a person's profiles, the latest of each name; cleared ones are left out. Keyed by name. */
export function latestTraits(observations: readonly Observation[]): Map<string, Observation> {
  const latest = new Map<string, Observation>()
  for (const one of observations) {
    const known = latest.get(one.name)
    if (!known || replaces(one, known)) latest.set(one.name, one)
  }
  for (const [name, one] of latest) if (one.value === null) latest.delete(name)
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
export function byPerson<Row>(
  rows: readonly Row[],
  personOf: (row: Row) => string | undefined,
): Map<string, Row[]> {
  const result = new Map<string, Row[]>()
  for (const row of rows) {
    const person = personOf(row)
    if (person === undefined) continue
    const list = result.get(person)
    if (list) list.push(row)
    else result.set(person, [row])
  }
  return result
}
