/** Something to be made durable: its bytes, in parts, and how many events they hold. */
export interface Entry {
  parts: readonly (Buffer | string)[]
  bytes: number
  events: number
}

/** Takes entries and answers each when it is durable. */
export interface GroupCommit {
  /** Resolves after the commit that holds the entry, rejects when that commit failed. */
  add(entry: Entry): Promise<void>
  /** Bytes that wait for a commit. */
  waitingBytes(): number
  /** Resolves when everything added so far was answered. */
  idle(): Promise<void>
}

interface Waiting extends Entry {
  resolve(): void
  reject(error: unknown): void
}

const MOST_GROUP_BYTES = 4_000_000
const MOST_MILLIS = 10_000

/**
 * Commits in groups without a timer: while one commit runs, entries gather; the next one takes them all. Alone an
 * entry waits for nothing; under load a commit carries hundreds.
 */
export function groupCommit(write: (body: Buffer, events: number) => Promise<void>): GroupCommit {
  let waiting: Waiting[] = []
  let bytes = 0
  let running: Promise<void> | undefined
  // Fresh memory of megabytes for every commit costs more than filling it.
  let page = Buffer.alloc(0)

  const takeGroup = (): Waiting[] => {
    let size = 0
    let end = 0
    for (const entry of waiting) {
      if (end > 0 && size + entry.bytes > MOST_GROUP_BYTES) break
      size += entry.bytes
      end++
    }
    const group = end === waiting.length ? waiting : waiting.slice(0, end)
    waiting = end === waiting.length ? [] : waiting.slice(end)
    return group
  }

  const commitAll = async () => {
    while (waiting.length > 0) {
      const group = takeGroup()
      const size = group.reduce((sum, entry) => sum + entry.bytes, 0)
      try {
        const events = group.reduce((sum, entry) => sum + entry.events, 0)
        if (page.length < size) page = Buffer.allocUnsafeSlow(size)
        await inTime(write(join(group, page), events))
        for (const entry of group) entry.resolve()
      } catch (error) {
        // A commit that was given up may still be reading it.
        page = Buffer.alloc(0)
        for (const entry of group) entry.reject(error)
      }
      bytes -= size
    }
    running = undefined
  }

  return {
    add: (entry) =>
      new Promise((resolve, reject) => {
        waiting.push({ ...entry, resolve, reject })
        bytes += entry.bytes
        // Requests of the same turn of the event loop share the first commit.
        running ??= new Promise<void>((next) => setImmediate(next)).then(commitAll)
      }),
    waitingBytes: () => bytes,
    idle: async () => {
      while (running) await running
    },
  }
}

/** Writes the entries one after the other into the page; what it returns is part of the page. */
function join(group: readonly Entry[], page: Buffer): Buffer {
  let at = 0
  for (const { parts } of group) {
    for (const part of parts) at += typeof part === 'string' ? page.write(part, at) : part.copy(page, at)
  }
  return page.subarray(0, at)
}

/** A commit that hangs is given up, so that senders come back later instead of waiting for ever. */
async function inTime(commit: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the commit took too long')), MOST_MILLIS)
  })
  try {
    await Promise.race([commit, late])
  } finally {
    clearTimeout(timer)
  }
}
