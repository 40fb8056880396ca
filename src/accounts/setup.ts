import { sha256Hex } from '../lib/hash.ts'
import { newId } from '../lib/ids.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { record } from '../platform/journal/index.ts'
import { hashPassword } from './passwords.ts'
import type { Setup } from './schema.ts'
import { openSession } from './sessions.ts'
import {
  anyUser,
  findDesertedWorkspace,
  insertUser,
  insertWorkspace,
  replaceSetupLink,
  takeSetupLink,
  updateWorkspace,
} from './store.ts'
import { newToken } from './tokens.ts'

/** A new one-time set-up token while nobody has an account; undefined once somebody has. */
export async function newSetupToken(ctx: Ctx): Promise<string | undefined> {
  return transact(ctx, async (tx) => {
    if (await anyUser(tx.db)) return undefined
    const { token, tokenHash } = newToken()
    await replaceSetupLink(tx.db, tokenHash, tx.clock.now())
    return token
  })
}

/** A new one-time link token, which replaces the one before; what it opens, its user decides. */
export async function newLinkToken(ctx: Ctx): Promise<string> {
  const { token, tokenHash } = newToken()
  await replaceSetupLink(ctx.db, tokenHash, ctx.clock.now())
  return token
}

/** Uses up the one-time link; refused where it is not the newest. */
export async function takeLink(tx: Ctx, token: string): Promise<void> {
  if (!(await takeSetupLink(tx.db, sha256Hex(token)))) throw new AppError('setup_token_wrong')
}

/** Adds a workspace, or takes one to which nobody belongs; the id. */
export async function openWorkspace(tx: Ctx, name: string): Promise<string> {
  const deserted = await findDesertedWorkspace(tx.db)
  if (deserted) {
    await updateWorkspace({ ...tx, workspace: deserted }, { name })
    return deserted
  }
  const workspace = newId()
  await insertWorkspace(tx.db, { id: workspace, name, at: tx.clock.now() })
  await record(
    { ...tx, workspace },
    { action: 'workspace.created', subject: { kind: 'workspace', id: workspace } },
  )
  return workspace
}

/** Uses the set-up link: makes the first workspace and its administrator, and signs them in. */
export async function setUp(ctx: Ctx, input: Setup): Promise<string> {
  const passwordHash = await hashPassword(input.password)
  return transact(ctx, async (outer) => {
    if (await anyUser(outer.db)) throw new AppError('setup_done')
    await takeLink(outer, input.token)
    const workspace = await openWorkspace(outer, input.workspaceName.trim())
    const tx = { ...outer, workspace }
    const at = tx.clock.now()
    const roles = ['admin']
    const userId = await insertUser(tx, { email: input.email, name: input.name.trim(), passwordHash, roles })
    await record(tx, { action: 'user.created', subject: { kind: 'user', id: userId }, data: { roles } })
    return openSession(tx.db, { userId, workspaceId: workspace, at })
  })
}
