/** Real databases, workspaces and people for tests: `testStack()` in `beforeAll`, `stack.workspace()` per test. */
export { type TestServer, testServer } from './server.ts'
export type { SignedIn } from './sign-in.ts'
export { START, type Stack, testStack } from './stack.ts'
