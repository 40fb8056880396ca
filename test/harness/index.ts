/** Real databases, workspaces and people for tests: `testStack()` in `beforeAll`, `stack.workspace()` per test. */
export { type TestBrowser, testBrowser } from './browser.ts'
export { type TestServer, testServer } from './server.ts'
export type { SignedIn } from './sign-in.ts'
export { type TestMailServer, testMailServer } from './smtp.ts'
export { START, type Stack, testStack } from './stack.ts'
