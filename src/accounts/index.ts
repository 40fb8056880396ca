/**
 * Accounts: workspaces, users and their roles, sessions and API keys. Says who acts and what they may do;
 * every other stage only asks for a permission beside its routes.
 */
export { authenticator, presentedKey } from './authenticate.ts'
export { setSessionCookie } from './cookie.ts'
export { keyedHasher } from './keyed-hash.ts'
export { createApiKey, revokeApiKey } from './keys.ts'
export type { OidcSettings } from './oidc/provider.ts'
export { oidcRoutes } from './oidc/routes.ts'
export { permissionsOf, type Role, roleNames } from './roles.ts'
export { routes } from './routes.ts'
export { openSession } from './sessions.ts'
export { newLinkToken, newSetupToken, openWorkspace, takeLink } from './setup.ts'
export {
  anyUser,
  deleteExpiredSessions,
  deleteUsers,
  findApiKey,
  findUser,
  listApiKeys,
  listWorkspaces,
} from './store.ts'
export { changeUser, createUser } from './users.ts'
export { currentWorkspace, setSimulated } from './workspaces.ts'
