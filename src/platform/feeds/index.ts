/**
 * Feeds carry news downstream: entries are written in the transaction of the change, each consumer keeps its
 * own durable cursor, and NOTIFY wakes consumers at commit.
 */

export { type FeedConsumer, type FeedEntry, runFeeds } from './consume.ts'
export { pruneFeeds, publish } from './store.ts'
