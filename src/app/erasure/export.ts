import * as audit from '../../audit/index.ts'
import { exportRhythms, exportVisits, listDecisions, readTravels } from '../../decide/index.ts'
import * as deliver from '../../deliver/index.ts'
import { type StoredEvent, timeline } from '../../events/index.ts'
import { listHolds } from '../../holds/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import * as profiles from '../../profiles/index.ts'
import * as quality from '../../quality/index.ts'
import { anonymousIdsOf } from './erase.ts'

const PAGE = 1000
const MOST_EVENTS = 200_000

/** Everything that is kept about a person, of every stage; sensitive holds only for those who may see them. */
export async function exportPerson(ctx: Ctx, profileId: string): Promise<Record<string, unknown>> {
  const known = await profiles.exportPerson(ctx, profileId)
  const { profileIds } = known.person
  const { messages, mailbox } = await deliver.exportPerson(ctx, profileIds)
  return {
    exportedAt: ctx.clock.now().toISOString(),
    ...known,
    ...(await eventsOf(ctx, profileIds)),
    holds: (
      await perProfile(profileIds, (scopeId) => listHolds(ctx, { scope: 'profile', scopeId, limit: 200 }))
    ).flat(),
    decisions: (
      await perProfile(profileIds, (id) => listDecisions(ctx, { profileId: id, limit: PAGE }))
    ).flat(),
    onsite: await exportVisits(ctx, { profileIds, anonymousIds: anonymousIdsOf(known.person) }),
    sendTimes: await exportRhythms(ctx, profileIds),
    journeys: await readTravels(ctx, profileIds),
    messages,
    audited: await audit.exportPerson(ctx, profileIds),
    mailbox,
    quality: await quality.exportPerson(ctx, profileIds),
  }
}

async function eventsOf(
  ctx: Ctx,
  profileIds: readonly string[],
): Promise<{ events: StoredEvent[]; eventsLeftOut?: string }> {
  const events: StoredEvent[] = []
  for (;;) {
    const last = events.at(-1)
    const page = await timeline(ctx, profileIds, {
      limit: PAGE,
      ...(last && { before: { timestamp: new Date(last.timestamp), messageId: last.messageId } }),
    })
    events.push(...page)
    if (page.length < PAGE) return { events }
    if (events.length >= MOST_EVENTS)
      return { events, eventsLeftOut: `Only the newest ${MOST_EVENTS} events are in this file.` }
  }
}

async function perProfile<Item>(
  profileIds: readonly string[],
  read: (id: string) => Promise<{ items: Item[] }>,
): Promise<Item[][]> {
  const lists: Item[][] = []
  for (const id of profileIds) lists.push((await read(id)).items)
  return lists
}
