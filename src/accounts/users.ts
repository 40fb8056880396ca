import { type Ctx, transact } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { record } from '../platform/journal/index.ts'
import { checkPassword, hashPassword } from './passwords.ts'
import type { NewUser, PasswordChange, User, UserPatch } from './schema.ts'
import {
  deleteSessionsOf,
  findPasswordHash,
  findUser,
  insertUser,
  listUsers,
  lockUsers,
  updateUser,
} from './store.ts'
import { throttled } from './throttle.ts'

/** Adds a user with roles in the workspace. */
export async function createUser(ctx: Ctx, input: NewUser): Promise<User> {
  const passwordHash = await hashPassword(input.password)
  return transact(ctx, async (tx) => {
    const id = await insertUser(tx, {
      email: input.email,
      name: input.name.trim(),
      passwordHash,
      roles: input.roles,
    })
    await record(tx, { action: 'user.created', subject: { kind: 'user', id }, data: { roles: input.roles } })
    return requireUser(tx, id)
  })
}

/** Changes name, password, roles or access of a user; a new password or lost access ends the user's sessions. */
export async function changeUser(ctx: Ctx, id: string, patch: UserPatch): Promise<User> {
  const passwordHash = patch.password === undefined ? undefined : await hashPassword(patch.password)
  return transact(ctx, async (tx) => {
    await lockUsers(tx)
    await requireUser(tx, id)
    await updateUser(tx, id, {
      ...(patch.name !== undefined && { name: patch.name.trim() }),
      ...(passwordHash !== undefined && { passwordHash }),
      ...(patch.roles && { roles: patch.roles }),
      ...(patch.disabled !== undefined && { disabledAt: patch.disabled ? tx.clock.now() : null }),
    })
    const admins = (await listUsers(tx)).filter((user) => user.roles.includes('admin') && !user.disabled)
    if (admins.length === 0)
      throw new AppError('conflict', {
        message: 'Nobody would be administrator then. Give the role to someone else first.',
      })
    if (passwordHash !== undefined || patch.disabled) await deleteSessionsOf(tx.db, id)
    await record(tx, {
      action: 'user.changed',
      subject: { kind: 'user', id },
      data: { fields: Object.keys(patch), ...(patch.roles && { roles: patch.roles }) },
    })
    return requireUser(tx, id)
  })
}

/** Ends every session of a user of the workspace; keys are revoked one by one. */
export async function signOutEverywhere(ctx: Ctx, id: string): Promise<void> {
  await transact(ctx, async (tx) => {
    await requireUser(tx, id)
    await deleteSessionsOf(tx.db, id)
    await record(tx, { action: 'user.signed_out', subject: { kind: 'user', id } })
  })
}

/** Changes the actor's own password; every other session of theirs ends. */
export async function changeOwnPassword(ctx: Ctx, input: PasswordChange, keepSession: string): Promise<void> {
  const { id } = ctx.actor
  await throttled(ctx, [`password:${id}`], async () => {
    const hash = await findPasswordHash(ctx, id)
    if (!(await checkPassword(input.current, hash))) throw new AppError('password_wrong')
  })
  const passwordHash = await hashPassword(input.password)
  await transact(ctx, async (tx) => {
    await updateUser(tx, id, { passwordHash })
    await deleteSessionsOf(tx.db, id, keepSession)
    await record(tx, {
      action: 'user.changed',
      subject: { kind: 'user', id },
      data: { fields: ['password'] },
    })
  })
}

async function requireUser(ctx: Ctx, id: string): Promise<User> {
  const user = await findUser(ctx, id)
  if (!user) throw new AppError('not_found', { message: 'There is no such user in this workspace.' })
  return user
}
