import type { Ctx } from '../ctx.ts'
import { entryHash, GENESIS } from './chain.ts'
import type { JournalEntry } from './schema.ts'
import { readChain, readHead } from './store.ts'

const PAGE = 1000

interface Head {
  workspace: string
  entries: number
  lastHash: string
}

/** The whole chain as lines of JSON: first which workspace it is and where the chain ends, then every entry in order. */
export async function* exportJournal(ctx: Ctx): AsyncGenerator<string> {
  const head = await readHead(ctx)
  yield `${JSON.stringify({ workspace: ctx.workspace, entries: head.seq, lastHash: head.hash })}\n`
  for (let after = 0; after < head.seq; ) {
    const entries = (await readChain(ctx, after, PAGE)).filter((entry) => entry.seq <= head.seq)
    if (entries.length === 0) return
    yield entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
    after = entries.at(-1)?.seq ?? head.seq
  }
}

/** Checks an exported chain without the product: the sentence that says what is wrong first, or undefined. */
export function checkExport(lines: Iterable<string>): { entries: number; problem: string | undefined } {
  let head: Head | undefined
  let [seq, hash] = [0, GENESIS]
  const wrong = (problem: string) => ({ entries: seq, problem })
  for (const line of lines) {
    if (line.trim() === '') continue
    let value: unknown
    try {
      value = JSON.parse(line)
    } catch {
      return wrong(`What follows entry ${seq} is not JSON. Export the journal again.`)
    }
    if (!head) {
      const first = value as Partial<Head>
      if (typeof first.workspace !== 'string' || typeof first.entries !== 'number')
        return wrong('This is not an exported journal: its first line must name the workspace.')
      head = first as Head
      continue
    }
    const entry = value as JournalEntry
    if (entry.seq !== seq + 1) return wrong(`Entry ${seq + 1} is missing.`)
    if (entry.prevHash !== hash) return wrong(`Entry ${entry.seq} does not follow from the one before it.`)
    if (entryHash(head.workspace, entry) !== entry.hash) return wrong(`Entry ${entry.seq} was changed.`)
    ;[seq, hash] = [entry.seq, entry.hash]
  }
  if (!head) return wrong('The file is empty.')
  if (seq !== head.entries || hash !== head.lastHash)
    return wrong(`The end is missing: ${seq} of ${head.entries} entries are there.`)
  return { entries: seq, problem: undefined }
}
