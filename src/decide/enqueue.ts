import type { Ctx } from '../platform/ctx.ts'
import type { Decision } from './schema.ts'

/** Hands the decisions that send (kinds `send` and `wait`) to delivery, in the transaction that stores them. */
export type Enqueue = (tx: Ctx, decisions: readonly Decision[]) => Promise<void>
