import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findData } from '../../../test/story-data.ts'
import { BadInput } from './method.ts'
import { peeking } from './peeking.ts'

const HEADER =
  'experiment_id,variant_id,metric_id,time_since_start,count_c,count_t,mean_c,mean_t,variance_c,variance_t'
const evaluate = (series: string) => peeking.run({ options: { series }, seed: 1, lenient: false })

function file(...lines: string[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'series-')), 'series.csv')
  writeFileSync(path, [HEADER, ...lines].join('\n'))
  return path
}

test('a series that crosses once and comes back is found by peeking only', async () => {
  const got = await evaluate(
    file('a,1,1,1,100,100,1,1.3,1,1', 'a,1,1,2,1000,1000,1,1.01,1,1', 'a,1,1,3,1100,1400,1,1,,'),
  )
  expect(got).toMatchObject({
    rows: 3,
    series: 1,
    endSignificant: 0,
    everSignificantNaive: 1,
    everSignificantSequential: 0,
    sampleRatioFlags: 1,
  })
})

test('a bad number names its line', async () => {
  await expect(evaluate(file('a,1,1,1,100,many,1,1,1,1'))).rejects.toThrow(/line 2.*count_t/)
  await expect(evaluate(file('a,1,1,1,100,-3,1,1,1,1'))).rejects.toThrow(BadInput)
})

const real = findData('asos/experiments-50.csv.gz')
test.skipIf(!real)(
  'far fewer real series by the always-valid test than by peeking (needs data)',
  async () => {
    const got = await evaluate(real ?? '')
    expect(got.skipped).toBe(0)
    expect(Number(got.everSignificantSequential)).toBeLessThan(Number(got.everSignificantNaive) / 2)
    expect(Number(got.sampleRatioFlags)).toBeGreaterThan(0)
  },
)
