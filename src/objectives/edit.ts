import { contentHash } from '../lib/hash.ts'
import { isId, newId } from '../lib/ids.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { record } from '../platform/journal/index.ts'
import { commercialMetric } from './engagement.ts'
import type { Objective, ObjectiveDefinition, ObjectiveInput } from './schema.ts'
import { lockObjective, readObjective, readObjectives, setArchived, writeVersion } from './store.ts'

/** One objective, at a version or as it is now. */
export async function getObjective(ctx: Ctx, id: string, version?: number): Promise<Objective> {
  const objective = isId(id) ? await readObjective(ctx, id, version) : undefined
  if (!objective) throw new AppError('objective_not_found')
  return objective
}

/** Objectives as they are now, newest first. */
export async function listObjectives(
  ctx: Ctx,
  page: { limit?: number; after?: string } = {},
): Promise<{ items: Objective[]; next?: string }> {
  const limit = page.limit ?? 50
  if (page.after !== undefined && !isId(page.after))
    throw new AppError('invalid_request', { message: 'The cursor is not one of this list. Start again.' })
  const items = await readObjectives(ctx, { ...page, limit })
  const last = items.at(-1)
  return { items, ...(last && items.length === limit && { next: last.id }) }
}

/** States a new objective. */
export function createObjective(ctx: Ctx, input: ObjectiveInput): Promise<Objective> {
  return save(ctx, newId(), input, 'objective.created')
}

/** Changes an objective: a new version, unless nothing changed. Campaigns keep the version that they bind. */
export async function saveObjective(ctx: Ctx, id: string, input: ObjectiveInput): Promise<Objective> {
  await getObjective(ctx, id)
  return save(ctx, id, input, 'objective.changed')
}

/** Puts an objective away (it can no longer be chosen), or takes it out again. */
export async function archiveObjective(ctx: Ctx, id: string, archived: boolean): Promise<Objective> {
  await getObjective(ctx, id)
  return transact(ctx, async (tx) => {
    await lockObjective(tx, id)
    const before = await getObjective(tx, id)
    if (before.archived === archived) return before
    await setArchived(tx, id, archived)
    await record(tx, {
      action: archived ? 'objective.archived' : 'objective.restored',
      subject: { kind: 'objective', id },
    })
    return getObjective(tx, id)
  })
}

function save(ctx: Ctx, id: string, input: ObjectiveInput, action: string): Promise<Objective> {
  const definition: ObjectiveDefinition = { ...input, metric: commercialMetric(input.metric) }
  const hash = contentHash(definition)
  return transact(ctx, async (tx) => {
    const version = await lockObjective(tx, id)
    if (version !== undefined) {
      const before = await getObjective(tx, id)
      if (before.hash === hash) return before
    }
    const next = (version ?? 0) + 1
    await writeVersion(tx, id, next, definition, hash)
    await record(tx, { action, subject: { kind: 'objective', id }, data: { version: next, hash } })
    return getObjective(tx, id)
  })
}
