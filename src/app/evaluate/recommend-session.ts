import { performance } from 'node:perf_hooks'
import {
  clearScores,
  createScores,
  createTop,
  emptyVocabulary,
  fitSession,
  numberOf,
  packHistories,
  selectTop,
  type Vocabulary,
} from '../../lib/recommenders/index.ts'
import { csvRowsOf, type Tally, tallyOf } from './files.ts'
import type { Answer } from './method.ts'

interface Session {
  items: number[]
  times: number[]
}

/** Protocol `session`: each click after the first of each test session, from those before it; all items ranked. */
export async function evaluateSessions(
  train: string,
  test: string,
  k: number,
  lenient: boolean,
): Promise<Answer> {
  const vocabulary = emptyVocabulary()
  const trainTally = tallyOf(train, lenient)
  const past = await sessionsOf(train, trainTally, vocabulary)
  const items = vocabulary.names.length
  const testTally = tallyOf(test, lenient)
  const asked = await sessionsOf(test, testTally, vocabulary)
  const fitted = fitSession(
    packHistories(
      past.map((session) => session.items),
      items,
      past.map(({ times }) => times.at(-1) ?? 0),
    ),
    { k },
  )
  const scores = createScores(items)
  const top = createTop(k)
  const took: number[] = []
  const shown = new Set<number>()
  let hits = 0
  let ranks = 0
  for (const session of asked)
    for (let place = 1; place < session.items.length; place += 1) {
      const began = performance.now()
      clearScores(scores)
      fitted.scorer.score(
        {
          items: session.items.slice(0, place).filter((item) => item < items),
          now: session.times[place - 1] ?? 0,
        },
        scores,
      )
      selectTop(scores, top)
      took.push(performance.now() - began)
      for (let at = 0; at < top.count; at += 1) shown.add(top.ids[at] as number)
      const at = top.ids.subarray(0, top.count).indexOf(session.items[place] as number)
      if (at < 0) continue
      hits += 1
      ranks += 1 / (at + 1)
    }
  took.sort((a, b) => a - b)
  const events = took.length
  const quantile = (share: number) => round(took[Math.min(events - 1, Math.floor(share * events))] ?? 0)
  return {
    method: 'blend of nearest sessions (VSTAN), sequential rules, item cosine and trend',
    parameters: { k, ...fitted.parameters },
    rows: trainTally.rows + testTally.rows,
    skipped: trainTally.skipped + testTally.skipped,
    events,
    hr: round(hits / Math.max(1, events)),
    mrr: round(ranks / Math.max(1, events)),
    coverage: round(shown.size / Math.max(1, items)),
    p50Ms: quantile(0.5),
    p90Ms: quantile(0.9),
    p99Ms: quantile(0.99),
  }
}

async function sessionsOf(path: string, tally: Tally, vocabulary: Vocabulary): Promise<Session[]> {
  const clicks = new Map<string, { item: number; time: number }[]>()
  const required = ['SessionId', 'ItemId', 'Time']
  for await (const { line, row } of csvRowsOf(path, tally, { required, delimiter: '\t' })) {
    const session = row.SessionId?.trim()
    const item = row.ItemId?.trim()
    const time = secondsOf(row.Time?.trim() ?? '')
    if (!session) tally.skip(line, 'expected a SessionId')
    else if (!item) tally.skip(line, 'expected an ItemId')
    else if (time === undefined)
      tally.skip(line, `expected a Time in seconds or as a date, got ${row.Time || 'nothing'}`)
    else {
      tally.rows += 1
      const list = clicks.get(session) ?? []
      list.push({ item: numberOf(vocabulary, item), time })
      clicks.set(session, list)
    }
  }
  tally.check()
  return [...clicks.values()].map((list) => {
    list.sort((a, b) => a.time - b.time)
    return { items: list.map(({ item }) => item), times: list.map(({ time }) => time) }
  })
}

function secondsOf(text: string): number | undefined {
  const number = text === '' ? Number.NaN : Number(text)
  if (Number.isFinite(number)) return number > 1e11 ? number / 1000 : number
  const date = Date.parse(text)
  return Number.isNaN(date) ? undefined : date / 1000
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
