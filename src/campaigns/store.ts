import { type ColumnType, type Selectable, sql } from 'kysely'
import type { Purpose } from '../content/schema.ts'
import type { Ctx } from '../platform/ctx.ts'
import type {
  Campaign,
  CampaignDefinition,
  CampaignGraph,
  CampaignState,
  Override,
  OverrideCode,
} from './schema.ts'

type Tables = {
  campaigns: {
    workspace_id: string
    id: string
    version: number
    name: string
    purpose: Purpose
    state: CampaignState
    paused_from: CampaignState | null
    paused_reason: string | null
    salt: string
    starts_at: Date | null
    graph_hash: string | null
    review_task: string | null
    launched_by: string | null
    launched_at: Date | null
    created_at: Date
    updated_at: Date
  }
  campaign_versions: {
    workspace_id: string
    campaign_id: string
    version: number
    definition: ColumnType<CampaignDefinition, string, never>
    created_by: string
    created_by_name: string
    created_at: Date
  }
  campaign_graphs: {
    workspace_id: string
    campaign_id: string
    hash: string
    version: number
    graph: ColumnType<CampaignGraph, string, never>
    created_at: Date
  }
  campaign_overrides: {
    workspace_id: string
    campaign_id: string
    version: number
    code: OverrideCode
    reason: string
    by_user: string
    by_name: string
    at: Date
  }
}

type Row = Selectable<Tables['campaigns']>
const tables = (ctx: Ctx) => ctx.db.withTables<Tables>()

/** Which campaigns to list. */
export interface CampaignFilter {
  states?: readonly CampaignState[]
  after?: string
  limit: number
}

/** Campaigns at their current versions, newest first. */
export async function readCampaigns(ctx: Ctx, filter: CampaignFilter): Promise<Campaign[]> {
  let query = tables(ctx).selectFrom('campaigns').selectAll().where('workspace_id', '=', ctx.workspace)
  if (filter.states) query = query.where('state', 'in', [...filter.states])
  if (filter.after) query = query.where('id', '<', filter.after)
  return complete(ctx, await query.orderBy('id', 'desc').limit(filter.limit).execute())
}

/** One campaign at its current version; with `lock`, locked for the transaction. */
export async function readCampaign(
  ctx: Ctx,
  id: string,
  options: { lock?: boolean } = {},
): Promise<Campaign | undefined> {
  const row = await tables(ctx)
    .selectFrom('campaigns')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', id)
    .$if(options.lock ?? false, (q) => q.forUpdate())
    .executeTakeFirst()
  return row && (await complete(ctx, [row]))[0]
}

async function complete(ctx: Ctx, rows: Row[]): Promise<Campaign[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const versions = await tables(ctx)
    .selectFrom('campaign_versions')
    .select(['campaign_id', 'version', 'definition', 'created_by', 'created_by_name'])
    .where('workspace_id', '=', ctx.workspace)
    .where('campaign_id', 'in', ids)
    .orderBy('version')
    .execute()
  const overrides = await tables(ctx)
    .selectFrom('campaign_overrides')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .where('campaign_id', 'in', ids)
    .orderBy('at')
    .orderBy('code')
    .execute()
  return rows.flatMap((row) => {
    const own = versions.filter((version) => version.campaign_id === row.id)
    const current = own.find((version) => version.version === row.version)
    if (!current) return []
    const authors = new Map(own.map((version) => [version.created_by, version.created_by_name]))
    const given = overrides.filter((one) => one.campaign_id === row.id && one.version === row.version)
    return [toCampaign(row, current.definition, given.map(toOverride), authors)]
  })
}

/** Stores a new campaign with its first version. */
export async function insertCampaign(
  tx: Ctx,
  id: string,
  salt: string,
  definition: CampaignDefinition,
): Promise<void> {
  const now = tx.clock.now()
  await tables(tx)
    .insertInto('campaigns')
    .values({
      workspace_id: tx.workspace,
      id,
      version: 1,
      name: definition.name,
      purpose: definition.purpose,
      state: 'draft',
      paused_from: null,
      paused_reason: null,
      salt,
      starts_at: null,
      graph_hash: null,
      review_task: null,
      launched_by: null,
      launched_at: null,
      created_at: now,
      updated_at: now,
    })
    .execute()
  await insertVersion(tx, id, 1, definition)
}

