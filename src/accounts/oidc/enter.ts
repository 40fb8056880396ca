import { randomBytes } from 'node:crypto'
import { type Ctx, transact } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { record } from '../../platform/journal/index.ts'
import { hashPassword } from '../passwords.ts'
import { roleNames } from '../roles.ts'
import { openSession } from '../sessions.ts'
import { findUserByEmail, insertUser, listWorkspaces } from '../store.ts'
import type { Claims } from './provider.ts'
import { findIdentity, insertIdentity } from './store.ts'

/**
 * Opens a session for whom the provider vouches for: somebody who came by it before, else the account of the same
 * address if the provider has verified that, else a new one where new users may come. The answer is the cookie's value.
 */
export async function enter(system: Ctx, claims: Claims, newUserRoles: readonly string[]): Promise<string> {
  const found =
    (await findIdentity(system.db, claims)) ??
    (await linkByEmail(system, claims)) ??
    (await addUser(system, claims, newUserRoles))
  if (found.disabled)
    throw new AppError('sign_in_refused', {
      message: 'This account is disabled. Ask an administrator of the workspace.',
    })
  return openSession(system.db, {
    userId: found.userId,
    workspaceId: found.workspaceId,
    at: system.clock.now(),
  })
}

interface Found {
  userId: string
  workspaceId: string
  disabled: boolean
}

async function linkByEmail(system: Ctx, claims: Claims): Promise<Found | undefined> {
  const user = claims.email === undefined ? undefined : await findUserByEmail(system.db, claims.email)
  if (!user) return undefined
  // an address that nobody has checked may be anybody's
  if (!claims.emailVerified)
    throw new AppError('sign_in_refused', {
      message: `The identity provider has not verified ${claims.email}, so it cannot open the account of that address. Verify it there, or sign in with a password.`,
    })
  await link({ ...system, workspace: user.workspace_id }, user.id, claims)
  return { userId: user.id, workspaceId: user.workspace_id, disabled: user.disabled_at !== null }
}

async function addUser(system: Ctx, claims: Claims, newUserRoles: readonly string[]): Promise<Found> {
  const roles = newUserRoles.filter((role) => roleNames.includes(role as never))
  const [workspace] = await listWorkspaces(system.db)
  const { email } = claims
  if (roles.length === 0 || !workspace || email === undefined || !claims.emailVerified)
    throw new AppError('sign_in_refused', {
      message: `Nobody here has the address ${email ?? '(none was given)'}. Ask an administrator to add you.`,
    })
  const ctx = { ...system, workspace: workspace.id }
  // a password that nobody knows: the provider is the only way in until an administrator sets one
  const passwordHash = await hashPassword(randomBytes(32).toString('hex'))
  const userId = await transact(ctx, async (tx) => {
    const id = await insertUser(tx, { email, name: claims.name?.trim() || email, passwordHash, roles })
    await record(tx, {
      action: 'user.created',
      subject: { kind: 'user', id },
      data: { roles, by: 'identity provider' },
    })
    await link(tx, id, claims)
    return id
  })
  return { userId, workspaceId: workspace.id, disabled: false }
}

async function link(ctx: Ctx, userId: string, claims: Claims): Promise<void> {
  await transact(ctx, async (tx) => {
    if (!(await insertIdentity(tx, userId, claims))) return
    await record(tx, {
      action: 'user.linked',
      subject: { kind: 'user', id: userId },
      data: { issuer: claims.issuer },
    })
  })
}
