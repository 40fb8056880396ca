import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { sha256Hex } from '../lib/hash.ts'
import type { Ctx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { allPermissions } from '../platform/permissions.ts'
import { keyPermissions, permissionsOf } from './roles.ts'
import { findApiKey, findSession, listWorkspaces } from './store.ts'

/** The cookie that carries a session. */
export const COOKIE = 'tactful_session'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Says who sends a request, by the operator's local token, an API key or a session cookie. A session's unsafe
 * requests must carry the CSRF token that only our own pages can read.
 */
export function authenticator(
  systemCtx: (workspace: string) => Ctx,
  operatorToken: string,
): (request: FastifyRequest) => Promise<Ctx> {
  const operatorHash = Buffer.from(sha256Hex(operatorToken))
  const { db, clock } = systemCtx('')
  return async (request) => {
    const presented = presentedKey(request.headers.authorization)
    if (presented !== undefined) {
      const hashed = sha256Hex(presented)
      if (operatorToken && timingSafeEqual(Buffer.from(hashed), operatorHash))
        return operator(systemCtx, request)
      const key = await findApiKey(db, hashed)
      if (!key)
        throw new AppError('not_signed_in', {
          message: 'This API key is not known or was revoked. Make a new one under Settings.',
        })
      const actor = {
        kind: 'key' as const,
        id: key.id,
        name: key.name,
        roles: [],
        permissions: keyPermissions[key.kind],
      }
      return { ...systemCtx(key.workspace_id), actor }
    }
    const cookie = request.cookies[COOKIE]
    const session = cookie ? await findSession(db, sha256Hex(cookie), clock.now()) : undefined
    if (!session) throw new AppError('not_signed_in')
    if (!SAFE.has(request.method) && request.headers['x-csrf-token'] !== session.csrf_token)
      throw new AppError('csrf_token_wrong')
    const { id, name, roles } = session
    return {
      ...systemCtx(session.workspace_id),
      actor: { kind: 'user', id, name, roles, permissions: permissionsOf(roles) },
    }
  }
}

/** Whoever can read the data directory's token is the operator of the machine. */
async function operator(systemCtx: (workspace: string) => Ctx, request: FastifyRequest): Promise<Ctx> {
  const { db } = systemCtx('')
  const asked = request.headers['x-tactful-workspace']
  const workspaces = await listWorkspaces(db)
  const workspace = asked === undefined ? workspaces[0] : workspaces.find(({ id }) => id === asked)
  if (!workspace)
    throw new AppError('not_found', {
      message:
        'There is no such workspace yet. Open the set-up link that the server printed, or run `tactful user create`.',
    })
  const permissions = new Set(allPermissions.filter((name) => name !== 'holds.sensitive'))
  return {
    ...systemCtx(workspace.id),
    actor: { kind: 'system', id: 'operator', name: 'Operator', roles: [], permissions },
  }
}

/** The key of a Bearer header, or the user name of a Basic one. */
export function presentedKey(header: string | undefined): string | undefined {
  const [scheme, value] = header?.split(' ') ?? []
  if (!scheme || !value) return undefined
  if (scheme.toLowerCase() === 'bearer') return value
  if (scheme.toLowerCase() !== 'basic') return undefined
  return Buffer.from(value, 'base64').toString('utf8').split(':')[0]
}
