import type { Ctx } from '../platform/ctx.ts'
import { loadDigests, type PersonDigest } from './store/digest.ts'
import { markMirrored, readWaiting, type Waiting } from './store/mirror-queue.ts'

const ROUND = 5000

/**
 * Copies what changed about people to ClickHouse, for all workspaces; returns how many profiles were copied. Doing it
 * twice, or in two places at once, does no harm: rows carry versions, and the greatest wins.
 */
export async function drainMirror(ctx: Ctx, options: { limit?: number } = {}): Promise<number> {
  const limit = options.limit ?? Number.POSITIVE_INFINITY
  let copied = 0
  while (copied < limit) {
    const waiting = await readWaiting(ctx, Math.min(ROUND, limit - copied))
    const workspaces = Map.groupBy(waiting, (row) => row.workspace_id)
    for (const [workspace, rows] of workspaces) await copy({ ...ctx, workspace }, rows)
    copied += waiting.length
    if (waiting.length < ROUND) break
  }
  return copied
}

async function copy(ctx: Ctx, waiting: readonly Waiting[]): Promise<void> {
  const { digests, profiles } = await loadDigests(
    ctx,
    waiting.map((row) => row.profile_id),
  )
  const people = new Map<string, object>()
  const redirects: object[] = []
  for (const { profile_id, version, moved } of waiting) {
    const profile = profiles.get(profile_id)
    const person = profile?.person ?? profile_id
    const digest = digests.get(person)
    const target = digest ? person : profile_id
    people.set(target, personRow(ctx, target, digest, version))
    if (target !== profile_id && moved) people.set(profile_id, personRow(ctx, profile_id, undefined, version))
    if (moved)
      redirects.push({ workspace_id: ctx.workspace, from_profile: profile_id, to_profile: person, version })
  }
  await ctx.facts.insert('profile_redirects', redirects)
  await ctx.facts.insert('people', [...people.values()])
  await markMirrored(ctx, waiting)
}

function personRow(ctx: Ctx, id: string, digest: PersonDigest | undefined, version: number): object {
  const traits = digest?.traits ?? new Map()
  const email = traits.get('email')
  return {
    workspace_id: ctx.workspace,
    profile_id: id,
    known: digest?.known ? 1 : 0,
    created_at: (digest?.createdAt ?? new Date(0)).toISOString(),
    traits: Object.fromEntries([...traits].map(([name, row]) => [name, textOf(row.value)])),
    grades: Object.fromEntries([...traits].map(([name, row]) => [name, row.grade])),
    has_email: email && (email.grade === 'good' || email.grade === 'verified') ? 1 : 0,
    time_zone: digest?.timeZone ?? '',
    consent: Object.fromEntries([...(digest?.consents ?? [])].map(([key, row]) => [key, row.state])),
    deleted: digest ? 0 : 1,
    version,
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
