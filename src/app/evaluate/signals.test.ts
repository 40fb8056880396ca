import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seeded } from '../../lib/seeded.ts'
import { behaviourOf } from '../../lib/signals/index.ts'
import { BadInput } from './method.ts'
import { signals } from './signals.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'signals-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, lines: readonly string[]) => {
  const path = join(folder, name)
  writeFileSync(path, lines.join('\n'))
  return path
}
const run = (options: Record<string, string>) => signals.run({ options, seed: 1, lenient: false })
interface Found {
  sets: { of: string; auc: number; interval: [number, number] }[]
  adds: { group: string; to: string; auc: number; interval: [number, number]; verdict: string }[]
}

test('what carries the outcome is told from what does not', async () => {
  const random = seeded(5)
  const people = Array.from({ length: 240 }, () => {
    const visits = random.whole(0, 20)
    const bought = random.chance(visits > 10 ? 0.85 : 0.15) ? 'yes' : 'no'
    return [visits, random.whole(20, 70), bought].join(',')
  })
  const data = file('table.csv', ['visits,age,bought', ...people])
  const answer = await run({ data, outcome: 'bought', demographics: 'age' })
  const { sets, adds } = answer as unknown as Found
  expect(sets.map(({ of }) => of)).toEqual(['behaviour', 'demographics', 'behaviour + demographics'])
  expect(sets[0]?.of).toBe('behaviour')
  expect(sets[0]?.auc).toBeGreaterThan(0.75)
  const verdict = (group: string, to: string) =>
    adds.find((one) => one.group === group && one.to === to)?.verdict
  expect(verdict('behaviour', 'demographics')).toBe('adds')
  expect(verdict('demographics', 'behaviour')).toBe('cannot tell')
  for (const { interval, auc } of sets) {
    expect(interval[0]).toBeLessThanOrEqual(auc)
    expect(interval[1]).toBeGreaterThanOrEqual(auc)
  }
}, 60_000)

test('behaviour is what came before the day; lines of an order are one', () => {
  const at = (day: number, hour = 10) => Date.UTC(2026, 0, day, hour)
  const occasions = [
    { id: 'o1', at: at(1), value: 10 },
    { id: 'o1', at: at(1), value: 5 },
    { id: 'o2', at: at(11, 15), value: 15 },
  ]
  expect(behaviourOf(occasions, at(21))).toMatchObject({
    occasions: '2',
    value: '30',
    value_an_occasion: '15',
    value_last_month: '30',
    value_month_before: '0',
    morning_share: '0.5',
  })
  expect(behaviourOf([], at(21))).toMatchObject({ occasions: '0', days_since_last: '', weekend_share: '' })
})

test('too few people with the outcome, days that make no sense and groups that are not named are told', async () => {
  const data = file('small.csv', ['visits,age,bought', '1,20,yes', '2,30,no'])
  await expect(run({ data, outcome: 'bought', demographics: 'age' })).rejects.toThrow(/at least 30 with it/)
  await expect(run({ data, outcome: 'bought' })).rejects.toThrow(BadInput)
  await expect(run({ data, outcome: 'bought', demographics: 'height' })).rejects.toThrow(/height/)
  const orders = { orders: data, people: data, id: 'id', order: 'o', time: 't', value: 'v' }
  await expect(run({ ...orders, calibrateTo: '2026-02-01', to: '2026-01-01' })).rejects.toThrow(/before --to/)
})
