/**
 * Events: receives what people did, makes it durable, folds it exactly once into both databases, and sets aside
 * what cannot be used. Folding asks a later stage whose an event is, through the `Resolve` that `app` passes in.
 */

export { senders } from './collect/write-keys.ts'
export { entryAt, entryOf } from './entry.ts'
export { forgetEvents, timeline } from './facts.ts'
export { type FoldLoop, runFold } from './fold/loop.ts'
export { eventsUnderWay } from './fold/store.ts'
export { enqueueEvents } from './inbox/enqueue.ts'
export { inboxLag } from './inbox/store.ts'
export { listRejected, repairRejected, replayRejected } from './rejected/repair.ts'
export { countRejected, forgetRejected } from './rejected/store.ts'
export { retireEvents } from './retention/retention.ts'
export { retentionRoutes } from './retention/routes.ts'
export { routes } from './routes.ts'
export * from './schema.ts'
export { StoredEvent } from './stored.ts'
