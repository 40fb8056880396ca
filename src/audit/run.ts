import type { Ctx } from '../platform/ctx.ts'
import { drawDue } from './draw.ts'
import { readFramedWorkspaces } from './store/frame.ts'
import { readUnreadWorkspaces } from './store/items.ts'
import { stopUnread } from './unread.ts'

/** Drawing that goes on until stopped; `drain` waits until every lot that is due now was drawn from. */
export interface AuditLoop {
  drain(): Promise<void>
  stop(): Promise<void>
}

const POLL_MILLIS = 5000
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Draws, in every workspace, from what was sent; a failure is logged and tried again. */
export function runAudit(systemCtx: (workspace: string) => Ctx): AuditLoop {
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  const turn = async () => {
    const base = systemCtx(NOBODY)
    const workspaces = new Set([...(await readFramedWorkspaces(base)), ...(await readUnreadWorkspaces(base))])
    for (const workspace of workspaces) {
      if (stopped) return
      const ctx = systemCtx(workspace)
      try {
        await drawDue(ctx)
        await stopUnread(ctx)
      } catch (error) {
        ctx.log.error({ err: error, workspace }, 'the audit could not draw its sample; trying again')
      }
    }
  }
  const wake = () => {
    running = running.then(turn).catch((error: unknown) => {
      systemCtx(NOBODY).log.error({ err: error }, 'the audit cannot reach its database; trying again')
    })
    return running
  }
  const timer = setInterval(() => void wake(), POLL_MILLIS)
  timer.unref()
  return {
    drain: wake,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
