import type { Ctx } from '../platform/ctx.ts'
import type { Grade } from './schema.ts'
import { lockProfiles } from './store/profiles.ts'
import { changeTraits, readTraits } from './store/traits.ts'
import { type KeptTrait, type Observation, observe, valueHash } from './traits.ts'

/** Every kept trait of these profiles, each under the profile where it was observed. */
export function observedTraits(ctx: Ctx, profileIds: readonly string[]): Promise<Observation[]> {
  return readTraits(ctx, profileIds)
}

/** A value to be put in place of another one; null clears it. */
export interface Mended {
  profileId: string
  name: string
  /** Hash of the value that is to be replaced: another one meanwhile stays. */
  from: string
  to: unknown
}

/**
 * Puts values in place of faulty ones, and answers the observations that were replaced, to be put back with
 * `restoreTraits`. A source that repeats the old value changes nothing afterwards; one that says something new does.
 */
export async function mendTraits(
  tx: Ctx,
  changes: readonly Mended[],
): Promise<{ profileId: string; name: string; before: KeptTrait }[]> {
  await lockProfiles(tx)
  const now = tx.clock.now()
  const replaced: { profileId: string; name: string; before: KeptTrait }[] = []
  const wanted = Map.groupBy(changes, (change) => change.profileId)
  await changeTraits(tx, [...wanted.keys()], (profileId, kept) => {
    const count = replaced.length
    for (const { name, from, to } of wanted.get(profileId) ?? []) {
      const before = kept.get(name)
      if (!before || valueHash(before.value) !== from) continue
      const { name: _name, ...seen } = observe(name, to, now)
      replaced.push({ profileId, name, before })
      kept.set(name, {
        ...seen,
        at: Math.max(now.getTime(), before.at + 1),
        source: 'console',
        party: 'first',
        repaired: from,
      })
    }
    return replaced.length > count
  })
  return replaced
}

/** Puts observations back as they were, where the value is still the mended one; answers which were. */
export async function restoreTraits(
  tx: Ctx,
  changes: readonly { profileId: string; name: string; mended: unknown; before: KeptTrait }[],
): Promise<{ profileId: string; name: string }[]> {
  await lockProfiles(tx)
  const restored: { profileId: string; name: string }[] = []
  const wanted = Map.groupBy(changes, (change) => change.profileId)
  await changeTraits(tx, [...wanted.keys()], (profileId, kept) => {
    const count = restored.length
    for (const { name, mended, before } of wanted.get(profileId) ?? []) {
      const now = kept.get(name)
      if (!now?.repaired || valueHash(now.value) !== valueHash(mended)) continue
      kept.set(name, before)
      restored.push({ profileId, name })
    }
    return restored.length > count
  })
  return restored
}

/** Says of values what a rule over many records, or a person, found; `undefined` takes it back. */
export async function judgeTraits(
  tx: Ctx,
  verdicts: readonly {
    profileId: string
    name: string
    value: string
    verdict: { grade: Grade; reason: string } | undefined
  }[],
): Promise<void> {
  await lockProfiles(tx)
  const wanted = Map.groupBy(verdicts, (one) => one.profileId)
  await changeTraits(tx, [...wanted.keys()], (profileId, kept) => {
    let changed = false
    for (const { name, value, verdict } of wanted.get(profileId) ?? []) {
      const trait = kept.get(name)
      if (!trait || valueHash(trait.value) !== value) continue
      const { verdict: known, ...rest } = trait
      if (known?.grade === verdict?.grade && known?.reason === verdict?.reason) continue
      kept.set(name, { ...rest, ...(verdict && { verdict }) })
      changed = true
    }
    return changed
  })
}
