import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { holds } from './holds.ts'

test('evaluate holds answers for each text, and refuses a file that it cannot read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'holds-'))
  const run = (lines: string) => {
    const path = join(folder, 'texts.jsonl')
    writeFileSync(path, lines)
    return holds.run({ options: { texts: path }, seed: 1, lenient: false })
  }
  try {
    const texts = [
      '{"id":"a","text":"My mother died."}',
      '{"id":2,"text":"Where is my order?","channel":"email"}',
    ]
    expect(await run(texts.join('\n'))).toMatchObject({
      rows: 2,
      held: 1,
      texts: [
        { id: 'a', hold: true, codes: ['bereavement'], evidence: ['my mother died'] },
        { id: 2, hold: false, codes: [], evidence: [] },
      ],
    })
    await expect(run('{"id":"a"}')).rejects.toThrow(/line 1: expected a text/)
    await expect(run('oops')).rejects.toThrow(/line 1: expected one JSON object/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
