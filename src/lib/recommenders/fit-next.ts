import { attributeSimilarity } from './attributes.ts'
import { blend, type Case, chooseByCoordinate, learnBlend, type Measure, meanGain } from './blend.ts'
import { coOccurrence } from './co-occurrence.ts'
import type { Fitted } from './fit-session.ts'
import { countOf, type Histories, historyOf, packHistories } from './histories.ts'
import { popularity } from './popularity.ts'
import { rowsScorer } from './rows.ts'
import type { Scorer } from './scorer.ts'
import { type SessionKnnParameters, sessionKnn } from './session-knn.ts'

const KEEP = 300

/**
 * Fits a recommender of what a known person takes next, from histories without sessions: rules and cosines with decay,
 * histories alike, attributes (`attributes[item]`, where known) and popularity. Everything is chosen by the NDCG at k of
 * the last item of each history, with models that do not hold it; then fitted again with it.
 */
export function fitNext(
  of: Histories,
  attributes: readonly (readonly number[])[] | undefined,
  { k = 10, cases: most = 5000 } = {},
): Fitted {
  const past = packHistories(
    Array.from({ length: countOf(of) }, (_, at) => {
      const items = historyOf(of, at)
      return items.length > 1 ? items.subarray(0, items.length - 1) : items
    }),
    of.items,
  )
  const cases = casesOf(of, most)
  const some = cases.filter((_, at) => at % 2 === 0)
  const measure: Measure = { k, repeats: false, gain: (place) => 1 / Math.log2(place + 2) }
  const gainOf = (scorer: Scorer) => meanGain(scorer, some, of.items, measure)
  const rules = chooseByCoordinate<Pairs>(
    { window: [5, 2, 20], fade: [1, 0.5], norm: [0, 0.25, 0.5], last: [10], keep: [0.7, 0.4, 0.9, 1] },
    (given) => gainOf(pairs('sequential-rules', past, 'ahead', given)),
  )
  const cosine = chooseByCoordinate<Pairs>(
    { window: [50, 10], fade: [0.3, 0, 0.7], norm: [0.5, 0.35, 0.65], last: [50], keep: [0.8, 0.6, 0.95, 1] },
    (given) => gainOf(pairs('item-cosine', past, 'both', given)),
  )
  const knn = chooseByCoordinate<SessionKnnParameters & Record<string, unknown>>(
    {
      neighbours: [200, 1000],
      perItem: [1000],
      decay: [5, 2, 0],
      recencyDays: [0],
      spread: [5, 1.5, 0],
      rarity: [0, 0.3, 1],
    },
    (given) => gainOf(sessionKnn(past, given)),
  )
  const alike = attributes && attributeSimilarity(attributes, { keep: KEEP, common: 0.2 })
  const make = (from: Histories): Scorer[] => [
    pairs('sequential-rules', from, 'ahead', rules.parameters),
    pairs('item-cosine', from, 'both', cosine.parameters),
    sessionKnn(from, knn.parameters),
    popularity(from, { halfLifeDays: 0, keep: KEEP }),
    ...(alike ? [rowsScorer('attributes', alike, { last: 10, keep: 0.7 })] : []),
  ]
  const size = { items: of.items, keep: KEEP }
  const { weights, gain } = learnBlend(make(past), cases, size, measure)
  const scorers = make(of)
  return {
    scorer: blend(scorers, weights, size),
    parameters: {
      rules: rules.parameters,
      itemCosine: cosine.parameters,
      alike: knn.parameters,
      weights: Object.fromEntries(scorers.map(({ name }, at) => [name, weights[at]])),
    },
    gain,
  }
}

type Pairs = { window: number; fade: number; norm: number; last: number; keep: number }

function pairs(name: string, of: Histories, direction: 'ahead' | 'both', given: Pairs): Scorer {
  const { window, fade, norm, last, keep } = given
  return rowsScorer(name, coOccurrence(of, { direction, window, fade, norm, keep: KEEP }), { last, keep })
}

function casesOf(of: Histories, most: number): Case[] {
  const cases: Case[] = []
  for (let at = 0; at < countOf(of); at += 1) {
    const items = historyOf(of, at)
    const target = items[items.length - 1]
    if (items.length > 1 && target !== undefined)
      cases.push({ query: { items: items.subarray(0, items.length - 1) }, target })
  }
  const step = Math.max(1, cases.length / most)
  return Array.from({ length: Math.min(most, cases.length) }, (_, at) => cases[Math.floor(at * step)] as Case)
}
