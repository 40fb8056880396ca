import type { Purpose } from '../content/schema.ts'
import type { Ctx } from '../platform/ctx.ts'
import { personsOf } from '../profiles/index.ts'
import { isMember } from '../segments/index.ts'
import type { HoldMark } from './schema.ts'
import { readActive } from './store.ts'

/** The active hold that covers everything, or else the whole campaign, for a purpose. */
export async function wholeHold(
  ctx: Ctx,
  about: { campaignId?: string; purpose: Purpose },
): Promise<HoldMark | undefined> {
  return whole(await readActive(ctx, about.purpose, about.campaignId))
}

/**
 * Which of these people are held for a purpose, and by what: everything before the campaign before the person
 * before a segment. A hold on one profile holds the person that it belongs to now.
 */
export async function heldProfiles(
  ctx: Ctx,
  profileIds: readonly string[],
  about: { campaignId?: string; purpose: Purpose },
): Promise<Map<string, HoldMark>> {
  const held = new Map<string, HoldMark>()
  if (profileIds.length === 0) return held
  const active = await readActive(ctx, about.purpose, about.campaignId)
  if (active.length === 0) return held

  const all = whole(active)
  if (all) {
    for (const id of profileIds) held.set(id, all)
    return held
  }

  const onProfiles = active.filter((hold) => hold.scope === 'profile' && hold.scopeId !== null)
  if (onProfiles.length > 0) {
    const persons = await personsOf(ctx, [
      ...new Set([...profileIds, ...onProfiles.map((hold) => hold.scopeId ?? '')]),
    ])
    const personOf = (id: string) => persons.get(id) ?? id
    const byPerson = new Map(onProfiles.map((hold) => [personOf(hold.scopeId ?? ''), hold]))
    for (const id of profileIds) {
      const hold = byPerson.get(personOf(id))
      if (hold) held.set(id, { holdId: hold.id, scope: 'profile' })
    }
  }

  for (const hold of active) {
    if (hold.scope !== 'segment' || hold.scopeId === null) continue
    const rest = profileIds.filter((id) => !held.has(id))
    if (rest.length === 0) break
    for (const id of await isMember(ctx, hold.scopeId, rest))
      held.set(id, { holdId: hold.id, scope: 'segment' })
  }
  return held
}

function whole(active: Awaited<ReturnType<typeof readActive>>): HoldMark | undefined {
  const hold =
    active.find((one) => one.scope === 'everything') ?? active.find((one) => one.scope === 'campaign')
  return hold && { holdId: hold.id, scope: hold.scope }
}
