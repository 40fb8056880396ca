import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import type { ActiveOnsite, OnsiteCampaign, OnsiteDefinition, OnsiteGraph, OnsiteState } from './schema.ts'

/** A campaign with its salt and the graph that was submitted. */
export type StoredOnsite = OnsiteCampaign & { salt: string; graph: OnsiteGraph | null }

interface Row {
  id: string
  version: number
  state: OnsiteState
  definition: OnsiteDefinition
  salt: string
  graph: OnsiteGraph | null
  graph_hash: string | null
  authors: OnsiteCampaign['authors']
  created_at: Date
  updated_at: Date
}

/** Adds a campaign. */
export async function insertOnsite(tx: Ctx, campaign: StoredOnsite): Promise<void> {
  await sql`
    INSERT INTO onsite_campaigns (workspace_id, id, version, state, definition, salt, authors, created_at, updated_at)
    VALUES (${tx.workspace}, ${campaign.id}, ${campaign.version}, ${campaign.state},
      ${JSON.stringify(campaign.definition)}::jsonb, ${campaign.salt}, ${JSON.stringify(campaign.authors)}::jsonb,
      ${tx.clock.now()}, ${tx.clock.now()})`.execute(tx.db)
}

/** Writes what changes about a campaign. */
export async function updateOnsite(tx: Ctx, campaign: StoredOnsite): Promise<void> {
  await sql`
    UPDATE onsite_campaigns SET version = ${campaign.version}, state = ${campaign.state},
      definition = ${JSON.stringify(campaign.definition)}::jsonb, authors = ${JSON.stringify(campaign.authors)}::jsonb,
      graph = ${campaign.graph === null ? null : JSON.stringify(campaign.graph)}::jsonb,
      graph_hash = ${campaign.graphHash}, updated_at = ${tx.clock.now()}
    WHERE workspace_id = ${tx.workspace} AND id = ${campaign.id}`.execute(tx.db)
}

/** One campaign, locked against others when it is to be changed. */
export async function readOnsiteCampaign(
  ctx: Ctx,
  id: string,
  lock = false,
): Promise<StoredOnsite | undefined> {
  const { rows } = await sql<Row>`
    SELECT * FROM onsite_campaigns WHERE workspace_id = ${ctx.workspace} AND id = ${id} ${lock ? sql`FOR UPDATE` : sql``}
  `.execute(ctx.db)
  return rows[0] && toCampaign(rows[0])
}

/** Campaigns, newest first. */
export async function readOnsiteCampaigns(ctx: Ctx, limit: number, after?: string): Promise<StoredOnsite[]> {
  const { rows } = await sql<Row>`
    SELECT * FROM onsite_campaigns
    WHERE workspace_id = ${ctx.workspace} AND (${after ?? null}::uuid IS NULL OR id < ${after ?? null}::uuid)
    ORDER BY id DESC LIMIT ${limit}`.execute(ctx.db)
  return rows.map(toCampaign)
}

/** The campaigns that a decision has to weigh, and whether each is approved as it stands, at this moment. */
export async function activeOnsite(ctx: Ctx): Promise<ActiveOnsite[]> {
  const { rows } = await sql<ActiveOnsite>`
    SELECT c.id, c.state, c.graph_hash AS "graphHash",
      EXISTS (SELECT FROM review_approvals a WHERE a.workspace_id = c.workspace_id AND a.subject_kind = 'onsite_campaign'
        AND a.subject_id = c.id AND a.subject_hash = c.graph_hash AND a.voided_at IS NULL) AS "graphApproved"
    FROM onsite_campaigns c
    WHERE c.workspace_id = ${ctx.workspace} AND c.state IN ('live', 'paused') AND c.graph_hash IS NOT NULL
  `.execute(ctx.db)
  return rows
}

function toCampaign(row: Row): StoredOnsite {
  const { id, version, state, definition, salt, graph, authors } = row
  return {
    id,
    version,
    state,
    definition,
    salt,
    graph,
    graphHash: row.graph_hash,
    authors,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}
