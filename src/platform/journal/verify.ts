import type { Ctx } from '../ctx.ts'
import { entryHash, GENESIS } from './chain.ts'
import type { JournalCheck, JournalEntry } from './schema.ts'
import { readChain, readHead } from './store.ts'

const PAGE = 1000
const MOST_PROBLEMS = 100

/**
 * Walks the workspace's chain and names every row that was changed, removed, reordered or added behind the
 * product's back. Reads in pages, so its memory does not grow with the journal.
 */
export async function verifyJournal(ctx: Ctx): Promise<JournalCheck> {
  const problems: JournalCheck['problems'] = []
  const head = await readHead(ctx)
  let previous = { seq: 0, hash: GENESIS }
  let entries = 0
  for (;;) {
    const page = await readChain(ctx, previous.seq, PAGE)
    for (const entry of page) {
      problems.push(...linkProblems(ctx.workspace, previous, entry))
      previous = { seq: entry.seq, hash: entry.hash }
      entries += 1
    }
    if (page.length < PAGE || problems.length >= MOST_PROBLEMS) break
  }
  if (problems.length < MOST_PROBLEMS) {
    if (previous.seq < head.seq) problems.push(removed(previous.seq + 1, head.seq))
    else if (previous.seq > head.seq)
      problems.push({
        seq: previous.seq,
        kind: 'added',
        message: `Entry ${previous.seq} stands after the end of the chain (${head.seq}).`,
      })
    else if (previous.hash !== head.hash)
      problems.push({
        seq: head.seq,
        kind: 'changed',
        message: `The chain's end does not carry the hash of entry ${head.seq}.`,
      })
  }
  return {
    intact: problems.length === 0,
    entries,
    lastHash: previous.hash,
    problems: problems.slice(0, MOST_PROBLEMS),
  }
}

function linkProblems(
  workspace: string,
  previous: { seq: number; hash: string },
  entry: JournalEntry,
): JournalCheck['problems'] {
  const found: JournalCheck['problems'] = []
  const gap = entry.seq > previous.seq + 1
  if (gap) found.push(removed(previous.seq + 1, entry.seq - 1))
  const sealed = entryHash(workspace, entry) === entry.hash
  const movedFrom = sealed ? undefined : originalPlace(workspace, entry, previous)
  if (movedFrom !== undefined)
    found.push({
      seq: entry.seq,
      kind: 'reordered',
      message: `Entry ${entry.seq} was written as entry ${movedFrom} and has been moved.`,
    })
  else if (!sealed)
    found.push({
      seq: entry.seq,
      kind: 'changed',
      message: `Entry ${entry.seq} (${entry.action} of ${entry.subject.kind} ${entry.subject.id}) does not match its hash: it was changed after it was written.`,
    })
  else if (!gap && entry.prevHash !== previous.hash)
    found.push({
      seq: entry.seq,
      kind: 'changed',
      message: `Entry ${entry.seq} does not continue entry ${previous.seq}: one of them was replaced.`,
    })
  return found
}

/** A row whose hash fits another place nearby was moved there; rows farther apart count as changed. */
function originalPlace(
  workspace: string,
  entry: JournalEntry,
  previous: { seq: number },
): number | undefined {
  for (let seq = Math.max(1, previous.seq - 100); seq <= previous.seq + 100; seq += 1) {
    if (seq !== entry.seq && entryHash(workspace, { ...entry, seq }) === entry.hash) return seq
  }
  return undefined
}

function removed(from: number, to: number): JournalCheck['problems'][number] {
  const which = from === to ? `Entry ${from} is` : `Entries ${from} to ${to} are`
  return { seq: from, kind: 'removed', message: `${which} missing: removed after being written.` }
}
