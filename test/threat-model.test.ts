import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

test('each line of the threat model names a test that is there', () => {
  const lines = readFileSync(join(root, 'docs/threat-model.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| who'))
  expect(lines.length).toBeGreaterThan(20)
  const missing = lines.filter((line) => {
    const [, file = '', title = ''] = /`([^`]+\.test\.ts)` (.+?) \|$/.exec(line) ?? []
    const path = join(root, file)
    return !file || !existsSync(path) || !readFileSync(path, 'utf8').includes(`(${quoted(title)}`)
  })
  expect(missing).toEqual([])
})

const quoted = (title: string) => `'${title}'`
