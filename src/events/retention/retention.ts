import { type Ctx, transact } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { record } from '../../platform/journal/index.ts'
import { removeEvents } from './facts.ts'
import type { RetentionRule } from './schema.ts'
import { readRules, replaceRules } from './store.ts'

const EVERY = '*'
const DAY = 86_400_000

/** How long events are kept, by name. */
export const getRetention = readRules

/** Sets how long events are kept, in place of all rules before. What is over goes in the next night. */
export async function setRetention(ctx: Ctx, rules: readonly RetentionRule[]): Promise<RetentionRule[]> {
  const twice = rules.find((rule, i) => rules.findIndex((other) => other.event === rule.event) !== i)
  if (twice)
    throw new AppError('invalid_request', {
      message: `“${twice.event}” has two rules. Leave one of them out.`,
    })
  return transact(ctx, async (tx) => {
    await replaceRules(tx, rules)
    await record(tx, {
      action: 'events.retention_set',
      subject: { kind: 'workspace', id: tx.workspace },
      data: { rules: rules.map(({ event, days }) => ({ event, days })) },
    })
    return readRules(tx)
  })
}

/** Removes the events whose time is over, and journals how many of which names; answers how many. */
export async function retireEvents(ctx: Ctx): Promise<number> {
  const rules = await readRules(ctx)
  const own = rules.filter(({ event }) => event !== EVERY).map(({ event }) => event)
  let total = 0
  for (const { event, days } of rules) {
    const before = new Date(ctx.clock.now().getTime() - days * DAY)
    const names = event === EVERY ? own : [event]
    const removed = await removeEvents(ctx, { names, allBut: event === EVERY, before })
    if (removed === 0) continue
    total += removed
    await transact(ctx, (tx) =>
      record(tx, {
        action: 'events.retired',
        subject: { kind: 'workspace', id: tx.workspace },
        data: { event, days, removed, before: before.toISOString() },
      }),
    )
  }
  return total
}
