import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTarHeader, TAR_END, tarFill, tarHeader } from './tar.ts'

test('what is written as a header is read back, and a changed byte is noticed', () => {
  const name = fc.stringMatching(/^[a-z0-9/._-]{1,90}$/)
  fc.assert(
    fc.property(name, fc.nat(2 ** 33), fc.nat(511), (file, size, at) => {
      const header = tarHeader(file, size, new Date(0))
      expect(readTarHeader(header)).toEqual({ name: file, size })
      header[at] = (header[at] ?? 0) ^ 0x41
      expect(() => {
        const read = readTarHeader(header)
        // the unused end of the header is part of the sum too
        if (read) throw new Error('taken for whole')
      }).toThrow()
    }),
  )
})

test('the system’s own tar reads it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tactful-tar-'))
  const body = Buffer.from('hello\n')
  const file = join(folder, 'a.tar')
  writeFileSync(
    file,
    Buffer.concat([
      tarHeader('x/y.txt', body.length, new Date('2026-01-02')),
      body,
      Buffer.alloc(tarFill(body.length)),
      TAR_END,
    ]),
  )
  expect(execFileSync('tar', ['-xOf', file, 'x/y.txt']).toString()).toBe('hello\n')
  rmSync(folder, { recursive: true })
})
