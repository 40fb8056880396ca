import { type Ctx, transact } from '../platform/ctx.ts'
import { record } from '../platform/journal/index.ts'
import type { Approval } from './schema.ts'
import { readApprovals, voidValidApprovals } from './store.ts'

/** The valid approval of exactly this content; with a version, of exactly that version. */
export async function approvalOf(
  ctx: Ctx,
  subject: { kind: string; id: string; hash: string; version?: number },
): Promise<Approval | undefined> {
  const approvals = await readApprovals(ctx, subject.kind, [subject.id], false)
  return approvals.find((approval) => binds(approval, subject))
}

/** The valid approvals of several contents of one kind, by id; ids without one are absent. */
export async function approvalsOf(
  ctx: Ctx,
  kind: string,
  subjects: readonly { id: string; hash: string; version?: number }[],
): Promise<Map<string, Approval>> {
  const approvals = await readApprovals(
    ctx,
    kind,
    subjects.map((subject) => subject.id),
    false,
  )
  const found = new Map<string, Approval>()
  for (const subject of subjects) {
    const approval = approvals.find((one) => one.subject.id === subject.id && binds(one, subject))
    if (approval) found.set(subject.id, approval)
  }
  return found
}

/** Every approval a thing ever had, newest first, void ones included. */
export function approvalHistory(ctx: Ctx, kind: string, id: string): Promise<Approval[]> {
  return readApprovals(ctx, kind, [id], true)
}

/** Voids what was approved of a thing, because it moved on. Call it in the transaction of the change. */
export async function voidApprovals(
  ctx: Ctx,
  subject: { kind: string; id: string },
  reason: string,
): Promise<number> {
  return transact(ctx, async (tx) => {
    const ids = await voidValidApprovals(tx, subject, reason)
    for (const id of ids)
      await record(tx, {
        action: 'approval.voided',
        subject: { kind: 'approval', id },
        data: { about: { kind: subject.kind, id: subject.id }, reason },
      })
    return ids.length
  })
}

function binds(approval: Approval, subject: { hash: string; version?: number }): boolean {
  if (approval.subject.hash !== subject.hash) return false
  return subject.version === undefined || approval.subject.version === subject.version
}
