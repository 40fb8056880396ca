/**
 * The journal: an append-only chain of hashes per workspace, written in the transaction of each change. It
 * holds ids and keyed hashes, never personal data, so that erasing a person leaves the chain whole.
 */

export { checkExport } from './export.ts'
export { routes } from './routes.ts'
export { listJournal, record } from './store.ts'
export { verifyJournal } from './verify.ts'
