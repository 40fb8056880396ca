import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, testStack } from '../../../test/harness/index.ts'
import { checkExport, exportJournal } from './export.ts'
import { record } from './index.ts'

let stack: Stack
beforeAll(async () => {
  stack = await testStack()
})
afterAll(() => stack.close())

test('an exported journal is checked without the product, and what was changed or cut off is named', async () => {
  const ctx = await stack.workspace()
  for (let i = 1; i <= 5; i += 1)
    await record(ctx, { action: 'thing.changed', subject: { kind: 'thing', id: `t${i}` }, data: { i } })
  let text = ''
  for await (const part of exportJournal(ctx)) text += part
  const lines = text.trimEnd().split('\n')
  expect(checkExport(lines)).toEqual({ entries: 5, problem: undefined })
  expect(checkExport(lines.with(3, (lines[3] ?? '').replace('"i":3', '"i":33'))).problem).toBe(
    'Entry 3 was changed.',
  )
  expect(checkExport(lines.toSpliced(2, 1)).problem).toBe('Entry 2 is missing.')
  expect(checkExport(lines.slice(0, -1)).problem).toMatch(/end is missing: 4 of 5/)
  expect(checkExport(['{}']).problem).toMatch(/not an exported journal/)
  expect(checkExport([lines[0] ?? '', '{"seq":']).problem).toMatch(/not JSON/)
  expect(checkExport([]).problem).toMatch(/empty/)
})
