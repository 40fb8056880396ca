import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fillTemplate, readTexts } from './texts.ts'

const all = (set: 'develop' | 'score') => {
  const { sensitive, harmless } = readTexts(set)
  return { sensitive: Object.values(sensitive).flat(), harmless }
}

test('each set has sixty texts and more of both kinds, and no text is in both', () => {
  const [develop, score] = [all('develop'), all('score')]
  for (const texts of [develop.sensitive, develop.harmless, score.sensitive, score.harmless])
    expect(texts.length).toBeGreaterThanOrEqual(60)
  const texts = [...develop.sensitive, ...develop.harmless, ...score.sensitive, ...score.harmless]
  expect(new Set(texts.map((text) => text.toLowerCase())).size).toBe(texts.length)
})

test('only the score reads the texts of the score', () => {
  const readers = globSync(['simulator/**/*.ts', 'src/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.mjs']).filter(
    (path) => /readTexts\(['"]score|texts\/score/.test(readFileSync(path, 'utf8')),
  )
  expect(readers).toEqual(['simulator/score/words.ts'])
})

test('places are filled, and what is not known stays', () => {
  expect(fillTemplate('the {product} of {order} and {else}', { product: 'tent', order: 'o-1' })).toBe(
    'the tent of o-1 and {else}',
  )
})
