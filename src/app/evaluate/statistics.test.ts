import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findData } from '../../../test/story-data.ts'
import { BadInput } from './method.ts'
import { statistics } from './statistics.ts'

const evaluate = (cases: string) => statistics.run({ options: { cases }, seed: 1, lenient: false })

function file(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'cases-')), 'cases.json')
  writeFileSync(path, text)
  return path
}

test('a family it does not know, and a case that lacks a number, are failures and not faults', async () => {
  const got = await evaluate(
    file(
      JSON.stringify({
        cases: [
          { id: 'a', family: 'tarot', input: {}, expected: { fate: 1 } },
          { id: 'b', family: 'srm', input: { users: [10, 'x'], weights: [1, 1] }, expected: { pValue: 1 } },
          {
            id: 'c',
            family: 'bonferroni',
            input: { pvalues: [0.01, 0.6] },
            expected: { adjusted: [0.02, 1] },
          },
        ],
      }),
    ),
  )
  expect([got.passed, got.failed]).toEqual([1, 2])
})

test('a file that is none names the line', async () => {
  await expect(evaluate(file('{"cases": [\n}'))).rejects.toThrow(/line 2/)
  await expect(evaluate(file('{"kases": []}'))).rejects.toThrow(BadInput)
})

const published = findData('statistics/cases.json')
test.skipIf(!published)('agrees with every published reference case (needs data)', async () => {
  const got = await evaluate(published ?? '')
  expect((got.cases as { id: string; pass: boolean }[]).filter(({ pass }) => !pass)).toEqual([])
})
