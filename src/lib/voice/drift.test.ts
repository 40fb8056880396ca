import { describe, expect, test } from 'vitest'
import { compareVoice, costlySentences, learnVoice, type VoiceText } from './index.ts'
import { falseDiscovery, normalTail, permutationTest } from './permute.ts'

const subjects = [
  'kettle',
  'bicycle',
  'lamp',
  'garden',
  'shelf',
  'invoice',
  'camera',
  'blanket',
  'window',
  'piano',
]
const others = ['novel', 'engine', 'carpet', 'violin', 'ticket', 'cable', 'oven', 'puzzle', 'boat', 'mirror']
const kind = (it: string, at: number): string =>
  [
    `Hi! Thank you for asking about the ${it}. Could you perhaps tell us a bit more?`,
    `Thanks so much for your note. We'd be happy to look at the ${it}, if you don't mind waiting.`,
    `I wonder if the ${it} might suit you. Please let us know what you think.`,
    `We appreciate your patience with the ${it}. Would Monday be possible?`,
  ][at % 4] ?? ''
const brusque = (it: string, at: number): string =>
  [
    `Why did you not read about the ${it}? You must do it now.`,
    `Send the ${it} back. Stop asking.`,
    `You failed with the ${it}. Just do what the page says.`,
    `What is wrong with you and the ${it}? It is obviously your mistake.`,
  ][at % 4] ?? ''
const many = (write: (it: string, at: number) => string, about: string[], label?: 0 | 1): VoiceText[] =>
  Array.from({ length: 40 }, (_, at) => ({ text: write(about[at % 10] ?? '', Math.floor(at / 3)), label }))

describe('voice', () => {
  const voice = learnVoice([...many(kind, subjects, 1), ...many(brusque, subjects, 0)])

  test('keeps quiet about a new subject and tells a change of manner', () => {
    const quiet = compareVoice(voice, many(kind, others), 1)
    expect(quiet.drifted).toBe(false)
    expect(quiet.by.topic.p).toBeLessThan(0.05)
    expect(quiet.phrases).toEqual([])
    const loud = compareVoice(voice, many(brusque, others), 1)
    expect(loud).toMatchObject({ drifted: true, n: 40 })
    expect(loud.effect).toBeGreaterThan(1)
    expect(loud.phrases.length).toBeGreaterThan(0)
    expect(compareVoice(voice, many(brusque, others), 1)).toEqual(loud)
  })

  test('works on approved copy alone', () => {
    const alone = learnVoice(many(kind, subjects))
    expect(alone.classifier).toBeUndefined()
    expect(compareVoice(alone, many(kind, others), 1).drifted).toBe(false)
    expect(compareVoice(alone, many(brusque, others), 1).drifted).toBe(true)
  })

  test('names the sentence that costs a text most', () => {
    const [worst] = costlySentences(voice, `${kind('novel', 0)} Why did you not read it?`)
    expect(worst?.sentence).toBe('Why did you not read it?')
    expect(worst?.cost).toBeGreaterThan(0)
    expect(costlySentences(learnVoice(many(kind, subjects)), 'Why?')).toEqual([])
  })

  test('does not judge a handful, and says how many it needs', () => {
    const few = compareVoice(voice, many(brusque, others).slice(0, 3), 1)
    expect(few.drifted).toBe(false)
    expect(few.needed).toBeGreaterThanOrEqual(5)
  })
})

test('the tests behind it give the known values', () => {
  expect(normalTail(1.959964)).toBeCloseTo(0.025, 6)
  expect(falseDiscovery([0.01, 0.04, 0.03, 0.5]).map((p) => Math.round(p * 1e4) / 1e4)).toEqual([
    0.04, 0.0533, 0.0533, 0.5,
  ])
  const items = [1, 2, 3, 4].map((value) => ({ value, sent: value < 3, group: '' }))
  const { difference, p } = permutationTest(items, { rounds: 4999, seed: 1 })
  expect(difference).toBe(2)
  expect(p).toBeCloseTo(1 / 6, 1)
})
