/** Real databases, workspaces and people for tests: `testStack()` in `beforeAll`, `stack.workspace()` per test. */
export { START, type Stack, testStack } from './stack.ts'
