import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BadInput, type Method } from './method.ts'
import { methods } from './methods.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactful-evaluate-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const camel = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** Every option that a method must have, files among them at `path`. */
function optionsOf(method: Method, path: string): Record<string, string> {
  const wanted = method.options.filter((option) => option.required || option.default !== undefined)
  return {
    train: path,
    test: path,
    data: path,
    outcome: 'outcome',
    ...Object.fromEntries(wanted.map(({ name, default: byDefault }) => [camel(name), byDefault ?? path])),
    protocol: 'session',
    kind: 'customers',
  }
}

describe.each(methods.map((method) => [method.name, method] as const))('%s', (_name, method) => {
  test('says which file is not there', async () => {
    const path = join(folder, 'absent.csv')
    const run = method.run({
      options: optionsOf(method, path),
      seed: 1,
      lenient: false,
    })
    await expect(run).rejects.toBeInstanceOf(BadInput)
    await expect(run).rejects.toThrow(/absent\.csv/)
  })

  test('refuses an empty file with a sentence', async () => {
    const path = join(folder, 'empty.csv')
    writeFileSync(path, '')
    const run = method.run({
      options: optionsOf(method, path),
      seed: 1,
      lenient: false,
    })
    await expect(run).rejects.toBeInstanceOf(BadInput)
  })
})

test('a steady habit tells better than the hours of everybody', async () => {
  const sendTime = methods.find(({ name }) => name === 'send-time')
  const lines = (from: number, days: number) =>
    Array.from({ length: 12 }, (_, person) =>
      Array.from(
        { length: days },
        (_, day) => `p${person},x,${(from + day) * 86_400 + (person * 2 + 1) * 3600}`,
      ),
    ).flat()
  const train = join(folder, 'train.csv')
  const later = join(folder, 'later.csv')
  writeFileSync(train, ['src,dst,time', ...lines(14_000, 40)].join('\n'))
  writeFileSync(later, ['src,dst,time', ...lines(14_040, 10)].join('\n'))
  const answer = await sendTime?.run({ options: { train, test: later }, seed: 1, lenient: false })
  const hits = answer?.hitTop3 as { global: number; tactful: number }
  const loss = answer?.logLoss as { global: number; tactful: number }
  expect(answer?.people).toBe(12)
  expect(hits.tactful).toBeGreaterThan(hits.global)
  expect(loss.tactful).toBeLessThan(loss.global)
})
