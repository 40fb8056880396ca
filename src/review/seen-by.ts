import { Type } from 'typebox'
import type { Ctx } from '../platform/ctx.ts'
import { errorTable } from '../platform/errors.ts'
import { hindranceFor } from './decide-task.ts'
import { Task } from './schema.ts'

/** A task as one person sees it: `hindrance` says why this person cannot approve it. */
export const SeenTask = Type.Object({
  ...Task.properties,
  hindrance: Type.Union([Type.String(), Type.Null()]),
})

export function seenBy(ctx: Ctx, task: Task): Task & { hindrance: string | null } {
  const code = hindranceFor(ctx.actor, task)
  return { ...task, hindrance: code ? errorTable[code].message : null }
}
