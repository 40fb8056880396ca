import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { brief } from './brief.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'brief-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
const run = (text: string) => {
  const path = join(folder, 'brief.yaml')
  writeFileSync(path, text)
  return brief.run({ options: { brief: path, today: '2026-01-01' }, seed: 1, lenient: false })
}

test('reads YAML and JSON alike', async () => {
  const yaml = await run('audience: everyone\ntone: engaging\n')
  expect(yaml).toMatchObject({ usable: false, rows: 1, skipped: 0 })
  expect(await run('{"audience":"everyone","tone":"engaging"}')).toEqual(yaml)
  expect((yaml.findings as { field: string }[]).map(({ field }) => field)).toEqual(
    expect.arrayContaining(['tone', 'objective', 'message', 'facts']),
  )
})

test('says where a file is broken', async () => {
  await expect(run('a: b\n c: "d\n')).rejects.toThrow(/line \d+: expected YAML or JSON/)
  await expect(run('- a\n- b\n')).rejects.toThrow(/expected the parts of a brief/)
})
