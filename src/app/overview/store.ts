import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'

/** People, and those of them who can be named: by a user id, an address or a number. */
export async function countPeople({ db, workspace }: Ctx): Promise<{ all: number; known: number }> {
  const { rows } = await sql<{ all: string; known: string }>`SELECT
      (SELECT count(*) FROM profiles WHERE workspace_id = ${workspace} AND id = person_id AND erased_at IS NULL) AS all,
      (SELECT count(DISTINCT p.person_id) FROM identities i
        JOIN profiles p ON p.workspace_id = i.workspace_id AND p.id = i.profile_id
        WHERE i.workspace_id = ${workspace} AND i.kind IN ('user_id', 'email', 'phone')
          AND p.erased_at IS NULL) AS known`.execute(db)
  return { all: Number(rows[0]?.all ?? 0), known: Number(rows[0]?.known ?? 0) }
}

/** Tasks that wait, and those of them whose time is over. */
export async function countTasks({ db, workspace, clock }: Ctx): Promise<{ open: number; overdue: number }> {
  const { rows } = await sql<{ open: string; overdue: string }>`SELECT count(*) AS open,
      count(*) FILTER (WHERE due_at < ${clock.now()}) AS overdue
    FROM review_tasks WHERE workspace_id = ${workspace} AND state = 'open'`.execute(db)
  return { open: Number(rows[0]?.open ?? 0), overdue: Number(rows[0]?.overdue ?? 0) }
}

/** Campaigns under way. */
export async function countCampaigns({ db, workspace }: Ctx): Promise<number> {
  const { rows } = await sql<{ count: string }>`SELECT
      (SELECT count(*) FROM campaigns WHERE workspace_id = ${workspace} AND state IN ('ramping', 'running'))
      + (SELECT count(*) FROM onsite_campaigns WHERE workspace_id = ${workspace} AND state = 'live') AS count`.execute(
    db,
  )
  return Number(rows[0]?.count ?? 0)
}
