import {
  clearScores,
  createScores,
  createTop,
  emptyVocabulary,
  fitNext,
  numberOf,
  packHistories,
  selectTop,
  type Vocabulary,
} from '../../lib/recommenders/index.ts'
import { tallyOf, textOf } from './files.ts'
import { type Answer, BadInput } from './method.ts'
import { listsOf } from './recommend-lists.ts'

/** Protocol `next`: the last item of each user from those before it, all items ranked, seen ones removed. */
export async function evaluateNext(
  data: string,
  attributesFile: string | undefined,
  k: number,
  lenient: boolean,
): Promise<Answer> {
  const vocabulary = emptyVocabulary()
  const tally = tallyOf(data, lenient)
  const lists = [...(await listsOf(data, tally, vocabulary, 2)).values()]
  const attributes = attributesFile === undefined ? undefined : await attributesOf(attributesFile, vocabulary)
  const items = vocabulary.names.length
  const known = lists.map((list) => list.slice(0, -1))
  const fitted = fitNext(packHistories(known, items), attributes, { k })
  const scores = createScores(items)
  const top = createTop(k)
  let hits = 0
  let gain = 0
  lists.forEach((list, at) => {
    const before = known[at] ?? []
    const target = list.at(-1) as number
    clearScores(scores)
    fitted.scorer.score({ items: before }, scores)
    const seen = new Set(before)
    seen.delete(target)
    selectTop(scores, top, seen)
    const place = top.ids.subarray(0, top.count).indexOf(target)
    if (place < 0) return
    hits += 1
    gain += 1 / Math.log2(place + 2)
  })
  const mean = (sum: number) => Math.round((sum / Math.max(1, lists.length)) * 1e6) / 1e6
  return {
    method: 'blend of sequential rules, item cosine, nearest histories, attributes and popularity',
    parameters: { k, ...fitted.parameters },
    rows: tally.rows,
    skipped: tally.skipped,
    users: lists.length,
    hr: mean(hits),
    ndcg: mean(gain),
  }
}

async function attributesOf(path: string, vocabulary: Vocabulary): Promise<number[][]> {
  let read: unknown
  try {
    read = JSON.parse(await textOf(path))
  } catch (error) {
    if (error instanceof BadInput) throw error
    throw new BadInput(`${path}: expected JSON {item: [attribute, …]} (${(error as Error).message}).`)
  }
  if (read === null || typeof read !== 'object' || Array.isArray(read))
    throw new BadInput(`${path}: expected JSON {item: [attribute, …]}.`)
  const names = new Map<string, number>()
  const attributes: number[][] = []
  for (const [item, list] of Object.entries(read)) {
    if (!Array.isArray(list)) throw new BadInput(`${path}: item ${item}: expected a list of attributes.`)
    attributes[numberOf(vocabulary, item)] = list.map((attribute) => {
      const name = String(attribute)
      const number = names.get(name) ?? names.size
      names.set(name, number)
      return number
    })
  }
  return Array.from({ length: vocabulary.names.length }, (_, item) => attributes[item] ?? [])
}
