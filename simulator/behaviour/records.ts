import { presetNamed } from '../presets/index.ts'
import { groupBy } from '../world/group-by.ts'
import { randomFor } from '../world/random.ts'
import { type CrmRecord, DAY, HOUR, type Person, type ShopEvent, type World } from '../world/shapes.ts'

/** Age of bought data at the history's beginning, in days. */
const BOUGHT = 200

/** Records by the day of the history on which they are told; those of before it all on the first. */
export function recordsByDay({ records }: World): ReadonlyMap<number, CrmRecord[]> {
  return groupBy(records, ({ writtenDay }) => Math.max(0, writtenDay))
}

/** The calls by which the customer system, and a data broker, tell one record. */
export function told(world: World, record: CrmRecord): ShopEvent[] {
  const person = world.people[record.person]
  return person ? [recorded(world, record, person), ...boughtOf(world, record, person)] : []
}

function recorded(world: World, record: CrmRecord, person: Person): ShopEvent {
  const hour = 3 * randomFor(world.seed, 'record', record.person).next()
  const at = world.origin + record.writtenDay * DAY + Math.floor(hour * HOUR)
  const { userId, firstName, lastName, email, phone, home, born } = record
  return {
    type: 'identify',
    userId,
    messageId: `sim-record-${userId}`,
    timestamp: new Date(at).toISOString(),
    traits: {
      firstName,
      lastName,
      email,
      ...(phone !== '' && { phone }),
      ...(born !== '' && { birthday: born }),
      address: { street: home.street, postalCode: home.postcode, city: home.city },
      region: person.region,
      gender: person.gender,
      customerSince: new Date(world.origin + (world.days - person.tenureDays) * DAY)
        .toISOString()
        .slice(0, 10),
      ...(presetNamed(world.preset).subscriptionDays !== undefined && { plan: 'box' }),
      ...(person.consent !== undefined && { consent: { email: { marketing: person.consent } } }),
    },
    context: { timezone: person.zone },
  }
}

function boughtOf(world: World, { userId }: CrmRecord, person: Person): ShopEvent[] {
  if (userId !== person.userId) return []
  return [
    {
      type: 'identify',
      userId,
      messageId: `sim-bought-${userId}`,
      timestamp: new Date(world.origin - BOUGHT * DAY).toISOString(),
      traits: {
        interestSegment: person.thirdPartySegment,
        ageBand: person.ageBand,
        householdSize: person.household,
      },
      context: { party: 'third' },
    },
  ]
}
