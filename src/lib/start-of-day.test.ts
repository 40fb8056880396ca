import { expect, test } from 'vitest'
import { startOfDay } from './start-of-day.ts'

const at = (date: string, zone: string) => new Date(startOfDay(date, zone)).toISOString()

test('a day starts at local midnight, summer and winter', () => {
  expect(at('2024-01-15', 'UTC')).toBe('2024-01-15T00:00:00.000Z')
  expect(at('2024-01-15', 'Europe/Berlin')).toBe('2024-01-14T23:00:00.000Z')
  expect(at('2024-07-15', 'Europe/Berlin')).toBe('2024-07-14T22:00:00.000Z')
  expect(at('2024-03-31', 'Europe/Berlin')).toBe('2024-03-30T23:00:00.000Z')
  expect(at('2024-07-15', 'America/Los_Angeles')).toBe('2024-07-15T07:00:00.000Z')
  expect(at('2024-07-15', 'Pacific/Kiritimati')).toBe('2024-07-14T10:00:00.000Z')
})

test('where clocks skip midnight the day starts at the end of the gap', () => {
  expect(at('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z')
})

test('where midnight comes twice the day starts at the first', () => {
  expect(at('2023-11-05', 'America/Havana')).toBe('2023-11-05T04:00:00.000Z')
})
