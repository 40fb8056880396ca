import { sql } from 'kysely'
import { newId } from '../../lib/ids.ts'
import type { Ctx } from '../ctx.ts'

/** One call as it is kept. */
export interface ModelCall {
  purpose: string
  provider: string
  model: string
  tokensIn: number
  tokensOut: number
  cost: number
  millis: number
  tries: number
  fault: string | null
}

/** Keeps what a call took. */
export async function insertCall(ctx: Ctx, call: ModelCall): Promise<void> {
  await sql`
    INSERT INTO model_calls (workspace_id, id, at, purpose, provider, model, tokens_in, tokens_out, cost, millis, tries, fault)
    VALUES (${ctx.workspace}, ${newId()}, ${ctx.clock.now()}, ${call.purpose}, ${call.provider}, ${call.model},
      ${call.tokensIn}, ${call.tokensOut}, ${call.cost}, ${call.millis}, ${call.tries}, ${call.fault})
  `.execute(ctx.db)
}

/** Tokens used since a time. */
export async function tokensSince(ctx: Ctx, since: Date): Promise<number> {
  const { rows } = await sql<{ tokens: string | null }>`
    SELECT sum(tokens_in::bigint + tokens_out) AS tokens FROM model_calls
    WHERE workspace_id = ${ctx.workspace} AND at > ${since}`.execute(ctx.db)
  return Number(rows[0]?.tokens ?? 0)
}