/** Stores a further version; the caller makes it the current one with `writeState`. */
export async function insertVersion(
  tx: Ctx,
  id: string,
  version: number,
  definition: CampaignDefinition,
): Promise<void> {
  await tables(tx)
    .insertInto('campaign_versions')
    .values({
      workspace_id: tx.workspace,
      campaign_id: id,
      version,
      definition: JSON.stringify(definition),
      created_by: tx.actor.id,
      created_by_name: tx.actor.name,
      created_at: tx.clock.now(),
    })
    .execute()
}

/** The columns of a campaign that change as it goes its way. */
export type CampaignChange = Partial<
  Pick<
    Row,
    | 'version'
    | 'name'
    | 'purpose'
    | 'state'
    | 'paused_from'
    | 'paused_reason'
    | 'starts_at'
    | 'graph_hash'
    | 'review_task'
    | 'launched_by'
    | 'launched_at'
  >
>

/** Changes where a campaign stands. */
export async function writeState(tx: Ctx, id: string, change: CampaignChange): Promise<void> {
  await tables(tx)
    .updateTable('campaigns')
    .set({ ...change, updated_at: tx.clock.now() })
    .where('workspace_id', '=', tx.workspace)
    .where('id', '=', id)
    .execute()
}

/** Keeps the graph behind a hash. */
export async function insertGraph(tx: Ctx, hash: string, graph: CampaignGraph): Promise<void> {
  await tables(tx)
    .insertInto('campaign_graphs')
    .values({
      workspace_id: tx.workspace,
      campaign_id: graph.campaignId,
      hash,
      version: graph.version,
      graph: JSON.stringify(graph),
      created_at: tx.clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The graph behind a hash. */
export async function readGraph(ctx: Ctx, id: string, hash: string): Promise<CampaignGraph | undefined> {
  const row = await tables(ctx)
    .selectFrom('campaign_graphs')
    .select('graph')
    .where('workspace_id', '=', ctx.workspace)
    .where('campaign_id', '=', id)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row?.graph
}

/** Keeps an override of the current version; a second one of the same requirement changes nothing. */
export async function insertOverride(
  tx: Ctx,
  campaign: Pick<Campaign, 'id' | 'version'>,
  code: OverrideCode,
  reason: string,
): Promise<boolean> {
  const done = await tables(tx)
    .insertInto('campaign_overrides')
    .values({
      workspace_id: tx.workspace,
      campaign_id: campaign.id,
      version: campaign.version,
      code,
      reason,
      by_user: tx.actor.id,
      by_name: tx.actor.name,
      at: tx.clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Workspaces in which a campaign is under way or due; for the loop that serves them all. */
export async function readBusyWorkspaces(ctx: Ctx): Promise<string[]> {
  const rows = await tables(ctx)
    .selectFrom('campaigns')
    .select('workspace_id')
    .distinct()
    .where(
      sql<boolean>`(state IN ('ramping', 'running') OR (state = 'scheduled' AND starts_at <= ${ctx.clock.now()}))`,
    )
    .execute()
  return rows.map((row) => row.workspace_id)
}

function toCampaign(
  row: Row,
  definition: CampaignDefinition,
  overrides: Override[],
  authors: Map<string, string>,
): Campaign {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    pausedFrom: row.paused_from,
    pausedReason: row.paused_reason,
    definition,
    overrides,
    salt: row.salt,
    startsAt: row.starts_at?.toISOString() ?? null,
    graphHash: row.graph_hash,
    reviewTask: row.review_task,
    authors: [...authors].map(([id, name]) => ({ id, name })),
    launchedAt: row.launched_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}

function toOverride(row: Selectable<Tables['campaign_overrides']>): Override {
  return { code: row.code, reason: row.reason, by: row.by_name, at: row.at.toISOString() }
}
