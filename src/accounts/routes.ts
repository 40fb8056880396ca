import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { sha256Hex } from '../lib/hash.ts'
import { AppError } from '../platform/errors.ts'
import type { Routes } from '../platform/http/index.ts'
import { COOKIE } from './authenticate.ts'
import { setSessionCookie } from './cookie.ts'
import { createApiKey, revokeApiKey } from './keys.ts'
import { permissionsOf } from './roles.ts'
import {
  ApiKey,
  Login,
  NewApiKey,
  NewUser,
  PasswordChange,
  Session,
  Setup,
  User,
  UserPatch,
  Workspace,
  WorkspacePatch,
} from './schema.ts'
import { logIn } from './sessions.ts'
import { setUp } from './setup.ts'
import { anyUser, deleteSession, findSession, findWorkspace, listApiKeys, listUsers } from './store.ts'
import { changeOwnPassword, changeUser, createUser, signOutEverywhere } from './users.ts'
import { changeWorkspace, currentWorkspace } from './workspaces.ts'

/** Set-up and log-in happen before anybody belongs to a workspace. */
const NO_WORKSPACE = ''

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Done = Type.Object({ done: Type.Boolean() })

/** Routes of accounts; the secret keys the log-in throttle, cookies are for https alone where people come by it. */
export function routes({ secret, where }: { secret: string; where: { readonly publicUrl: string } }): Routes {
  return async (app) => {
    const system = app.systemCtx(NO_WORKSPACE)
    const setCookie = (reply: FastifyReply, token: string) =>
      setSessionCookie(reply, token, where.publicUrl.startsWith('https:'))

    app.get(
      '/api/setup',
      {
        config: { permission: 'public' },
        schema: {
          tags: ['Accounts'],
          summary: 'Whether the installation waits to be set up',
          response: { 200: Type.Object({ needed: Type.Boolean() }) },
        },
      },
      async () => ({ needed: !(await anyUser(system.db)) }),
    )
    app.post(
      '/api/setup',
      {
        config: { permission: 'public' },
        schema: {
          tags: ['Accounts'],
          summary: 'Make the first workspace and administrator with the set-up link',
          body: Setup,
          response: { 200: Done },
        },
      },
      async ({ body }, reply) => {
        setCookie(reply, await setUp(system, body))
        return { done: true }
      },
    )
    app.post(
      '/api/session',
      {
        config: { permission: 'public' },
        schema: { tags: ['Accounts'], summary: 'Sign in', body: Login, response: { 200: Done } },
      },
      async ({ body, ip }, reply) => {
        setCookie(
          reply,
          await logIn({ db: system.db, clock: system.clock, secret }, { ...body, address: ip }),
        )
        return { done: true }
      },
    )
    app.get(
      '/api/session',
      {
        config: { permission: 'public' },
        schema: { tags: ['Accounts'], summary: 'Who is signed in', response: { 200: Session } },
      },
      async (request) => {
        const cookie = request.cookies[COOKIE]
        const session = cookie && (await findSession(system.db, sha256Hex(cookie), system.clock.now()))
        if (!session) throw new AppError('not_signed_in')
        const workspace = await findWorkspace(system.db, session.workspace_id)
        if (!workspace) throw new AppError('not_signed_in')
        const { id, name, email, roles } = session
        return {
          user: { id, name, email, roles },
          permissions: [...permissionsOf(roles)],
          csrfToken: session.csrf_token,
          workspace,
        }
      },
    )
    app.delete(
      '/api/session',
      {
        config: { permission: 'public' },
        schema: { tags: ['Accounts'], summary: 'Sign out', response: { 200: Done } },
      },
      async (request, reply) => {
        const cookie = request.cookies[COOKIE]
        if (cookie) await deleteSession(system.db, sha256Hex(cookie))
        reply.clearCookie(COOKIE, { path: '/' })
        return { done: true }
      },
    )

    app.post(
      '/api/session/password',
      {
        config: { permission: 'password.change' },
        schema: {
          tags: ['Accounts'],
          summary: 'Change your own password; your other sessions end',
          body: PasswordChange,
          response: { 200: Done },
        },
      },
      async ({ ctx, body, cookies }) => {
        await changeOwnPassword(ctx, body, sha256Hex(cookies[COOKIE] ?? ''))
        return { done: true }
      },
    )

    app.get(
      '/api/users',
      {
        config: { permission: 'settings.read' },
        schema: {
          tags: ['Accounts'],
          summary: 'Users of the workspace',
          response: { 200: Type.Object({ items: Type.Array(User) }) },
        },
      },
      async ({ ctx }) => ({ items: await listUsers(ctx) }),
    )
    app.post(
      '/api/users',
      {
        config: { permission: 'users.write' },
        schema: { tags: ['Accounts'], summary: 'Add a user', body: NewUser, response: { 200: User } },
      },
      ({ ctx, body }) => createUser(ctx, body),
    )
    app.patch(
      '/api/users/:id',
      {
        config: { permission: 'users.write' },
        schema: {
          tags: ['Accounts'],
          summary: 'Change a user',
          params: Id,
          body: UserPatch,
          response: { 200: User },
        },
      },
      ({ ctx, params, body }) => changeUser(ctx, params.id, body),
    )

    app.post(
      '/api/users/:id/sign-out',
      {
        config: { permission: 'users.write' },
        schema: {
          tags: ['Accounts'],
          summary: 'End every session of a user, wherever it is open',
          params: Id,
          response: { 200: Done },
        },
      },
      async ({ ctx, params }) => {
        await signOutEverywhere(ctx, params.id)
        return { done: true }
      },
    )

    app.get(
      '/api/keys',
      {
        config: { permission: 'settings.read' },
        schema: {
          tags: ['Accounts'],
          summary: 'API keys, without the keys themselves',
          response: { 200: Type.Object({ items: Type.Array(ApiKey) }) },
        },
      },
      async ({ ctx }) => ({ items: await listApiKeys(ctx) }),
    )
    app.post(
      '/api/keys',
      {
        config: { permission: 'keys.write' },
        schema: {
          tags: ['Accounts'],
          summary: 'Make an API key; the answer shows it once',
          body: NewApiKey,
          response: { 200: Type.Object({ apiKey: ApiKey, key: Type.String() }) },
        },
      },
      ({ ctx, body }) => createApiKey(ctx, body),
    )
    app.delete(
      '/api/keys/:id',
      {
        config: { permission: 'keys.write' },
        schema: { tags: ['Accounts'], summary: 'Revoke an API key', params: Id, response: { 200: Done } },
      },
      async ({ ctx, params }) => {
        await revokeApiKey(ctx, params.id)
        return { done: true }
      },
    )

    app.get(
      '/api/settings',
      {
        config: { permission: 'settings.read' },
        schema: { tags: ['Accounts'], summary: 'Settings of the workspace', response: { 200: Workspace } },
      },
      ({ ctx }) => currentWorkspace(ctx),
    )
    app.patch(
      '/api/settings',
      {
        config: { permission: 'settings.write' },
        schema: {
          tags: ['Accounts'],
          summary: 'Change settings of the workspace',
          body: WorkspacePatch,
          response: { 200: Workspace },
        },
      },
      ({ ctx, body }) => changeWorkspace(ctx, body),
    )
  }
}
