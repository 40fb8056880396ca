import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findData } from '../../../test/story-data.ts'
import { BadInput } from './method.ts'
import { recommend } from './recommend.ts'

describe('evaluate recommend', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'recommend-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  const file = (name: string, text: string) => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }
  const run = (options: Record<string, string>) => recommend.run({ options, seed: 1, lenient: false })
  const clicks = (from: number, count: number) =>
    `SessionId\tItemId\tTime\n${Array.from({ length: count }, (_, at) =>
      [0, 1, 2]
        .map((step) => `${from + at}\ti${((from + at) % 5) * 3 + step}\t${(from + at) * 100 + step}`)
        .join('\n'),
    ).join('\n')}\n`

  test('ranks the next click of a session', async () => {
    const got = await run({
      protocol: 'session',
      train: file('train.tsv', clicks(0, 200)),
      test: file('test.tsv', clicks(200, 10)),
      k: '2',
    })
    expect(got).toMatchObject({ rows: 630, skipped: 0, events: 20, hr: 1 })
    expect(Object.keys(got)).toEqual(expect.arrayContaining(['mrr', 'coverage', 'p50Ms', 'p90Ms', 'p99Ms']))
  })

  test('ranks what users have and take next', async () => {
    const lists = Array.from({ length: 60 }, (_, at) => {
      const first = (at % 4) * 6
      return `u${at} ${[0, 1, 2, 3, 4, 5].map((step) => `p${first + step}`).join(' ')}`
    })
    const train = file(
      'lists.txt',
      `${lists.map((line) => line.split(' ').slice(0, -1).join(' ')).join('\n')}\nu99 p5 p11 p17 p23\n`,
    )
    const wanted = file('wanted.txt', 'u1 p8\nu2\nu98\n')
    expect(await run({ protocol: 'topn', train, test: wanted, k: '5' })).toMatchObject({ users: 1 })
    const next = await run({ protocol: 'next', data: file('next.txt', lists.join('\n')), k: '3' })
    expect(next).toMatchObject({ rows: 60, users: 60 })
  })

  test('refuses what it cannot read and says where', async () => {
    const bad = file('bad.tsv', 'SessionId\tItemId\tTime\n1\ta\tsoon\n')
    await expect(run({ protocol: 'session', train: bad, test: bad })).rejects.toThrow(
      /line 2: expected a Time/,
    )
    const short = file('short.txt', 'u1 a\n')
    await expect(run({ protocol: 'next', data: short })).rejects.toBeInstanceOf(BadInput)
    await expect(run({ protocol: 'next' })).rejects.toThrow(/--data is missing/)
    await expect(run({ protocol: 'soon' })).rejects.toThrow(/expected session, topn or next/)
  })

  const train = findData('yoochoose/train_tr.tsv.gz')
  const test_ = findData('yoochoose/train_valid.tsv.gz')
  test.skipIf(!train || !test_)(
    'finds what visitors of a real shop clicked next better than nearest sessions alone (needs data)',
    async () => {
      const got = await run({ protocol: 'session', train: train ?? '', test: test_ ?? '' })
      expect(got.events).toBe(12_455)
      expect(got.hr).toBeGreaterThan(0.647)
      expect(got.mrr).toBeGreaterThan(0.34)
    },
    120_000,
  )
})
