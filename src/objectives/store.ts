import type { ColumnType } from 'kysely'
import type { Ctx } from '../platform/ctx.ts'
import type { Objective, ObjectiveDefinition } from './schema.ts'

type Tables = {
  objectives: {
    workspace_id: string
    id: string
    version: number
    name: string
    archived_at: Date | null
    created_at: Date
    updated_at: Date
  }
  objective_versions: {
    workspace_id: string
    objective_id: string
    version: number
    definition: ColumnType<ObjectiveDefinition, string, never>
    hash: string
    created_by: string
    created_by_name: string
    created_at: Date
  }
}

const tables = (ctx: Ctx) => ctx.db.withTables<Tables>()

const objectivesOf = (ctx: Ctx) =>
  tables(ctx)
    .selectFrom('objectives')
    .innerJoin('objective_versions', (join) =>
      join
        .onRef('objective_versions.workspace_id', '=', 'objectives.workspace_id')
        .onRef('objective_versions.objective_id', '=', 'objectives.id'),
    )
    .select([
      'objectives.id',
      'objective_versions.version',
      'definition',
      'hash',
      'archived_at',
      'objectives.created_at',
      'objective_versions.created_at as updated_at',
    ])
    .where('objectives.workspace_id', '=', ctx.workspace)

type Row = Awaited<ReturnType<ReturnType<typeof objectivesOf>['executeTakeFirstOrThrow']>>

/** One objective, at a version or as it is now. */
export async function readObjective(ctx: Ctx, id: string, version?: number): Promise<Objective | undefined> {
  const row = await objectivesOf(ctx)
    .where('objectives.id', '=', id)
    .$if(version === undefined, (q) => q.whereRef('objective_versions.version', '=', 'objectives.version'))
    .$if(version !== undefined, (q) => q.where('objective_versions.version', '=', version ?? 0))
    .executeTakeFirst()
  return row && toObjective(row)
}

/** Every objective as it is now, newest first. */
export async function readObjectives(
  ctx: Ctx,
  page: { limit: number; after?: string },
): Promise<Objective[]> {
  const rows = await objectivesOf(ctx)
    .whereRef('objective_versions.version', '=', 'objectives.version')
    .$if(page.after !== undefined, (q) => q.where('objectives.id', '<', page.after ?? ''))
    .orderBy('objectives.id', 'desc')
    .limit(page.limit)
    .execute()
  return rows.map(toObjective)
}

/** The current version, locked for the transaction. */
export async function lockObjective(ctx: Ctx, id: string): Promise<number | undefined> {
  const row = await tables(ctx)
    .selectFrom('objectives')
    .select('version')
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row?.version
}

/** Writes a version and makes it the current one. */
export async function writeVersion(
  ctx: Ctx,
  id: string,
  version: number,
  definition: ObjectiveDefinition,
  hash: string,
): Promise<void> {
  const now = ctx.clock.now()
  await tables(ctx)
    .insertInto('objectives')
    .values({
      workspace_id: ctx.workspace,
      id,
      version,
      name: definition.name,
      archived_at: null,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'id'])
        .doUpdateSet({ version, name: definition.name, updated_at: now }),
    )
    .execute()
  await tables(ctx)
    .insertInto('objective_versions')
    .values({
      workspace_id: ctx.workspace,
      objective_id: id,
      version,
      definition: JSON.stringify(definition),
      hash,
      created_by: ctx.actor.id,
      created_by_name: ctx.actor.name,
      created_at: now,
    })
    .execute()
}

/** Puts an objective away, or takes it out again. */
export async function setArchived(ctx: Ctx, id: string, archived: boolean): Promise<void> {
  await tables(ctx)
    .updateTable('objectives')
    .set({ archived_at: archived ? ctx.clock.now() : null, updated_at: ctx.clock.now() })
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', id)
    .execute()
}

function toObjective(row: Row): Objective {
  return {
    id: row.id,
    version: row.version,
    ...row.definition,
    hash: row.hash,
    archived: row.archived_at !== null,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}
