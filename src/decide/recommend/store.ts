import { type ColumnType, sql } from 'kysely'
import type { SessionParameters } from '../../lib/recommenders/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { RecommenderModel, RecommendRules } from './schema.ts'

type Json<Value> = ColumnType<Value, string, string>

type Tables = {
  recommender_models: {
    workspace_id: string
    version: number
    state: RecommenderModel['state']
    why: string
    trained_at: Date
    until: Date
    people: number
    sessions: number
    items: number
    quality: number
    quality_popular: number
    quality_before: number | null
    parameters: Json<SessionParameters>
    behaviour: Buffer | null
  }
  recommender_rules: { workspace_id: string; rules: Json<RecommendRules>; version: number; updated_at: Date }
}

const tables = (ctx: Ctx) => ctx.db.withTables<Tables>()

/** The version that is live, if one is. */
export async function readLiveVersion(ctx: Ctx): Promise<number | undefined> {
  const row = await tables(ctx)
    .selectFrom('recommender_models')
    .select('version')
    .where('workspace_id', '=', ctx.workspace)
    .where('state', '=', 'live')
    .executeTakeFirst()
  return row?.version
}

/** One version with what it is rebuilt from. */
export function readModel(ctx: Ctx, version: number) {
  return tables(ctx)
    .selectFrom('recommender_models')
    .select(['version', 'until', 'parameters', 'behaviour'])
    .where('workspace_id', '=', ctx.workspace)
    .where('version', '=', version)
    .executeTakeFirst()
}

/** The last trainings, newest first. */
export async function readModels(ctx: Ctx, limit: number): Promise<RecommenderModel[]> {
  const rows = await tables(ctx)
    .selectFrom('recommender_models')
    .select(['version', 'state', 'why', 'trained_at', 'until', 'people', 'sessions', 'items'])
    .select(['quality', 'quality_popular', 'quality_before'])
    .where('workspace_id', '=', ctx.workspace)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ trained_at, until, quality_popular, quality_before, ...row }) => ({
    ...row,
    trainedAt: trained_at.toISOString(),
    until: until.toISOString(),
    qualityPopular: quality_popular,
    qualityBefore: quality_before,
  }))
}

/** A model that was trained, before it has a version. */
export interface NewModel {
  live: boolean
  why: string
  until: Date
  people: number
  sessions: number
  items: number
  quality: number
  qualityPopular: number
  qualityBefore: number | null
  parameters: SessionParameters
  behaviour: Buffer
}

/** Keeps a model under the next version; a live one retires the one before, in the caller's transaction. */
export async function insertModel(tx: Ctx, model: NewModel): Promise<number> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`recommender ${tx.workspace}`}, 0))`.execute(
    tx.db,
  )
  const { version } = await tables(tx)
    .selectFrom('recommender_models')
    .select(sql<number>`coalesce(max(version), 0) + 1`.as('version'))
    .where('workspace_id', '=', tx.workspace)
    .executeTakeFirstOrThrow()
  if (model.live)
    await tables(tx)
      .updateTable('recommender_models')
      .set({ state: 'retired', behaviour: null })
      .where('workspace_id', '=', tx.workspace)
      .where('state', '=', 'live')
      .execute()
  await tables(tx)
    .insertInto('recommender_models')
    .values({
      workspace_id: tx.workspace,
      version,
      state: model.live ? 'live' : 'refused',
      why: model.why,
      trained_at: tx.clock.now(),
      until: model.until,
      people: model.people,
      sessions: model.sessions,
      items: model.items,
      quality: model.quality,
      quality_popular: model.qualityPopular,
      quality_before: model.qualityBefore,
      parameters: JSON.stringify(model.parameters),
      behaviour: model.live ? model.behaviour : null,
    })
    .execute()
  return version
}

/** The rules that were set, with their version. */
export function readRules(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('recommender_rules')
    .select(['rules', 'version'])
    .where('workspace_id', '=', ctx.workspace)
    .executeTakeFirst()
}

/** Sets the rules; answers their new version. */
export async function writeRules(tx: Ctx, rules: RecommendRules): Promise<number> {
  const row = await tables(tx)
    .insertInto('recommender_rules')
    .values({
      workspace_id: tx.workspace,
      rules: JSON.stringify(rules),
      version: 1,
      updated_at: tx.clock.now(),
    })
    .onConflict((conflict) =>
      conflict.column('workspace_id').doUpdateSet({
        rules: JSON.stringify(rules),
        version: sql<number>`recommender_rules.version + 1`,
        updated_at: tx.clock.now(),
      }),
    )
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}
