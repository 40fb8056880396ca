// PostgreSQL: what is true now. Opens a server by URL, or starts a real one in the data directory, and brings
// its tables up to date.
export { copyIn, copyOut } from './copy.ts'
export { startEmbeddedPostgres } from './embedded.ts'
export type { Listen } from './listen.ts'
export { migratePostgres, oneAtATime } from './migrate.ts'
export { ask, connectAlone, type Db, onClient, openPostgres, type Postgres } from './open.ts'
export { endOrphans } from './orphans.ts'
