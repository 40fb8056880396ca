import { type Ctx, transact } from '../platform/ctx.ts'
import { record } from '../platform/journal/index.ts'
import { requirePerson } from './people.ts'
import type { Channel, Purpose } from './schema.ts'
import { keepConsents, readConsents } from './store/consents.ts'
import { lockProfiles, profilesOf } from './store/profiles.ts'
import { keepTraits, readTraits } from './store/traits.ts'
import { observe } from './traits.ts'

/** One answer of a person to be kept. */
export interface ConsentInput {
  channel: Channel
  purpose: Purpose
  state: 'granted' | 'denied'
  /** Where it was given, for instance `preferences`, `unsubscribe`, `console`, `api`. */
  source: string
  /** What proves it: ids of a message or form, never more than needed. */
  evidence?: unknown
}

/**
 * Keeps answers of the person of a profile; they hold from now on, whatever was known. Withdrawals are journaled.
 * In a transaction of your own call it before your own journal entry: the fold takes its locks in that order.
 */
export async function setConsent(
  ctx: Ctx,
  profileId: string,
  input: ConsentInput | readonly ConsentInput[],
): Promise<void> {
  await transact(ctx, async (tx) => {
    await lockProfiles(tx)
    const person = await requirePerson(tx, profileId)
    const members = (await profilesOf(tx, [person])).get(person) ?? [person]
    const known = await readConsents(tx, members)
    const answers = (Array.isArray(input) ? (input as readonly ConsentInput[]) : [input as ConsentInput]).map(
      (one) => ({
        ...one,
        profileId: person,
        evidence: one.evidence ?? null,
        at: afterAll(
          tx.clock.now(),
          known
            .filter((row) => row.channel === one.channel && row.purpose === one.purpose)
            .map((row) => row.at),
        ),
      }),
    )
    await keepConsents(tx, answers)
  })
}

/** Sets or clears (null) a trait by hand; it holds until a later observation. */
export async function setTrait(
  ctx: Ctx,
  profileId: string,
  input: { name: string; value: unknown },
): Promise<void> {
  await transact(ctx, async (tx) => {
    await lockProfiles(tx)
    const person = await requirePerson(tx, profileId)
    const members = (await profilesOf(tx, [person])).get(person) ?? [person]
    const now = tx.clock.now()
    const observed = observe(input.name, input.value, now)
    const known = (await readTraits(tx, members)).filter((row) => row.name === observed.name)
    await keepTraits(tx, [
      {
        ...observed,
        profileId: person,
        observedAt: afterAll(
          now,
          known.map((row) => row.observedAt),
        ),
        source: 'console',
        party: 'first',
      },
    ])
    await record(tx, {
      action: input.value === null ? 'person.trait_cleared' : 'person.trait_set',
      subject: { kind: 'profile', id: person },
      data: { trait: observed.name },
    })
  })
}

// What a person does now holds even where a client's clock ran ahead.
function afterAll(now: Date, known: readonly Date[]): Date {
  return new Date(Math.max(now.getTime(), ...known.map((at) => at.getTime() + 1)))
}
