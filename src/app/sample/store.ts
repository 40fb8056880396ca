import { sql } from 'kysely'
import type { Facts } from '../../platform/clickhouse/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Db } from '../../platform/postgres/index.ts'

type Tables = {
  sample_shops: {
    workspace_id: string
    seed: number
    people: number
    days: number
    ends_at: Date
    complete: boolean
    visitor_id: string | null
    team: string[]
  }
}

/** What a sample shop is made from, and how far it is. */
export type SampleRow = Tables['sample_shops']

const tables = (db: Db) => db.withTables<Tables>()

/** The sample shops of the installation. */
export function listSamples(db: Db): Promise<SampleRow[]> {
  return tables(db).selectFrom('sample_shops').selectAll().execute()
}

/** The workspace's sample shop, locked against a second start or removal. */
export function lockSample(tx: Ctx): Promise<SampleRow | undefined> {
  return tables(tx.db)
    .selectFrom('sample_shops')
    .selectAll()
    .where('workspace_id', '=', tx.workspace)
    .forUpdate()
    .executeTakeFirst()
}

/** Adds the workspace's sample shop; whether there was none. */
export async function insertSample(tx: Ctx, sample: SampleRow): Promise<boolean> {
  const done = await tables(tx.db)
    .insertInto('sample_shops')
    .values(sample)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Notes that the whole history was sent. */
export async function completeSample(ctx: Ctx): Promise<void> {
  await tables(ctx.db)
    .updateTable('sample_shops')
    .set({ complete: true })
    .where('workspace_id', '=', ctx.workspace)
    .execute()
}

/** Forgets the sample shop of the workspace. */
export async function deleteSample(tx: Ctx): Promise<void> {
  await tables(tx.db).deleteFrom('sample_shops').where('workspace_id', '=', tx.workspace).execute()
}

/** Whether anybody is known in the workspace, or any event waits to be. */
export async function holdsData({ db, workspace }: Ctx): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`SELECT
    EXISTS (SELECT FROM profiles WHERE workspace_id = ${workspace})
    OR EXISTS (SELECT FROM products WHERE workspace_id = ${workspace})
    OR EXISTS (SELECT FROM campaigns WHERE workspace_id = ${workspace}) AS any`.execute(db)
  return rows[0]?.any ?? false
}

/** What stays when a sample goes: accounts, and the journal, which nobody can change. */
const KEPT = ['memberships', 'sessions', 'journal_entries', 'journal_heads', 'sample_shops']

/** Removes all rows of the workspace in every table, those that refer to others first; how many. */
export async function deleteAllRows(tx: Ctx): Promise<number> {
  let count = 0
  for (const table of await tablesInOrder(tx.db)) {
    const done = await sql`DELETE FROM ${sql.table(table)} WHERE workspace_id = ${tx.workspace}`.execute(
      tx.db,
    )
    count += Number(done.numAffectedRows ?? 0n)
  }
  return count
}

/** Every table that belongs to workspaces; one that refers to another stands before it. */
async function tablesInOrder(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`SELECT c.table_name AS name
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = current_schema() AND c.column_name = 'workspace_id' AND t.table_type = 'BASE TABLE'
    ORDER BY name`.execute(db)
  const links = await sql<{ child: string; parent: string }>`SELECT DISTINCT
      child.relname AS child, parent.relname AS parent
    FROM pg_constraint JOIN pg_class child ON child.oid = conrelid JOIN pg_class parent ON parent.oid = confrelid
    WHERE contype = 'f' AND conrelid <> confrelid`.execute(db)
  const left = new Set(rows.map(({ name }) => name).filter((name) => !KEPT.includes(name)))
  const order: string[] = []
  while (left.size > 0) {
    const free = [...left].filter(
      (name) => !links.rows.some(({ child, parent }) => parent === name && left.has(child)),
    )
    // tables that refer to one another in a circle go as they come
    for (const name of free.length > 0 ? free : [...left]) {
      order.push(name)
      left.delete(name)
    }
  }
  return order
}

/** Removes all rows of a workspace from ClickHouse, and waits until they are gone. */
export async function deleteAllFacts(facts: Facts, workspace: string): Promise<void> {
  const found = await facts.query<{ table: string }>(
    `SELECT table FROM system.columns WHERE database = currentDatabase() AND name = 'workspace_id'
     AND table IN (SELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '%MergeTree')
     ORDER BY table`,
  )
  for (const { table } of found)
    await facts.command(
      `ALTER TABLE ${table} DELETE WHERE workspace_id = {workspace:UUID} SETTINGS mutations_sync = 1`,
      { workspace },
    )
}
