import { randomFor } from './random.ts'
import type { CrmRecord, Person } from './shapes.ts'

/** The customer system's record of each person, as a form took it years ago or at the first visit. */
export function recordsOf(seed: number, people: readonly Person[], days: number): CrmRecord[] {
  return people.map((person) => {
    const before = Math.min(1000, person.tenureDays - days)
    return {
      userId: person.userId,
      person: person.index,
      ...person.written,
      phone: randomFor(seed, 'gave phone', person.index).chance(0.7) ? person.phone : '',
      home: person.home,
      born: randomFor(seed, 'gave birthday', person.index).chance(0.6) ? person.born : '',
      writtenDay: before > 0 ? -before : person.firstDay,
    }
  })
}
