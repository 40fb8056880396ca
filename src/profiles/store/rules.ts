import { type ColumnType, sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { IdentityKey } from '../identities.ts'
import { type CompiledRules, compileRules, shippedRules } from '../rules/evaluate.ts'
import { defaultRules, type IdentityRules, type StoredRules } from '../rules/schema.ts'
import type { Tables } from './profiles.ts'

type RuleTables = {
  identity_rules: {
    workspace_id: string
    version: number
    rules: ColumnType<IdentityRules, string, string>
    changed_at: Date
    changed_by: string
  }
}

const tables = (ctx: Ctx) => ctx.db.withTables<RuleTables & Tables>()

async function readRow(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('identity_rules')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .executeTakeFirst()
}

/** The rules in force, with their version. */
export async function readRules(ctx: Ctx): Promise<StoredRules> {
  const row = await readRow(ctx)
  if (!row) return { rules: defaultRules, version: 0 }
  return {
    rules: row.rules,
    version: row.version,
    changedAt: row.changed_at.toISOString(),
    changedBy: row.changed_by,
  }
}

/** The rules in force, ready to be asked. */
export async function rulesInForce(ctx: Ctx): Promise<CompiledRules> {
  const row = await readRow(ctx)
  return row ? compileRules(row.rules) : shippedRules
}

/** Puts rules in force. */
export async function writeRules(tx: Ctx, rules: IdentityRules, version: number): Promise<void> {
  const row = {
    version,
    rules: JSON.stringify(rules),
    changed_at: tx.clock.now(),
    changed_by: tx.actor.name,
  }
  await tables(tx)
    .insertInto('identity_rules')
    .values({ workspace_id: tx.workspace, ...row })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(row))
    .execute()
}

/** A page of identities that hang together with others, in the order of their keys. */
export async function readLinkedKeys(ctx: Ctx, after: string, limit: number): Promise<IdentityKey[]> {
  const { rows } = await sql<{ key: IdentityKey }>`
    SELECT DISTINCT key FROM (
      (SELECT a AS key FROM identity_links WHERE workspace_id = ${ctx.workspace} AND a > ${after}
        ORDER BY a LIMIT ${limit})
      UNION
      (SELECT b AS key FROM identity_links WHERE workspace_id = ${ctx.workspace} AND b > ${after}
        ORDER BY b LIMIT ${limit})
    ) AS ends ORDER BY key LIMIT ${limit}`.execute(ctx.db)
  return rows.map((row) => row.key)
}

/** Identities at links that were not followed because of a rule. */
export async function readRuledOut(ctx: Ctx): Promise<IdentityKey[]> {
  const rows = await tables(ctx)
    .selectFrom('identity_links')
    .select('a')
    .where('workspace_id', '=', ctx.workspace)
    .where('state', '=', 'conflict')
    .where((or) =>
      or.or([or('reason', 'in', ['blocked_value', 'two_user_ids']), or('reason', 'like', 'limit%')]),
    )
    .execute()
  return rows.map((row) => row.a as IdentityKey)
}

/** People with more than `most` identities of a kind, by kind. */
export async function readCrowdedPeople(ctx: Ctx, kind: string, most: number): Promise<string[]> {
  const rows = await tables(ctx)
    .selectFrom('identities')
    .select('profile_id')
    .where('workspace_id', '=', ctx.workspace)
    .where('kind', '=', kind as Tables['identities']['kind'])
    .groupBy('profile_id')
    .having((eb) => eb.fn.countAll<number>(), '>', most)
    .execute()
  return rows.map((row) => row.profile_id)
}
