import { contentHash } from '../../lib/hash.ts'
import type { JournalEntry } from './schema.ts'

/** The hash before the first entry of a chain. */
export const GENESIS = '0'.repeat(64)

/** The hash that seals an entry: over everything it says, its place and the hash before it. */
export function entryHash(workspace: string, entry: Omit<JournalEntry, 'hash'>): string {
  const { seq, at, actor, action, subject, data, prevHash } = entry
  return contentHash({
    workspace,
    seq,
    at,
    actor: { kind: actor.kind, id: actor.id },
    action,
    subject: { kind: subject.kind, id: subject.id },
    data,
    prevHash,
  })
}
