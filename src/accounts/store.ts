import { sql } from 'kysely'
import { newId } from '../lib/ids.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Db } from '../platform/postgres/index.ts'
import type { ApiKey, KeyKind, User, Workspace } from './schema.ts'

type Tables = {
  workspaces: {
    id: string
    name: string
    currency: string
    time_zone: string
    mail_from: string | null
    simulated: boolean
    created_at: Date
  }
  users: {
    id: string
    email: string
    name: string
    password_hash: string
    disabled_at: Date | null
    created_at: Date
  }
  memberships: { workspace_id: string; user_id: string; roles: string[] }
  sessions: {
    token_hash: string
    user_id: string
    workspace_id: string
    csrf_token: string
    created_at: Date
    expires_at: Date
  }
  api_keys: {
    id: string
    workspace_id: string
    kind: KeyKind
    name: string
    key_hash: string
    hint: string
    created_by: string
    created_at: Date
    revoked_at: Date | null
  }
  failed_logins: { key: string; at: Date }
  setup_links: { token_hash: string; created_at: Date }
}

const tables = (db: Db) => db.withTables<Tables>()

/** A workspace with its settings. */
export async function findWorkspace(db: Db, id: string): Promise<Workspace | undefined> {
  const row = await tables(db).selectFrom('workspaces').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toWorkspace(row)
}

/** The key of the workspace's keyed hashes, as hex digits. */
export async function readHashKey(db: Db, id: string): Promise<string> {
  const { rows } = await sql<{ key: string }>`SELECT encode(hash_key, 'hex') AS key FROM workspaces
    WHERE id = ${id}`.execute(db)
  const [row] = rows
  if (!row) throw new Error('A keyed hash was asked for outside of any workspace.')
  return row.key
}

/** Every workspace of the installation, oldest first. */
export async function listWorkspaces(db: Db): Promise<Workspace[]> {
  const rows = await tables(db).selectFrom('workspaces').selectAll().orderBy('created_at').execute()
  return rows.map(toWorkspace)
}

/** A workspace to which nobody belongs: what a sample that began the installation leaves when it is removed. */
export async function findDesertedWorkspace(db: Db): Promise<string | undefined> {
  const row = await tables(db)
    .selectFrom('workspaces')
    .select('id')
    .where('simulated', '=', false)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('memberships')
            .whereRef('memberships.workspace_id', '=', 'workspaces.id')
            .select('user_id'),
        ),
      ),
    )
    .orderBy('created_at')
    .executeTakeFirst()
  return row?.id
}

/** Removes users of the workspace for good, with their sessions. */
export async function deleteUsers(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tables(ctx.db)
    .deleteFrom('sessions')
    .where('user_id', 'in', [...ids])
    .execute()
  await tables(ctx.db)
    .deleteFrom('memberships')
    .where('workspace_id', '=', ctx.workspace)
    .where('user_id', 'in', [...ids])
    .execute()
  await tables(ctx.db)
    .deleteFrom('users')
    .where('id', 'in', [...ids])
    .execute()
}

/** Adds a workspace. */
export async function insertWorkspace(
  db: Db,
  workspace: { id: string; name: string; at: Date },
): Promise<void> {
  await tables(db)
    .insertInto('workspaces')
    .values({
      id: workspace.id,
      name: workspace.name,
      currency: 'EUR',
      time_zone: 'UTC',
      mail_from: null,
      simulated: false,
      created_at: workspace.at,
    })
    .execute()
}

/** Changes settings of the workspace. */
export async function updateWorkspace(
  ctx: Ctx,
  patch: {
    name?: string
    currency?: string
    time_zone?: string
    mail_from?: string | null
    simulated?: boolean
  },
): Promise<void> {
  await tables(ctx.db).updateTable('workspaces').set(patch).where('id', '=', ctx.workspace).execute()
}

