import { sql } from 'kysely'
import type { Ctx } from '../../platform/ctx.ts'
import { anyOf, tables } from './profiles.ts'

/** Ids of people, newest first, from after one. */
export async function readPeople(
  ctx: Ctx,
  query: { after?: string | undefined; limit: number; known?: boolean | undefined },
): Promise<string[]> {
  const { known } = query
  const rows = await tables(ctx)
    .selectFrom('profiles')
    .select('id')
    .where('workspace_id', '=', ctx.workspace)
    .whereRef('id', '=', 'person_id')
    .where('erased_at', 'is', null)
    .$if(query.after !== undefined, (q) => q.where('id', '<', query.after ?? ''))
    .$if(known !== undefined, (q) => {
      const has = sql<boolean>`EXISTS (SELECT FROM identities i WHERE i.workspace_id = profiles.workspace_id
        AND i.profile_id = profiles.id AND i.kind IN ('user_id', 'email', 'phone'))`
      return q.where(known ? has : sql<boolean>`NOT ${has}`)
    })
    .orderBy('id', 'desc')
    .limit(query.limit)
    .execute()
  return rows.map((row) => row.id)
}

const MOST_FOUND = 1000

/** Ids of people one of whose identifiers or names begins with a text, newest first. */
export async function findPeople(
  ctx: Ctx,
  query: { text: string; after?: string | undefined; limit: number },
): Promise<string[]> {
  const start = startOf(query.text)
  const [first = '', ...rest] = query.text.trim().split(/\s+/)
  const surname = rest.join(' ')
  const { rows } = await sql<{ id: string }>`
    WITH found AS (
      (SELECT profile_id FROM identities WHERE workspace_id = ${ctx.workspace}
        AND kind IN ('user_id', 'email', 'phone') AND lower(value) LIKE ${start} LIMIT ${MOST_FOUND})
      UNION
      (SELECT profile_id FROM identities WHERE workspace_id = ${ctx.workspace}
        AND kind IN ('anonymous_id', 'device') AND value = ${query.text.trim()})
      UNION
      (SELECT profile_id FROM traits WHERE workspace_id = ${ctx.workspace} AND first_name LIKE ${start} LIMIT ${MOST_FOUND})
      UNION
      (SELECT profile_id FROM traits WHERE workspace_id = ${ctx.workspace} AND last_name LIKE ${start} LIMIT ${MOST_FOUND})
      UNION
      (SELECT profile_id FROM traits WHERE workspace_id = ${ctx.workspace} AND full_name LIKE ${start} LIMIT ${MOST_FOUND})
      UNION
      (SELECT profile_id FROM traits WHERE workspace_id = ${ctx.workspace} AND ${surname} <> ''
        AND first_name = ${first.normalize('NFC').toLowerCase()} AND last_name LIKE ${startOf(surname)} LIMIT ${MOST_FOUND})
    )
    SELECT DISTINCT p.person_id AS id FROM found JOIN profiles p ON p.workspace_id = ${ctx.workspace}
      AND p.id = found.profile_id
    WHERE p.erased_at IS NULL AND (${query.after ?? null}::uuid IS NULL OR p.person_id < ${query.after ?? null}::uuid)
    ORDER BY id DESC LIMIT ${query.limit}
  `.execute(ctx.db)
  return rows.map((row) => row.id)
}

/** The user id by which each of these people is shown: the one known longest. */
export async function readUserIds(ctx: Ctx, persons: readonly string[]): Promise<Map<string, string>> {
  const rows = await tables(ctx)
    .selectFrom('identities')
    .select(['profile_id', 'value'])
    .distinctOn('profile_id')
    .where('workspace_id', '=', ctx.workspace)
    .where('profile_id', '=', anyOf(persons))
    .where('kind', '=', 'user_id')
    .orderBy('profile_id')
    .orderBy('first_seen')
    .orderBy('value')
    .execute()
  return new Map(rows.map((row) => [row.profile_id, row.value]))
}

function startOf(text: string): string {
  return `${text
    .trim()
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`
}
