import { outweighs } from './consent.ts'
import type { Tables } from './store/profiles.ts'
import { type Observation, type OtherSource, replaces } from './traits.ts'
import { trusted } from './trust.ts'

/**
 * Of the traits of a person's profiles, the latest of each name, graded in the light of the others; cleared ones are
 * left out. Keyed by name.
 */
export function latestTraits(observations: readonly Observation[], now: Date): Map<string, Observation> {
  const latest = new Map<string, Observation>()
  const others = new Map<string, OtherSource[]>()
  const other = ({ name, source, value, observedAt }: Observation) => {
    const list = others.get(name)
    const one = { source, value, at: observedAt.getTime() }
    if (list) list.push(one)
    else others.set(name, [one])
  }
  for (const one of observations) {
    const known = latest.get(one.name)
    if (known && !replaces(one, known)) {
      other(one)
      continue
    }
    if (known) other(known)
    latest.set(one.name, one)
  }
  for (const [name, one] of latest) {
    if (one.value === null) latest.delete(name)
    else {
      const also = [...(one.also ? [one.also] : []), ...(others.get(name) ?? [])]
      latest.set(name, { ...one, ...trusted(one, also, now) })
    }
  }
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
