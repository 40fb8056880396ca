import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { audit } from './audit.ts'
import { BadInput } from './method.ts'

describe('evaluate audit', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'audit-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  const run = (csv: string, options: Record<string, string> = {}) => {
    const path = join(folder, 'frame.csv')
    writeFileSync(path, csv)
    return audit.run({ options: { frame: path, limit: '0.01', ...options }, seed: 1, lenient: false })
  }
  const lines = Array.from({ length: 400 }, (_, at) => `m${at},${at < 40 ? 'new' : 'old'},${at < 40 ? 5 : 1}`)

  test('draws a sample with its probabilities, and estimates from what was read of it', async () => {
    const before = await run(`id,stratum,risk\n${lines.join('\n')}`, { budget: '50' })
    const sample = before.sample as { id: string; probability: number }[]
    expect(sample).toHaveLength(50)
    const stands = sample.reduce((sum, { probability }) => sum + 1 / probability, 0)
    expect(stands).toBeCloseTo(400, 6)
    const bad = sample[0]
    const read = new Set(sample.map(({ id }) => id))
    const csv = lines.map((line) => {
      const id = line.split(',')[0] ?? ''
      return `${line},${read.has(id) ? Number(id === bad?.id) : ''}`
    })
    const after = await run(`id,stratum,risk,defect\n${csv.join('\n')}`, { budget: '50' })
    expect(after.total).toBeCloseTo(1 / (bad?.probability ?? 1), 6)
    expect(after).toMatchObject({
      parameters: { weights: 'as drawn' },
      verdict: 'cannot tell yet',
      defects: 1,
    })
    for (const { upper95 } of after.strata as { upper95: number }[]) expect(upper95).toBeGreaterThan(0)
  })

  test('takes reads by stratum where they are no drawn sample', async () => {
    const group = (stratum: string, size: number, bad: number) =>
      Array.from(
        { length: size },
        (_, at) => `${stratum}${at},${stratum},1,${at < 100 ? Number(at < bad) : ''}`,
      )
    const rows = [...group('a', 1000, 4), ...group('b', 9000, 1), ...group('c', 20000, 0)]
    const got = await run(`id,stratum,risk,defect\n${rows.join('\n')}`)
    expect(got.total).toBeCloseTo(130, 6)
    expect((got.strata as { upper95: number }[])[2]?.upper95).toBeCloseTo(1 - 0.05 ** 0.01, 8)
  })

  test('refuses a file that it cannot use and says why', async () => {
    await expect(run('id,layer\na,b', { budget: '5' })).rejects.toThrow(
      /line 1: expected the columns stratum, risk/,
    )
    await expect(run('id,stratum,risk\na,b,high', { budget: '5' })).rejects.toThrow(/line 2: expected a risk/)
    await expect(run('id,stratum,risk\na,b,1', {})).rejects.toBeInstanceOf(BadInput)
  })
})
