import type { Client } from '../client/client.ts'

/** What the score reads of a person. */
export interface ServerPerson {
  profileId: string
  profileIds: string[]
  identities: { kind: string; value: string }[]
}

const LANES = 8

/** Everybody whom the server knows, with all that it knows of them. */
export async function peopleOf(client: Client): Promise<ServerPerson[]> {
  const ids = await allOf<{ profileId: string }>(client, '/api/people?limit=200')
  const people: ServerPerson[] = []
  const next = ids.values()
  const lane = async () => {
    for (const { profileId } of next) people.push(await client.get<ServerPerson>(`/api/people/${profileId}`))
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return people
}

/** All items of a list, page by page. */
export async function allOf<T>(client: Client, path: string): Promise<T[]> {
  const items: T[] = []
  let after: string | undefined
  do {
    const page: { items: T[]; next?: string } = await client.get(
      after === undefined ? path : `${path}&after=${encodeURIComponent(after)}`,
    )
    items.push(...page.items)
    after = page.next
  } while (after !== undefined)
  return items
}

/** The user ids behind each profile. */
export function userIdsByProfile(people: readonly ServerPerson[]): Map<string, string[]> {
  return new Map(
    people.flatMap(({ profileIds, identities }) => {
      const userIds = identities.filter(({ kind }) => kind === 'user_id').map(({ value }) => value)
      return profileIds.map((id) => [id, userIds] as const)
    }),
  )
}
