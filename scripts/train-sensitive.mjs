// Learns the classifier of sensitive situations from src/lib/sensitive/*texts.json and writes its weights. The
// threshold is chosen in five folds, so that phrases and classifier together miss at most 5 in 1,000 held-out texts.
import { readFileSync, writeFileSync } from 'node:fs'
import { detectSensitive, guess, packed, trainClassifier } from '../src/lib/sensitive/index.ts'
import { startEmbedder } from '../src/platform/embeddings/index.ts'

const folder = new URL('../src/lib/sensitive/', import.meta.url)
const files = ['texts.json', 'more-texts.json'].map((name) =>
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')),
)
const texts = files.flatMap(({ held, free }) => [
  ...held.map(([code, text]) => ({ code, text })),
  ...free.map((text) => ({ text })),
])
const embedder = startEmbedder()
const vectors = await embedder.embed(texts.map(({ text }) => text))
await embedder.close()
const samples = texts.map((one, at) => ({
  ...one,
  vector: vectors[at],
  byPhrase: detectSensitive(one.text).hold,
}))
const FOLDS = 5
const tries = [0.0008].map((ridge) => {
  const judged = [...Array(FOLDS).keys()].flatMap((fold) => {
    const weights = trainClassifier(
      samples.filter((_, at) => at % FOLDS !== fold),
      ridge,
    )
    return samples
      .filter((_, at) => at % FOLDS === fold)
      .map((one) => ({ ...one, chance: guess(one.vector, weights).chance }))
  })
  const sensitive = judged.filter(({ code }) => code)
  const figures = [...Array(19).keys()].map((step) => {
    const heldFrom = 0.95 - step * 0.05
    const held = judged.filter(({ byPhrase, chance }) => byPhrase || chance >= heldFrom)
    const right = held.filter(({ code }) => code).length
    return { heldFrom, recall: right / sensitive.length, precision: right / held.length }
  })
  return { ridge, ...(figures.find(({ recall }) => recall >= 0.995) ?? figures.at(-1)) }
})
console.table(tries)
const best = tries.sort((a, b) => b.precision - a.precision)[0]
const rows = packed(trainClassifier(samples, best.ridge))
const heldFrom = Math.round(best.heldFrom * 100) / 100
writeFileSync(
  new URL('weights.json', folder),
  `${JSON.stringify({ heldFrom, ridge: best.ridge, rows }, null, 2)}\n`,
)
