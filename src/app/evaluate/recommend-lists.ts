import { numberOf, type Vocabulary } from '../../lib/recommenders/index.ts'
import { linesOf, type Tally } from './files.ts'

/** Reads lines `user item item …`, separated by blanks; a user that stands there twice is a bad line. */
export async function listsOf(
  path: string,
  tally: Tally,
  vocabulary: Vocabulary,
  least: number,
): Promise<Map<string, number[]>> {
  const lists = new Map<string, number[]>()
  for await (const { line, text } of linesOf(path)) {
    if (!text.trim()) continue
    const [user = '', ...items] = text.trim().split(/[\s,]+/)
    if (lists.has(user)) tally.skip(line, `the user ${user} stands here twice`)
    else if (items.length < least)
      tally.skip(line, `expected a user and at least ${least} item${least === 1 ? '' : 's'}`)
    else {
      tally.rows += 1
      lists.set(
        user,
        items.map((item) => numberOf(vocabulary, item)),
      )
    }
  }
  tally.check()
  return lists
}
