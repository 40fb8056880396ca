import { describe, expect, test } from 'vitest'
import { contrastOf } from './contrast.ts'
import { nearDuplicates } from './near-duplicates.ts'
import { checkWording, readingGrade } from './wording.ts'

const codes = async (subject: string, text: string) =>
  (await checkWording({ subject, text })).map(({ code, slot }) => `${slot} ${code}`)

describe('wording', () => {
  test('lets plain words pass', async () => {
    expect(
      await codes(
        'Your table arrives on Friday',
        'The driver calls an hour before. Reply if the day does not suit you.',
      ),
    ).toEqual([])
  })

  test.each([
    ['Hurry, only 3 left', 'urgency_without_deadline'],
    ['The best tents, guaranteed', 'claim_to_prove'],
    ['Click here!!!', 'spam_wording'],
    ['Because you are pregnant, a new pram', 'discloses_inference'],
    ['Last night you looked at tents', 'discloses_inference'],
    ['More chairmen choose this desk', 'not_inclusive'],
  ])('%s', async (subject, code) => {
    expect(await codes(subject, 'See the list.')).toContain(`subject ${code}`)
  })
})

test('reading grade rises with long sentences and words', () => {
  const easy = 'The cat sat on the mat. '.repeat(10)
  const hard = `${'Notwithstanding institutional considerations regarding organizational responsibilities '.repeat(8)}.`
  expect(readingGrade(easy)).toBeLessThan(3)
  expect(readingGrade(hard)).toBeGreaterThan(20)
})

test('contrast has the known ends', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 6)
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

test('near-duplicates name their twin', () => {
  const base =
    'A sleeping bag rated for spring nights keeps a first camping trip comfortable and dry for everybody who comes along with you this year'
  const got = nearDuplicates([
    { name: 'A', text: base },
    { name: 'B', text: `${base} again` },
    { name: 'C', text: 'Pitch it, close the zip, sleep well until the sun is up.' },
  ])
  expect(got).toMatchObject([{ name: 'B', twin: 'A' }])
})
