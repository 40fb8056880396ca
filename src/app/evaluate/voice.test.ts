import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BadInput } from './method.ts'
import { voice } from './voice.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'voice-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
const run = (approved: string, sent: string) => {
  writeFileSync(join(folder, 'a.jsonl'), approved)
  writeFileSync(join(folder, 's.jsonl'), sent)
  const options = { approved: join(folder, 'a.jsonl'), sent: join(folder, 's.jsonl') }
  return voice.run({ options, seed: 1, lenient: false })
}
const lines = (text: string) =>
  Array.from({ length: 20 }, (_, id) => JSON.stringify({ id, text: `${text} ${id}` })).join('\n')

test('answers in the documented form', async () => {
  const got = await run(
    lines('Thank you, could you tell us more?'),
    lines('Thank you, could you tell us more?'),
  )
  expect(got).toMatchObject({ rows: 40, skipped: 0, drifted: false, n: 20, phrases: [] })
  expect(Object.keys(got)).toEqual(expect.arrayContaining(['p', 'effect', 'needed', 'by']))
})

test('refuses a file it cannot use', async () => {
  await expect(run('{"id":1}', lines('a b'))).rejects.toThrow(/line 1: expected a text/)
  await expect(run('no json', lines('a b'))).rejects.toBeInstanceOf(BadInput)
  await expect(run('{"id":1,"text":"one"}', lines('a b'))).rejects.toThrow(/at least 5 texts/)
})
