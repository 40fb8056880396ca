/**
 * Real databases, workspaces and people for tests: `testStack()` in `beforeAll`, `stack.workspace()` per test. What
 * a file does not use is not loaded.
 */
export type { TestBrowser } from './browser.ts'
export type { TestServer } from './server.ts'
export type { SignedIn } from './sign-in.ts'
export type { TestMailServer } from './smtp.ts'
export { type Stack, testStack } from './stack.ts'

/** The whole product of one test file, see `server.ts`. */
export const testServer: typeof import('./server.ts').testServer = async (...args) =>
  (await import('./server.ts')).testServer(...args)

/** A real Chromium, see `browser.ts`. */
export const testBrowser: typeof import('./browser.ts').testBrowser = async () =>
  (await import('./browser.ts')).testBrowser()

/** A real mail server, see `smtp.ts`. */
export const testMailServer: typeof import('./smtp.ts').testMailServer = async (...args) =>
  (await import('./smtp.ts')).testMailServer(...args)
