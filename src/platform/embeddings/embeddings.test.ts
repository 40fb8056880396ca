import { afterAll, expect, test } from 'vitest'
import { startEmbedder } from './index.ts'

const embedder = startEmbedder()
afterAll(() => embedder.close())

test('texts that mean the same lie nearer than texts that do not', async () => {
  const [a = [], b = [], c = []] = await embedder.embed([
    'My father died.',
    'I have lost my dad.',
    'Is it blue?',
  ])
  const dot = (x: number[], y: number[]) => x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0)
  expect(dot(a, b)).toBeGreaterThan(dot(a, c))
  expect(await embedder.embed([])).toEqual([])
})
