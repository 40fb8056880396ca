import { sha256Hex } from '../../lib/hash.ts'

/** Who sends: the workspace of a key, and the key's name as the source of its events. */
export interface Sender {
  workspaceId: string
  source: string
}

/** A revoked key is refused at the latest after this. */
const FRESH_MILLIS = 5_000
const MOST_REMEMBERED = 10_000

/** Looks up who sends by the key they present, remembering answers for a few seconds. */
export type FindSender = (key: string) => Sender | undefined | Promise<Sender | undefined>

/** The key with this hash, if there is one that was not revoked. */
type FindKey = (keyHash: string) => Promise<{ workspace_id: string; name: string } | undefined>

/** A lookup by `findKey` that asks once for many requests. */
export function senders(findKey: FindKey, now: () => number = () => performance.now()): FindSender {
  const known = new Map<string, { until: number; sender: Sender | undefined }>()
  const asking = new Map<string, Promise<Sender | undefined>>()

  const ask = async (key: string): Promise<Sender | undefined> => {
    try {
      const row = await findKey(sha256Hex(key))
      const sender = row && { workspaceId: row.workspace_id, source: row.name }
      if (known.size >= MOST_REMEMBERED) known.clear()
      known.set(key, { until: now() + FRESH_MILLIS, sender })
      return sender
    } finally {
      asking.delete(key)
    }
  }

  return (key) => {
    const remembered = known.get(key)
    if (remembered && remembered.until > now()) return remembered.sender
    const pending = asking.get(key) ?? ask(key)
    asking.set(key, pending)
    return pending
  }
}
