import { countRejected } from '../events/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { emailChecks, orderChecks, rejectedCheck } from './checks.ts'
import * as facts from './facts.ts'
import type { Audience, CheckState, Readiness, ReadinessUse } from './schema.ts'

const DAY = 86_400_000
const REJECTED_DAYS = 7
/** Orders are judged by those of so many days. */
const ORDER_DAYS = 90

/** Whether today's data can carry a use, for an audience or for everybody, and what to repair. */
export async function readiness(
  ctx: Ctx,
  { use, audience }: { use: ReadinessUse; audience?: Audience },
): Promise<Readiness> {
  const now = ctx.clock.now()
  const since = new Date(now.getTime() - REJECTED_DAYS * DAY)
  const [found, received, rejected] = await Promise.all([
    use === 'email' ? emailFindings(ctx, audience) : orderFindings(ctx),
    facts.countReceived(ctx, since),
    countRejected(ctx, since),
  ])
  const checks = [...found, rejectedCheck(rejected, received, REJECTED_DAYS)]
  const worst = (['fail', 'warn'] as const).find((state) => checks.some((check) => check.state === state))
  return { use, state: worst ?? ('pass' satisfies CheckState), checks, at: now.toISOString() }
}

async function emailFindings(ctx: Ctx, audience?: Audience) {
  return emailChecks(await facts.readContactability(ctx, audience))
}

async function orderFindings(ctx: Ctx) {
  const [orders, last] = await Promise.all([facts.readOrders(ctx, ORDER_DAYS), facts.readLastOrder(ctx)])
  return orderChecks(orders, last, ctx.clock.now(), ORDER_DAYS)
}
