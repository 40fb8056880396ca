/**
 * Accounts: workspaces, users and their roles, sessions and API keys. Says who acts and what they may do;
 * every other stage only asks for a permission beside its routes.
 */
export { authenticator, presentedKey } from './authenticate.ts'
export { keyedHasher } from './keyed-hash.ts'
export { createApiKey } from './keys.ts'
export type { OidcSettings } from './oidc/provider.ts'
export { oidcRoutes } from './oidc/routes.ts'
export { permissionsOf, type Role, roleNames } from './roles.ts'
export { routes } from './routes.ts'
export { newSetupToken } from './setup.ts'
export { deleteExpiredSessions, findApiKey, findUser, listWorkspaces } from './store.ts'
export { createUser } from './users.ts'
export { currentWorkspace } from './workspaces.ts'