/** Whether anybody has an account. */
export async function anyUser(db: Db): Promise<boolean> {
  return (await tables(db).selectFrom('users').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** A user as needed to check a password. */
export async function findUserByEmail(db: Db, email: string) {
  return tables(db)
    .selectFrom('users')
    .innerJoin('memberships', 'memberships.user_id', 'users.id')
    .select(['users.id', 'users.password_hash', 'users.disabled_at', 'memberships.workspace_id'])
    .where(sql<string>`lower(users.email)`, '=', email.toLowerCase())
    .executeTakeFirst()
}

/** Adds a user with roles in the ctx's workspace. */
export async function insertUser(
  ctx: Ctx,
  user: { email: string; name: string; passwordHash: string; roles: readonly string[] },
): Promise<string> {
  const id = newId()
  await tables(ctx.db)
    .insertInto('users')
    .values({
      id,
      email: user.email,
      name: user.name,
      password_hash: user.passwordHash,
      disabled_at: null,
      created_at: ctx.clock.now(),
    })
    .execute()
  await tables(ctx.db)
    .insertInto('memberships')
    .values({ workspace_id: ctx.workspace, user_id: id, roles: [...user.roles] })
    .execute()
  return id
}

/** The workspace's users by name. */
export async function listUsers(ctx: Ctx): Promise<User[]> {
  const rows = await userQuery(ctx).orderBy('users.name').execute()
  return rows.map(toUser)
}

/** One user of the workspace. */
export async function findUser(ctx: Ctx, id: string): Promise<User | undefined> {
  const row = await userQuery(ctx).where('users.id', '=', id).executeTakeFirst()
  return row && toUser(row)
}

/** The hash of a user's password. */
export async function findPasswordHash(ctx: Ctx, id: string): Promise<string | undefined> {
  const row = await tables(ctx.db)
    .selectFrom('users')
    .select('password_hash')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.password_hash
}

/** Changes a user; `disabledAt: null` lets them in again. */
export async function updateUser(
  ctx: Ctx,
  id: string,
  patch: { name?: string; passwordHash?: string; roles?: readonly string[]; disabledAt?: Date | null },
): Promise<void> {
  const columns = {
    ...(patch.name !== undefined && { name: patch.name }),
    ...(patch.passwordHash !== undefined && { password_hash: patch.passwordHash }),
    ...(patch.disabledAt !== undefined && { disabled_at: patch.disabledAt }),
  }
  if (Object.keys(columns).length > 0)
    await tables(ctx.db).updateTable('users').set(columns).where('id', '=', id).execute()
  if (patch.roles)
    await tables(ctx.db)
      .updateTable('memberships')
      .set({ roles: [...patch.roles] })
      .where('workspace_id', '=', ctx.workspace)
      .where('user_id', '=', id)
      .execute()
}

/** Takes a lock until the transaction ends, so that two changes of who is administrator follow one another. */
export async function lockUsers(tx: Ctx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`users:${tx.workspace}`}, 0))`.execute(tx.db)
}

/** Opens a session. */
export async function insertSession(
  db: Db,
  session: {
    tokenHash: string
    userId: string
    workspaceId: string
    csrfToken: string
    at: Date
    expiresAt: Date
  },
): Promise<void> {
  await tables(db)
    .insertInto('sessions')
    .values({
      token_hash: session.tokenHash,
      user_id: session.userId,
      workspace_id: session.workspaceId,
      csrf_token: session.csrfToken,
      created_at: session.at,
      expires_at: session.expiresAt,
    })
    .execute()
}

/** The session of a cookie with the user's roles as they are now; undefined once ended, expired or disabled. */
export async function findSession(db: Db, tokenHash: string, now: Date) {
  return tables(db)
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .innerJoin('memberships', (join) =>
      join
        .onRef('memberships.user_id', '=', 'sessions.user_id')
        .onRef('memberships.workspace_id', '=', 'sessions.workspace_id'),
    )
    .select([
      'users.id',
      'users.name',
      'users.email',
      'memberships.roles',
      'sessions.workspace_id',
      'sessions.csrf_token',
    ])
    .where('sessions.token_hash', '=', tokenHash)
    .where('sessions.expires_at', '>', now)
    .where('users.disabled_at', 'is', null)
    .executeTakeFirst()
}

/** Ends one session. */
export async function deleteSession(db: Db, tokenHash: string): Promise<void> {
  await tables(db).deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
}

/** Ends all sessions of a user, but for the one with the hash `keep`. */
export async function deleteSessionsOf(db: Db, userId: string, keep = ''): Promise<void> {
  await tables(db)
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .where('token_hash', '!=', keep)
    .execute()
}

/** Removes sessions that have expired; how many. */
export async function deleteExpiredSessions(db: Db, now: Date): Promise<number> {
  const gone = await tables(db).deleteFrom('sessions').where('expires_at', '<=', now).executeTakeFirst()
  return Number(gone.numDeletedRows)
}

/** Notes a failed log-in and sweeps what is older than the window. */
export async function addFailedLogin(db: Db, keys: readonly string[], at: Date, since: Date): Promise<void> {
  await tables(db).deleteFrom('failed_logins').where('at', '<', since).execute()
  await tables(db)
    .insertInto('failed_logins')
    .values(keys.map((key) => ({ key, at })))
    .execute()
}

/** The most failures since an instant under any of the keys. */
export async function countFailedLogins(db: Db, keys: readonly string[], since: Date): Promise<number> {
  const rows = await tables(db)
    .selectFrom('failed_logins')
    .select(['key', (e) => e.fn.countAll<number>().as('count')])
    .where('key', 'in', [...keys])
    .where('at', '>=', since)
    .groupBy('key')
    .execute()
  return Math.max(0, ...rows.map((row) => row.count))
}

/** Forgets failures after a log-in that worked. */
export async function clearFailedLogins(db: Db, key: string): Promise<void> {
  await tables(db).deleteFrom('failed_logins').where('key', '=', key).execute()
}

/** Replaces the set-up link. */
export async function replaceSetupLink(db: Db, tokenHash: string, at: Date): Promise<void> {
  await tables(db).deleteFrom('setup_links').execute()
  await tables(db).insertInto('setup_links').values({ token_hash: tokenHash, created_at: at }).execute()
}

/** Uses up the set-up link; whether it was the valid one. Of two at once, one gets it. */
export async function takeSetupLink(db: Db, tokenHash: string): Promise<boolean> {
  const gone = await tables(db)
    .deleteFrom('setup_links')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

/** Adds an API key by its hash. */
export async function insertApiKey(
  ctx: Ctx,
  key: { kind: KeyKind; name: string; keyHash: string; hint: string },
): Promise<ApiKey> {
  const row = await tables(ctx.db)
    .insertInto('api_keys')
    .values({
      id: newId(),
      workspace_id: ctx.workspace,
      kind: key.kind,
      name: key.name,
      key_hash: key.keyHash,
      hint: key.hint,
      created_by: ctx.actor.id,
      created_at: ctx.clock.now(),
      revoked_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return toApiKey(row)
}

/** The workspace's API keys, newest first. */
export async function listApiKeys(ctx: Ctx): Promise<ApiKey[]> {
  const rows = await tables(ctx.db)
    .selectFrom('api_keys')
    .selectAll()
    .where('workspace_id', '=', ctx.workspace)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(toApiKey)
}

/** The valid key with a hash. */
export async function findApiKey(db: Db, keyHash: string) {
  return tables(db)
    .selectFrom('api_keys')
    .select(['id', 'workspace_id', 'kind', 'name'])
    .where('key_hash', '=', keyHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

/** Revokes a key; whether there was a valid one. */
export async function revokeApiKeyRow(ctx: Ctx, id: string): Promise<boolean> {
  const done = await tables(ctx.db)
    .updateTable('api_keys')
    .set({ revoked_at: ctx.clock.now() })
    .where('workspace_id', '=', ctx.workspace)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

function userQuery(ctx: Ctx) {
  return tables(ctx.db)
    .selectFrom('users')
    .innerJoin('memberships', 'memberships.user_id', 'users.id')
    .select([
      'users.id',
      'users.email',
      'users.name',
      'users.disabled_at',
      'users.created_at',
      'memberships.roles',
    ])
    .where('memberships.workspace_id', '=', ctx.workspace)
}

function toUser(row: Omit<Tables['users'], 'password_hash'> & { roles: string[] }): User {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    roles: row.roles,
    disabled: row.disabled_at !== null,
    createdAt: row.created_at.toISOString(),
  }
}

function toWorkspace(row: Tables['workspaces']): Workspace {
  return {
    id: row.id,
    name: row.name,
    currency: row.currency,
    timeZone: row.time_zone,
    simulated: row.simulated,
    ...(row.mail_from !== null && { mailFrom: row.mail_from }),
  }
}

function toApiKey(row: Tables['api_keys']): ApiKey {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    hint: row.hint,
    createdAt: row.created_at.toISOString(),
    ...(row.revoked_at && { revokedAt: row.revoked_at.toISOString() }),
  }
}
