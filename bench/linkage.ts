import { parseArgs } from 'node:util'
import { link } from '../src/lib/linkage/index.ts'
import { seeded } from '../src/lib/seeded.ts'

// How fast records of one person are found, in what memory and how rightly, on made-up people of whom a tenth have a
// duplicate with mistakes. `node bench/linkage.ts [--records 100000] [--seed 1]`
// The limit beside it: a million records on two cores in 15 minutes.

const { values } = parseArgs({
  options: { records: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
})
const records = Number(values.records)
const random = seeded(Number(values.seed))
const LIMIT = 1_000_000 / (15 * 60)

const consonants = [...'bcdfghjklmnprstvwz']
const word = (least: number, most: number) =>
  Array.from(
    { length: random.whole(least, most) },
    () => random.pick(consonants) + random.pick([...'aeiou']),
  ).join('')
/** Words of which few are common and most are rare, as names are. */
const vocabulary = (size: number, least: number, most: number) => {
  const words = Array.from({ length: size }, () => word(least, most))
  return () => words[Math.floor(size * random.next() ** 2.5)] as string
}
const given = vocabulary(3000, 2, 3)
const family = vocabulary(40_000, 2, 4)
const street = vocabulary(20_000, 3, 4)
const city = vocabulary(2000, 2, 4)
const two = (number: number) => String(number).padStart(2, '0')
const letters = [...'abcdefghijklmnopqrstuvwxyz']

function slip(text: string): string {
  const at = random.whole(0, Math.max(0, text.length - 1))
  const kind = random.whole(0, 3)
  const next = /\d/.test(text[at] ?? '') ? String(random.whole(0, 9)) : random.pick(letters)
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1)
  if (kind === 1) return text.slice(0, at) + next + text.slice(at)
  if (kind === 2) return text.slice(0, at) + next + text.slice(at + 1)
  return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2)
}

const names = ['given_name', 'family_name', 'born', 'street', 'city', 'postcode', 'phone'] as const
const columns = names.map((name) => ({ name, texts: [] as string[] }))
const twinOf = new Int32Array(records).fill(-1)
for (let row = 0; row < records; row += 1) {
  const original = row > 0 && random.chance(1 / 11) ? random.whole(0, row - 1) : -1
  if (original >= 0 && twinOf[original] === -1) {
    twinOf[row] = original
    for (const column of columns) {
      const text = column.texts[original] as string
      column.texts.push(random.chance(0.06) ? '' : random.chance(0.22) ? slip(text) : text)
    }
    continue
  }
  const born = `${random.whole(1940, 2006)}${two(random.whole(1, 12))}${two(random.whole(1, 28))}`
  const made = [
    given(),
    family(),
    born,
    `${random.whole(1, 200)} ${street()}`,
    city(),
    String(random.whole(10_000, 99_999)),
    String(random.whole(1e9, 9e9)),
  ]
  for (const [index, column] of columns.entries()) column.texts.push(made[index] as string)
}
const personOf = (row: number) => (twinOf[row] === -1 ? row : (twinOf[row] as number))
const members = new Map<number, number>()
for (let row = 0; row < records; row += 1) members.set(personOf(row), (members.get(personOf(row)) ?? 0) + 1)
const truth = [...members.values()].reduce((pairs, count) => pairs + (count * (count - 1)) / 2, 0)
const before = process.memoryUsage().rss

const began = performance.now()
const linked = link({
  columns,
  records,
  seed: 1,
  progress: (stage, done) =>
    console.log(
      `  ${((performance.now() - began) / 1000).toFixed(0)} s  ${done.toLocaleString('en')}  ${stage}`,
    ),
})
const seconds = (performance.now() - began) / 1000
const taken = linked.pairs.filter((pair) => pair.weight >= linked.threshold)
const right = taken.filter(({ a, b }) => personOf(a) === personOf(b)).length
const rate = records / seconds
const round = (value: number) => Math.round(value).toLocaleString('en')
console.log(`linkage of ${round(records)} records, ${round(truth)} pairs of one person`)
console.log(
  `  ${seconds.toFixed(1)} s, ${round(rate)} records/s; limit ${round(LIMIT)}/s (a million in 15 minutes): ${(rate / LIMIT).toFixed(1)} ×`,
)
console.log(`  ${round(linked.compared)} pairs compared, ${round(linked.compared / seconds)}/s`)
console.log(
  `  memory: ${round(before / 2 ** 20)} MB with the records, ${round(process.resourceUsage().maxRSS / 1024)} MB at most`,
)
console.log(
  `  precision ${(right / Math.max(1, taken.length)).toFixed(4)}, recall ${(right / truth).toFixed(4)} at the threshold it chose`,
)
