import { blend, type Case, chooseByCoordinate, learnBlend, type Measure, meanGain } from './blend.ts'
import { coOccurrence, type PairParameters } from './co-occurrence.ts'
import { countOf, type Histories, historyOf, sliceHistories } from './histories.ts'
import { popularity } from './popularity.ts'
import { rowsScorer } from './rows.ts'
import type { Scorer } from './scorer.ts'
import { addScore } from './scores.ts'
import { type SessionKnnParameters, sessionKnn } from './session-knn.ts'

/** A model and what was chosen for it, with its gain on the part that chose. */
export interface Fitted {
  scorer: Scorer
  parameters: Record<string, unknown>
  gain: number
}

const KEEP = 200
const RULES: Omit<PairParameters, 'window' | 'fade'> = { direction: 'ahead', norm: 0, keep: KEEP }
const COSINE: PairParameters = { direction: 'both', window: 10, fade: 0.5, norm: 0.5, keep: KEEP }

/** Hits and their place alike: an event is worth 1 within k and 1/place more. */
const measureOf = (k: number): Measure => ({ k, repeats: true, gain: (place) => 1 + 1 / (place + 1) })

/**
 * Fits a recommender for sessions: parameters and the blend's weights are chosen on the latest tenth of the sessions
 * with models of those before, then everything is fitted on all. `cases` bounds the work of choosing.
 */
export function fitSession(of: Histories, { k = 20, cases: most = 2500 } = {}): Fitted {
  const all = countOf(of)
  const cut = Math.floor(all * 0.9)
  const past = sliceHistories(of, Math.max(0, cut - 300_000), cut)
  const cases = casesOf(of, cut, all, most)
  const some = cases.filter((_, at) => at % 2 === 0)
  const measure = measureOf(k)
  const chosen = chooseByCoordinate<SessionKnnParameters & Record<string, unknown>>(
    {
      neighbours: [500, 150, 1500],
      perItem: [2500, 1000],
      decay: [2, 1, 4, 0],
      recencyDays: [0, 3, 10, 40],
      spread: [3.5, 1.5, 8, 0],
      rarity: [0, 0.1, 0.5],
    },
    (parameters) => meanGain(sessionKnn(past, parameters), some, of.items, measure),
  )
  const rules = chooseByCoordinate<{ window: number; fade: number; keep: number }>(
    { window: [5, 10], fade: [1, 0.5, 2], keep: [0.3, 0.6, 0.1] },
    ({ window, fade, keep }) =>
      meanGain(
        rowsScorer('rules', coOccurrence(past, { ...RULES, window, fade }), { last: 5, keep }),
        some,
        of.items,
        measure,
      ),
  )
  const make = (from: Histories): Scorer[] => [
    sessionKnn(from, chosen.parameters),
    rowsScorer('sequential-rules', coOccurrence(from, { ...RULES, ...pick(rules.parameters) }), {
      last: 5,
      keep: rules.parameters.keep,
    }),
    rowsScorer('item-cosine', coOccurrence(from, COSINE), { last: 5, keep: 0.5 }),
    repeats,
    popularity(from, { halfLifeDays: 7, keep: KEEP }, 'trending'),
  ]
  const size = { items: of.items, keep: KEEP }
  const { weights, gain } = learnBlend(make(past), cases, size, measure)
  const scorers = make(of)
  return {
    scorer: blend(scorers, weights, size),
    parameters: {
      sessionKnn: chosen.parameters,
      rules: rules.parameters,
      weights: Object.fromEntries(scorers.map(({ name }, at) => [name, weights[at]])),
    },
    gain,
  }
}

/** What the query has already, the latest first: people go back. */
const repeats: Scorer = {
  name: 'repeats',
  score: ({ items }, scores) => {
    for (let at = items.length - 1; at >= Math.max(0, items.length - 20); at -= 1)
      addScore(scores, items[at] as number, 0.6 ** (items.length - 1 - at))
  },
}

function pick({ window, fade }: { window: number; fade: number }) {
  return { window, fade }
}

/** Every click after the first of the sessions from one number up to another; evenly thinned to `most`. */
function casesOf(of: Histories, from: number, to: number, most: number): Case[] {
  const cases: Case[] = []
  for (let at = from; at < to; at += 1) {
    const items = historyOf(of, at)
    const now = of.ends[at] as number
    for (let place = 1; place < items.length; place += 1)
      cases.push({ query: { items: items.subarray(0, place), now }, target: items[place] as number })
  }
  const step = Math.max(1, cases.length / most)
  return Array.from({ length: Math.min(most, cases.length) }, (_, at) => cases[Math.floor(at * step)] as Case)
}
