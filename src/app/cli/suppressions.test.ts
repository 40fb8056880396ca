import { expect, test } from 'vitest'
import { readList } from './suppressions.ts'

test('reads lists of other senders: one address a line, or CSV with a head, each address once', () => {
  expect(readList('a@b.example\nA@B.example\n\nnobody\n')).toEqual({
    items: [{ address: 'A@B.example' }],
    bad: [4],
  })
  expect(readList('\ufeffEmail;Reason\r\n"x@y.example";complained\r\nz@y.example;2026-01-01\r\n')).toEqual({
    items: [{ address: 'x@y.example', reason: 'complained' }, { address: 'z@y.example' }],
    bad: [],
  })
  expect(() => readList('')).toThrow('empty')
})
