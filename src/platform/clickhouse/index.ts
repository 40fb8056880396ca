// ClickHouse: what happened. One client for a server by URL and for the engine that we start in a child process.
export { runAsChild } from './child.ts'
export { type FactsCopy, openCopy } from './copy.ts'
export { startEngine } from './engine.ts'
export { type Facts, openFacts } from './facts.ts'
export { migrateClickHouse } from './migrate.ts'
export { serveEngine } from './serve.ts'
