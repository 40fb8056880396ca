import { type Rows, rowsBuilder } from './rows.ts'
import { addScore, clearScores, createScores, createTop, selectTop } from './scores.ts'

/**
 * Items alike by what they are, for those nobody has met yet: cosine of attribute sets weighted by inverse document
 * frequency (Salton & Buckley 1988). `attributes[item]` are numbers of attributes; those that more than `common` of
 * the items have are left out. Keeps `keep` items a row.
 */
export function attributeSimilarity(
  attributes: readonly (readonly number[])[],
  { keep, common = 0.1 }: { keep: number; common?: number },
): Rows {
  const items = attributes.length
  const holders = new Map<number, number[]>()
  attributes.forEach((list, item) => {
    for (const attribute of new Set(list)) {
      const held = holders.get(attribute)
      if (held) held.push(item)
      else holders.set(attribute, [item])
    }
  })
  const most = Math.max(50, common * items)
  const weightOf = (attribute: number) => {
    const held = holders.get(attribute)?.length ?? 0
    return held < 2 || held > most ? 0 : Math.log(items / held)
  }
  const norms = attributes.map((list) =>
    Math.sqrt([...new Set(list)].reduce((sum, attribute) => sum + weightOf(attribute) ** 2, 0)),
  )
  const scores = createScores(items)
  const top = createTop(keep)
  const builder = rowsBuilder(items)
  attributes.forEach((list, item) => {
    clearScores(scores)
    for (const attribute of new Set(list)) {
      const weight = weightOf(attribute)
      if (weight === 0) continue
      for (const other of holders.get(attribute) ?? [])
        if (other !== item) addScore(scores, other, weight ** 2 / ((norms[item] || 1) * (norms[other] || 1)))
    }
    selectTop(scores, top)
    builder.add(top.ids, top.values, top.count)
  })
  return builder.done()
}
