import { busyWorkspaces, type LaunchCheck, listCampaigns, startCampaign } from '../campaigns/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Enqueue } from './enqueue.ts'
import { advance } from './run.ts'

/** What the composition hands in: delivery's outbox, and what later stages ask before a start. */
export interface DecidePorts {
  enqueue: Enqueue
  checks?: readonly LaunchCheck[]
}

/**
 * One turn of a workspace: starts what is due and decides one chunk of every campaign under way. True when there
 * is more to do at once.
 */
export async function decideDue(ctx: Ctx, ports: DecidePorts): Promise<boolean> {
  const now = ctx.clock.now()
  const { items } = await listCampaigns(ctx, { states: ['scheduled', 'ramping', 'running'], limit: 200 })
  let more = false
  const failures: unknown[] = []
  for (const { id, state, startsAt } of items) {
    try {
      if (state === 'scheduled') {
        if (startsAt === null || new Date(startsAt) > now) continue
        await startCampaign(ctx, id, ports.checks ?? [])
      }
      if (await advance(ctx, id, ports.enqueue)) more = true
    } catch (error) {
      // one that fails does not keep the others waiting
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
  return more
}

/** Work that goes on until stopped; `drain` waits until all that is due now has been done. */
export interface DecideLoop {
  wake(): void
  drain(): Promise<void>
  stop(): Promise<void>
}

const POLL_MILLIS = 1000
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Decides, in every workspace, whatever is due, looking once a second; a failure is logged and tried again. */
export function runDecide(systemCtx: (workspace: string) => Ctx, ports: DecidePorts): DecideLoop {
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  const turn = async () => {
    for (let more = true; more && !stopped; ) {
      more = false
      for (const workspace of await busyWorkspaces(systemCtx(NOBODY))) {
        if (stopped) return
        const ctx = systemCtx(workspace)
        try {
          if (await decideDue(ctx, ports)) more = true
        } catch (error) {
          ctx.log.error({ err: error, workspace }, 'deciding failed; trying again')
        }
      }
    }
  }
  const wake = () => {
    if (!stopped)
      running = running.then(turn).catch((error: unknown) => {
        systemCtx(NOBODY).log.error({ err: error }, 'looking for campaigns that are due failed; trying again')
      })
  }
  const poll = () => {
    timer = setTimeout(() => {
      wake()
      void running.finally(() => !stopped && poll())
    }, POLL_MILLIS)
    timer.unref()
  }
  wake()
  poll()
  return {
    wake,
    drain: () => {
      wake()
      return running
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
