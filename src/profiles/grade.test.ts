import { expect, test } from 'vitest'
import { gradeOf } from './grade.ts'

const now = new Date('2026-06-01T12:00:00Z')

test.each([
  ['firstName', 'Mary', 'good'],
  ['firstName', 'Jean-Luc', 'good'],
  ['firstName', 'محمد', 'good'],
  ['firstName', '李', 'good'],
  ['lastName', 'O’Neill', 'good'],
  ['lastName', 'van der Berg', 'good'],
  ['firstName', 'TEST', 'bad'],
  ['firstName', 'mary@shop.co.uk', 'bad'],
  ['firstName', 'Mary1', 'bad'],
  ['firstName', '<script>alert(1)</script>', 'bad'],
  ['firstName', 'https://spam.example', 'bad'],
  ['firstName', 'aaaa', 'bad'],
  ['firstName', '-', 'bad'],
  ['firstName', '   ', 'bad'],
  ['firstName', 'x'.repeat(61), 'bad'],
  ['firstName', 42, 'bad'],
  ['firstName', 'MARY', 'doubtful'],
  ['firstName', 'mary', 'doubtful'],
  ['firstName', 'M.', 'doubtful'],
  ['firstName', 'Mary 🌸', 'doubtful'],
  ['email', 'mary@shop.co.uk', 'good'],
  ['email', 'mary@', 'bad'],
  ['email', 'mary@shop', 'bad'],
  ['email', 'noreply@shop.co.uk', 'bad'],
  ['email', 'test@shop.co.uk', 'doubtful'],
  ['phone', '+44 20 7946 0958', 'good'],
  ['phone', '020 7946 0958', 'doubtful'],
  ['phone', '12', 'bad'],
  ['birthday', '1985-03-02', 'good'],
  ['birthday', '1900-01-01', 'bad'],
  ['birthday', '1970-01-01', 'doubtful'],
  ['birthday', '2031-01-01', 'bad'],
  ['age', '34', 'good'],
  ['age', 210, 'bad'],
  ['timezone', 'Europe/London', 'good'],
  ['timezone', 'Mars/Olympus', 'bad'],
  ['locale', 'en_GB', 'good'],
  ['locale', '!!', 'bad'],
  ['plan', 'gold', 'good'],
  ['plan', 'undefined', 'bad'],
  ['plan', null, 'good'],
] as const)('%s %j is %s', (name, value, grade) => {
  expect(gradeOf(name, value, now).grade).toBe(grade)
})

test('whatever is not good says why', () => {
  expect(gradeOf('firstName', 'TEST', now)).toEqual({ grade: 'bad', reason: 'a filler, not an answer' })
})
