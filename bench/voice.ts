/**
 * How often the voice alarm is false on new topics, and how often it tells polite from brusque requests:
 * `node bench/voice.ts [partitions] [n]`, on the politeness ratings in the folder TACTFUL_TEST_DATA. Requests of
 * some subjects are approved copy and labels; what is sent comes from the others. Subjects are clusters of the
 * requests' subject words (spherical k-means on tf-idf), or the communities with `--by community`.
 */
import { join } from 'node:path'
import { csvRowsOf, tallyOf } from '../src/app/evaluate/files.ts'
import { seeded } from '../src/lib/seeded.ts'
import { compareVoice, learnVoice, readText } from '../src/lib/voice/index.ts'

const folder = process.env.TACTFUL_TEST_DATA ?? join(import.meta.dirname, '../../shared/data')
const path = join(folder, 'politeness/stackexchange.csv.gz')
const partitions = Number(process.argv[2] ?? 12)
const n = Number(process.argv[3] ?? 40)
const DRAWS = 10
const CLUSTERS = 12

const rows: { topic: string; text: string; score: number }[] = []
for await (const { row } of csvRowsOf(path, tallyOf(path, true), { required: ['Community', 'Request'] })) {
  const score = Number(row['Normalized Score'])
  if (row.Request?.trim() && Number.isFinite(score))
    rows.push({ topic: row.Community ?? '', text: row.Request, score })
}
rows.sort((a, b) => a.score - b.score)
const fifth = Math.floor(rows.length / 5)
const brusque = rows.slice(0, fifth)
const polite = rows.slice(-fifth)
if (!process.argv.includes('community')) {
  const chosen = [...brusque, ...polite]
  const clusters = clustersOf(
    chosen.map(({ text }) => readText(text).subject),
    CLUSTERS,
  )
  chosen.forEach((row, at) => {
    row.topic = `cluster ${clusters[at]}`
  })
}
const topics = [...new Set([...brusque, ...polite].map(({ topic }) => topic))].sort()

let alarms = 0
let found = 0
let trials = 0
const began = performance.now()
for (let partition = 0; partition < partitions; partition += 1) {
  const random = seeded(1000 + partition)
  const here = new Set(topics.filter(() => random.chance(0.5)))
  const inside = ({ topic }: { topic: string }) => here.has(topic)
  const outside = (row: { topic: string }) => !inside(row)
  const voice = learnVoice([
    ...polite.filter(inside).map(({ text }) => ({ text, label: 1 as const })),
    ...brusque.filter(inside).map(({ text }) => ({ text, label: 0 as const })),
  ])
  const draw = (from: { text: string }[]) => {
    const left = [...from]
    return Array.from({ length: Math.min(n, left.length) }, () => {
      const [one] = left.splice(random.whole(0, left.length - 1), 1)
      return { text: one?.text ?? '' }
    })
  }
  for (let at = 0; at < DRAWS; at += 1) {
    trials += 1
    if (compareVoice(voice, draw(polite.filter(outside)), at).drifted) alarms += 1
    if (compareVoice(voice, draw(brusque.filter(outside)), at).drifted) found += 1
  }
}
const percent = (count: number) => `${((100 * count) / trials).toFixed(1)} %`
console.log(`voice, n = ${n}, ${trials} trials over ${partitions} partitions of ${topics.length} topics`)
console.log(`false alarms on new topics ${percent(alarms)} (limit 5 %)`)
console.log(`polite to brusque told ${percent(found)} (limit 95 %)`)
console.log(`${((performance.now() - began) / 1000).toFixed(1)} s`)

/** Spherical k-means on tf-idf of subject words: the cluster of each text. */
function clustersOf(texts: readonly (readonly string[])[], k: number): number[] {
  const documents = new Map<string, number>()
  for (const words of texts)
    for (const word of new Set(words)) documents.set(word, (documents.get(word) ?? 0) + 1)
  const vectors = texts.map((words) => {
    const vector = new Map<string, number>()
    for (const word of words) {
      const seen = documents.get(word) ?? 0
      if (seen > 2) vector.set(word, Math.log(texts.length / seen))
    }
    return vector
  })
  const random = seeded(7)
  let clusters = vectors.map(() => random.whole(0, k - 1))
  for (let round = 0; round < 25; round += 1) {
    const centres = Array.from({ length: k }, () => new Map<string, number>())
    vectors.forEach((vector, at) => {
      const centre = centres[clusters[at] ?? 0]
      for (const [word, value] of vector) centre?.set(word, (centre.get(word) ?? 0) + value)
    })
    const norms = centres.map(
      (centre) => Math.sqrt([...centre.values()].reduce((sum, x) => sum + x * x, 0)) || 1,
    )
    clusters = vectors.map((vector) => {
      let best = 0
      let nearest = -1
      centres.forEach((centre, at) => {
        let sum = 0
        for (const [word, value] of vector) sum += value * (centre.get(word) ?? 0)
        if (sum / (norms[at] ?? 1) > nearest) {
          nearest = sum / (norms[at] ?? 1)
          best = at
        }
      })
      return best
    })
  }
  return clusters
}
