import { type Random, randomFor } from '../world/random.ts'
import type { CrmRecord } from '../world/shapes.ts'
import type { Mess } from './mess.ts'

const SHARE = 0.06

/** People of whom the customer system has a second record, written at the till or taken over from an older system. */
export const duplicates: Mess = {
  fault: 'duplicate',
  people: (world) => {
    const twins = world.people.flatMap(({ index }) => {
      const random = randomFor(world.seed, 'duplicate', index)
      const record = world.records[index]
      return record && random.chance(SHARE) ? [{ record, twin: twinOf(record, random) }] : []
    })
    world.records.push(...twins.map(({ twin }) => twin))
    return twins.map(({ record, twin }) => ({ fault: 'duplicate', userId: record.userId, twin: twin.userId }))
  },
}

function twinOf(record: CrmRecord, random: Random): CrmRecord {
  const { home } = record
  return {
    ...record,
    userId: `m-${String(random.whole(0, 99_999_999)).padStart(8, '0')}`,
    firstName: random.pick([record.firstName, record.firstName.slice(0, 1), slip(record.firstName, random)]),
    lastName: random.chance(0.3) ? slip(record.lastName, random) : record.lastName,
    email: random.chance(0.5) ? record.email : otherAddress(record.email, random),
    phone: random.chance(0.6) ? record.phone : '',
    home: {
      street: random.chance(0.3) ? slip(home.street, random) : home.street,
      postcode: random.chance(0.1) ? '' : home.postcode,
      city: home.city,
    },
    born: random.chance(0.7) ? record.born : '',
    writtenDay: record.writtenDay + random.whole(1, 60),
  }
}

function otherAddress(email: string, random: Random): string {
  const [local = '', domain = ''] = email.split('@')
  return random.pick([
    `${local.replaceAll('.', '')}@${domain}`,
    `${local}@${random.pick(['work.example', 'old-mail.example'])}`,
  ])
}

/** One letter lost, doubled, or two exchanged. */
function slip(text: string, random: Random): string {
  const letters = [...text]
  if (letters.length < 3) return text
  const at = random.whole(1, letters.length - 2)
  const here = letters[at] ?? ''
  const next = letters[at + 1] ?? ''
  const put = random.pick([[next], [here, here, next], [next, here]])
  return [...letters.slice(0, at), ...put, ...letters.slice(at + 2)].join('')
}
