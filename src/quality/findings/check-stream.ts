import type { CollectedEvent } from '../../events/index.ts'
import { type CheckedEvent, checkEvent, checkTrait, traitMeaning } from '../../lib/records/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { observedTraits, valueHash } from '../../profiles/index.ts'
import type { Found } from './schema.ts'
import { addChecks, closeFindings, keepFindings, openFindingsOf } from './store.ts'

/** What the fold hands over: the events of one workspace, each with its profile. */
type Folded = readonly CollectedEvent[]

/** Under this name the events of a source are counted as checked. */
export const EVENTS = 'events'

/**
 * Checks new events and the traits that they tell, in the transaction that stores them: keeps what is wrong, closes
 * what a new value mended, and counts both by source and field. A batch costs a few statements, however large it is.
 */
export async function checkStream(tx: Ctx, events: Folded, profileIds: readonly string[]): Promise<void> {
  const found: Found[] = []
  const passed: { profileId: string; field: string }[] = []
  const counts = tally()
  const now = tx.clock.now().getTime()
  events.forEach((event, index) => {
    const profileId = profileIds[index]
    if (profileId === undefined || event.source === 'deliver') return
    const { source, messageId, timestamp: observedAt } = event
    const at = { profileId, source, messageId, observedAt }
    const faults = checkEvent(checkedOf(event))
    for (const { field, ...fault } of faults)
      found.push({ ...at, ...fault, field, valueHash: valueHash(messageId) })
    counts.add(event.receivedAt, source, EVENTS, faults.length > 0)
    for (const [name, value] of Object.entries(traitsOf(event))) {
      if (traitMeaning(name) === 'other' || value === null || value === '') continue
      const fault = checkTrait(name, value, now)
      counts.add(event.receivedAt, source, name, fault !== undefined)
      if (fault) found.push({ ...at, ...fault, field: name, valueHash: valueHash(trimmed(value)) })
      else passed.push({ profileId, field: name })
    }
  })
  const current = await stillSo(tx, found)
  await keepFindings(tx, current)
  await closeMended(tx, passed, current)
  await addChecks(tx, counts.rows())
}

function traitsOf(event: CollectedEvent): Record<string, unknown> {
  const sent = event.context.traits
  const known = sent !== null && typeof sent === 'object' && !Array.isArray(sent) ? sent : {}
  return { ...known, ...event.traits }
}

function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value
}

function checkedOf(event: CollectedEvent): CheckedEvent {
  const { userId, email, phone, timestamp, receivedAt } = event
  return {
    ...event,
    timestamp: timestamp.getTime(),
    receivedAt: receivedAt.getTime(),
    known: userId !== undefined || email !== undefined || phone !== undefined,
    orderId: event.orderId,
    pageUrl: event.pageUrl,
    value: event.value,
  }
}

/** Of findings about traits those whose value is what is known now: an older one, or one mended by hand, is no news. */
async function stillSo(tx: Ctx, found: readonly Found[]): Promise<Found[]> {
  const about = found.filter(isTrait)
  if (about.length === 0) return [...found]
  const kept = new Map(
    (await observedTraits(tx, [...new Set(about.map((one) => one.profileId))])).map((trait) => [
      `${trait.profileId} ${trait.name}`,
      valueHash(trait.value),
    ]),
  )
  return found.filter((one) => !isTrait(one) || kept.get(`${one.profileId} ${one.field}`) === one.valueHash)
}

function isTrait({ field, rule }: { field: string; rule: string }): boolean {
  return !field.includes('.') && field !== 'timestamp' && field !== 'userId' && !rule.startsWith('event.')
}

/** Closes open findings of fields whose value is another one now. */
async function closeMended(
  tx: Ctx,
  passed: readonly { profileId: string; field: string }[],
  current: readonly Found[],
): Promise<void> {
  const profiles = [...new Set([...passed, ...current.filter(isTrait)].map((one) => one.profileId))]
  const open = await openFindingsOf(tx, profiles)
  if (open.length === 0) return
  const traits = await observedTraits(tx, [...new Set(open.map((one) => one.profileId))])
  const kept = new Map(traits.map((trait) => [`${trait.profileId} ${trait.name}`, valueHash(trait.value)]))
  const over = open.filter((one) => {
    const value = kept.get(`${one.profileId} ${one.field}`)
    return value !== undefined && value !== one.valueHash
  })
  await closeFindings(
    tx,
    over.map((one) => one.id),
    { state: 'fixed', by: null },
  )
}

function tally() {
  const counts = new Map<
    string,
    { day: string; source: string; field: string; checked: number; faulty: number }
  >()
  return {
    add(at: Date, source: string, field: string, faulty: boolean) {
      const day = at.toISOString().slice(0, 10)
      const key = `${day} ${field}\n${source}`
      let count = counts.get(key)
      if (!count) {
        count = { day, source, field, checked: 0, faulty: 0 }
        counts.set(key, count)
      }
      count.checked += 1
      if (faulty) count.faulty += 1
    },
    rows: () => [...counts.values()],
  }
}
