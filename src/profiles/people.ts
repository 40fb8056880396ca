import type { Ctx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { major, together } from './behaviour.ts'
import type { PersonSummary } from './schema.ts'
import { readBehaviour } from './store/behaviours.ts'
import { loadDigests, type PersonDigest } from './store/digest.ts'
import { findPeople, readPeople, readUserIds } from './store/people.ts'
import { personsOf, profilesOf } from './store/profiles.ts'

/** One page of people. */
export interface PeoplePage {
  items: PersonSummary[]
  next?: string
}

/** People, newest first; with `search`, those whose e-mail, user id, phone or name begins with it. */
export async function listPeople(
  ctx: Ctx,
  query: { search?: string; known?: boolean; after?: string; limit: number },
): Promise<PeoplePage> {
  const { search, known, after, limit } = query
  const ids = search?.trim()
    ? await findPeople(ctx, { text: search, after, limit })
    : await readPeople(ctx, { after, limit, known })
  const last = ids.at(-1)
  return {
    items: await summarize(ctx, ids),
    ...(ids.length === limit && last !== undefined && { next: last }),
  }
}

/** People whose e-mail, user id, phone or name begins with a text. */
export async function searchPeople(ctx: Ctx, text: string, limit = 20): Promise<PersonSummary[]> {
  return summarize(ctx, await findPeople(ctx, { text, limit }))
}

/** The person of a profile, or `person_not_found`. */
export async function requirePerson(ctx: Ctx, profileId: string): Promise<string> {
  const person = (await personsOf(ctx, [profileId])).get(profileId)
  if (person === undefined) throw new AppError('person_not_found')
  return person
}

/** The people that profiles belong to, in short, by profile; nobody for a profile that was erased. */
export async function summariesOf(
  ctx: Ctx,
  profileIds: readonly string[],
): Promise<Map<string, PersonSummary>> {
  const persons = await personsOf(ctx, profileIds)
  const summaries = await summarize(ctx, [...new Set(persons.values())])
  const byPerson = new Map(summaries.map((summary) => [summary.profileId, summary]))
  return new Map(
    [...persons].flatMap(([profile, person]) => {
      const summary = byPerson.get(person)
      return summary ? [[profile, summary] as const] : []
    }),
  )
}

/** People in short, in the order asked for. */
async function summarize(ctx: Ctx, persons: readonly string[]): Promise<PersonSummary[]> {
  if (persons.length === 0) return []
  const { digests } = await loadDigests(ctx, persons)
  const members = await profilesOf(ctx, persons)
  const behaviour = await readBehaviour(ctx, [...members.values()].flat())
  const userIds = await readUserIds(ctx, persons)
  return persons.flatMap((id) => {
    const digest = digests.get(id)
    if (!digest) return []
    const done = together((members.get(id) ?? []).flatMap((profile) => behaviour.get(profile) ?? []))
    return [toSummary(digest, done, userIds.get(id))]
  })
}

/** A person in short. */
export function toSummary(
  digest: PersonDigest,
  done: ReturnType<typeof together>,
  userId: string | undefined,
): PersonSummary {
  const name = nameOf(digest)
  const email = digest.traits.get('email')?.value
  return {
    profileId: digest.id,
    ...(name && { name }),
    ...(typeof email === 'string' && { email }),
    ...(userId !== undefined && { userId }),
    known: digest.known,
    createdAt: digest.createdAt.toISOString(),
    ...(done.lastSeen !== undefined && { lastSeen: new Date(done.lastSeen).toISOString() }),
    orders: done.orders,
    revenue: major(done.revenue),
  }
}

function nameOf(digest: PersonDigest): string | undefined {
  const text = (name: string): string => {
    const value = digest.traits.get(name)?.value
    return typeof value === 'string' ? value : ''
  }
  return text('name') || [text('firstName'), text('lastName')].filter(Boolean).join(' ') || undefined
}
