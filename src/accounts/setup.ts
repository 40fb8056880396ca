import { sha256Hex } from '../lib/hash.ts'
import { newId } from '../lib/ids.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { record } from '../platform/journal/index.ts'
import { hashPassword } from './passwords.ts'
import type { Setup } from './schema.ts'
import { openSession } from './sessions.ts'
import { anyUser, insertUser, insertWorkspace, replaceSetupLink, takeSetupLink } from './store.ts'
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

/** Uses the set-up link: makes the first workspace and its administrator, and signs them in. */
export async function setUp(ctx: Ctx, input: Setup): Promise<string> {
  const passwordHash = await hashPassword(input.password)
  return transact(ctx, async (outer) => {
    if (await anyUser(outer.db)) throw new AppError('setup_done')
    if (!(await takeSetupLink(outer.db, sha256Hex(input.token)))) throw new AppError('setup_token_wrong')
    const workspace = newId()
    const tx = { ...outer, workspace }
    const at = tx.clock.now()
    await insertWorkspace(tx.db, { id: workspace, name: input.workspaceName.trim(), at })
    const roles = ['admin']
    const userId = await insertUser(tx, { email: input.email, name: input.name.trim(), passwordHash, roles })
    await record(tx, { action: 'workspace.created', subject: { kind: 'workspace', id: workspace } })
    await record(tx, { action: 'user.created', subject: { kind: 'user', id: userId }, data: { roles } })
    return openSession(tx.db, { userId, workspaceId: workspace, at })
  })
}
