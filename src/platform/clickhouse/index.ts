// ClickHouse: what happened. One client for a server by URL and for the engine that we start in a child process.
export { runAsChild } from './child.ts'
export { type Engine, type StartOptions, startEngine } from './engine.ts'
export { type Facts, type FactsOptions, openFacts } from './facts.ts'
export { migrateClickHouse } from './migrate.ts'
export { type ServedEngine, serveEngine } from './serve.ts'
