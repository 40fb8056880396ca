import { createHash } from 'node:crypto'
import { type Ctx, transact } from '../../platform/ctx.ts'
import { record } from '../../platform/journal/index.ts'
import {
  differingBehaviour,
  drainMirror,
  markPageForMirror,
  profilePage,
  rebuildBehaviour,
} from '../../profiles/index.ts'
import { listSegments, members } from '../../segments/index.ts'

/** What looking at one page of profiles found. */
export interface RebuiltPage {
  profiles: number
  /** Whose behaviour was not what the events say. */
  different: string[]
  next: string | null
}

const PAGE = 1000
const MEMBERS = 1000

/** Compares the behaviour of some profiles with their events, and with `write` makes it what they say. */
export async function rebuildPage(
  ctx: Ctx,
  { after, write }: { after?: string; write: boolean },
): Promise<RebuiltPage> {
  const ids = await profilePage(ctx, after, PAGE)
  const different = await differingBehaviour(ctx, ids)
  if (write && different.length > 0) {
    await rebuildBehaviour(ctx, different)
    await transact(ctx, (tx) =>
      record(tx, {
        action: 'profiles.rebuilt',
        subject: { kind: 'workspace', id: ctx.workspace },
        data: { profiles: different.length },
      }),
    )
  }
  if (write) await markPageForMirror(ctx, ids)
  return { profiles: ids.length, different, next: ids.length === PAGE ? (ids.at(-1) ?? null) : null }
}

/** How many are in a segment now, and a hash of who. */
export interface SegmentState {
  id: string
  name: string
  members: number
  hash: string
}

/** Who is in each segment, computed from events and people as they are now. Equal before and after a rebuild. */
export async function segmentStates(ctx: Ctx): Promise<SegmentState[]> {
  await drainMirror(ctx)
  const states: SegmentState[] = []
  for (const segment of (await listSegments(ctx, { limit: 10_000 })).items) {
    const hash = createHash('sha256')
    let count = 0
    let after: string | undefined
    do {
      const page: string[] = await members(ctx, segment.id, {
        limit: 10_000,
        ...(after !== undefined && { after }),
      })
      for (const id of page) hash.update(`${id}\n`)
      count += page.length
      after = page.length === MEMBERS ? page.at(-1) : undefined
    } while (after !== undefined)
    states.push({ id: segment.id, name: segment.name, members: count, hash: hash.digest('hex') })
  }
  return states
}
