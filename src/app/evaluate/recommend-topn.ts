import {
  clearScores,
  createScores,
  createTop,
  emptyVocabulary,
  fitTaste,
  ndcg,
  packHistories,
  selectTop,
} from '../../lib/recommenders/index.ts'
import { tallyOf } from './files.ts'
import type { Answer } from './method.ts'
import { listsOf } from './recommend-lists.ts'

/** Protocol `topn`: what each user has in the test list, from the train list, whose items are not recommended. */
export async function evaluateTopN(
  train: string,
  test: string,
  k: number,
  seed: number,
  lenient: boolean,
): Promise<Answer> {
  const vocabulary = emptyVocabulary()
  const trainTally = tallyOf(train, lenient)
  const known = await listsOf(train, trainTally, vocabulary, 0)
  const items = vocabulary.names.length
  const testTally = tallyOf(test, lenient)
  const wanted = await listsOf(test, testTally, vocabulary, 0)
  const fitted = fitTaste(packHistories([...known.values()], items), { k, seed })
  const scores = createScores(items)
  const top = createTop(k)
  let users = 0
  let recall = 0
  let gain = 0
  for (const [user, list] of wanted) {
    const want = new Set(list)
    if (want.size === 0) continue
    const have = known.get(user) ?? []
    clearScores(scores)
    fitted.scorer.score({ items: have }, scores)
    selectTop(scores, top, new Set(have))
    const ids = top.ids.subarray(0, top.count)
    users += 1
    recall += ids.filter((id) => want.has(id)).length / want.size
    gain += ndcg(ids, want, k)
  }
  const mean = (sum: number) => Math.round((sum / Math.max(1, users)) * 1e6) / 1e6
  return {
    method: 'EASE, with an item cosine beyond its items',
    parameters: { k, ...fitted.parameters },
    rows: trainTally.rows + testTally.rows,
    skipped: trainTally.skipped + testTally.skipped,
    users,
    recall: mean(recall),
    ndcg: mean(gain),
  }
}
