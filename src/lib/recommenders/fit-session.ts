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
export const sessionMeasure = (k: number): Measure => ({
  k,
  repeats: true,
  gain: (place) => 1 + 1 / (place + 1),
})

/** What is chosen for a recommender of sessions. */
export interface SessionParameters {
  sessionKnn: SessionKnnParameters
  rules: { window: number; fade: number; keep: number }
  /** of each part, in the order of `buildSession` */
  weights: number[]
}

/** Parts of a recommender for sessions, each with its weight. */
export interface SessionModel {
  scorer: Scorer
  parts: readonly Scorer[]
  weights: readonly number[]
}

/**
 * Chooses parameters and the blend's weights for sessions on the latest tenth of them, with models of those before.
 * `cases` bounds the work of choosing. Also answers the cases and the models' gains, the blend's and popularity's.
 */
export function chooseSession(
  of: Histories,
  { k = 20, cases: most = 2500 } = {},
): { parameters: SessionParameters; gain: number; popularity: number; cases: Case[] } {
  const all = countOf(of)
  const cut = Math.floor(all * 0.9)
  const past = sliceHistories(of, Math.max(0, cut - 300_000), cut)
  const cases = casesOf(of, cut, all, most)
  const some = cases.filter((_, at) => at % 2 === 0)
  const measure = sessionMeasure(k)
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
  const parameters = { sessionKnn: chosen.parameters, rules: rules.parameters }
  const { parts } = buildSession(past, { ...parameters, weights: [] })
  const { weights, gain } = learnBlend(parts, cases, { items: of.items, keep: KEEP }, measure)
  const popular = parts[TREND] as Scorer
  return {
    parameters: { ...parameters, weights },
    gain,
    popularity: meanGain(popular, cases, of.items, measure),
    cases,
  }
}

const TREND = 4

/** The recommender for sessions with given parameters: nearest sessions, rules, cosine, going back, trend. */
export function buildSession(
  from: Histories,
  { sessionKnn: near, rules, weights }: SessionParameters,
): SessionModel {
  const { window, fade, keep } = rules
  const parts: Scorer[] = [
    sessionKnn(from, near),
    rowsScorer('sequential-rules', coOccurrence(from, { ...RULES, window, fade }), { last: 5, keep }),
    rowsScorer('item-cosine', coOccurrence(from, COSINE), { last: 5, keep: 0.5 }),
    repeats,
    popularity(from, { halfLifeDays: 7, keep: KEEP }, 'trending'),
  ]
  return { scorer: blend(parts, weights, { items: from.items, keep: KEEP }), parts, weights }
}

/** Chooses and fits a recommender for sessions. */
export function fitSession(of: Histories, options: { k?: number; cases?: number } = {}): Fitted {
  const { parameters, gain } = chooseSession(of, options)
  const { scorer, parts } = buildSession(of, parameters)
  return {
    scorer,
    parameters: {
      sessionKnn: parameters.sessionKnn,
      rules: parameters.rules,
      weights: Object.fromEntries(parts.map(({ name }, at) => [name, parameters.weights[at]])),
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
