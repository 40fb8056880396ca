import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { linkMethod } from './link.ts'
import { BadInput } from './method.ts'
import { recordsMethod } from './records.ts'

const folder = mkdtempSync(join(tmpdir(), 'evaluate-'))
const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const given = (options: Record<string, string>) => ({ options, seed: 1, lenient: false })

test('faulty records are named with row, field, rule, severity, value and suggestion', async () => {
  const data = file(
    'customers.csv',
    'id,first_name,email\n1,Ann,ann@gmial.com\n2,Nguyễn,kim@firm.com\n3,test,bo@firm.com\n',
  )
  const answer = await recordsMethod.run(given({ data, kind: 'customers' }))
  expect(answer).toMatchObject({
    rows: 3,
    skipped: 0,
    counts: { 'email.typo_domain': 1, 'name.placeholder': 1 },
  })
  expect(answer.findings).toEqual([
    {
      row: 1,
      field: 'email',
      rule: 'email.typo_domain',
      severity: 'high',
      value: 'ann@gmial.com',
      suggestion: 'ann@gmail.com',
    },
    {
      row: 3,
      field: 'first_name',
      rule: 'name.placeholder',
      severity: 'high',
      value: 'test',
      suggestion: null,
    },
  ])
})

test('a kind that is none and a file that is no table are refused', async () => {
  const data = file('bad.csv', 'id,first_name\n1,Ann,too,many\n2,Bo\n')
  await expect(recordsMethod.run(given({ data, kind: 'people' }))).rejects.toThrow(BadInput)
  await expect(recordsMethod.run(given({ data, kind: 'customers' }))).rejects.toThrow(
    /bad.csv: 1 of 2 rows cannot be used/,
  )
})

const people = Array.from({ length: 80 }, (_, i) => {
  const row = `name${String.fromCharCode(97 + (i % 26))}${i % 7},family${(i * 17) % 31},19${20 + i}-0${1 + (i % 9)}-1${i % 9}`
  return `rec-${i}-org,${row}${i % 4 === 0 ? `\nrec-${i}-dup-0,${row}` : ''}`
}).join('\n')

test('links are compared with the truth in the id, or with a file of pairs', async () => {
  const data = file('people.csv', `rec_id,first,last,born\n${people}\n`)
  const byId = await linkMethod.run(given({ data, id: 'rec_id', truthFrom: 'rec-(\\d+)-' }))
  expect(byId).toMatchObject({ rows: 100, pairsTrue: 20, f1: 1, bestF1: 1 })
  const pairs = Array.from({ length: 20 }, (_, i) => `rec-${i * 4}-org,rec-${i * 4}-dup-0`).join('\n')
  const byFile = await linkMethod.run(
    given({ data, id: 'rec_id', truth: file('truth.csv', `a,b\n${pairs}\n`) }),
  )
  expect(byFile).toMatchObject({ pairsTrue: 20, precision: 1, recall: 1 })
})

test('links without truth, or with a wrong id column, are refused by name', async () => {
  const data = file('people2.csv', `rec_id,first\n1,Ann\n`)
  await expect(linkMethod.run(given({ data, id: 'rec_id' }))).rejects.toThrow(/Give the truth/)
  await expect(linkMethod.run(given({ data, id: 'nope', truthFrom: '(.*)' }))).rejects.toThrow(
    /expected the column nope/,
  )
})
