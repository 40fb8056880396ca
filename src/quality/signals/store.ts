import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { SignalsAnswer } from './schema.ts'

/** Keeps an answer in place of the one before. */
export async function keepSignals(tx: Ctx, answer: SignalsAnswer): Promise<void> {
  await sql`
    INSERT INTO signals (workspace_id, outcome, days, at, answer)
    VALUES (${tx.workspace}, ${answer.outcome}, ${answer.days}, ${tx.clock.now()}, ${JSON.stringify(answer)}::jsonb)
    ON CONFLICT (workspace_id, outcome, days) DO UPDATE SET at = excluded.at, answer = excluded.answer
  `.execute(tx.db)
}

/** The last answers, newest first. */
export async function readSignals(ctx: Ctx): Promise<SignalsAnswer[]> {
  const { rows } = await sql<{ answer: SignalsAnswer }>`
    SELECT answer FROM signals WHERE workspace_id = ${ctx.workspace} ORDER BY at DESC LIMIT 20
  `.execute(ctx.db)
  return rows.map((row) => row.answer)
}
