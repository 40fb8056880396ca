import { randomFor } from './random.ts'
import type { Kind } from './shapes.ts'

/** How much a season's products are wanted on a date: around 1 over the year. */
export function seasonFactor(season: Kind['season'], millis: number): number {
  if (season === 'all') return 1
  const date = new Date(millis)
  const month = date.getUTCMonth() + date.getUTCDate() / 31
  // the winter range is wanted most in December, the summer range in June
  const winter = 1 + 0.85 * Math.cos(((month - 11.5) / 12) * 2 * Math.PI)
  return season === 'winter' ? winter : 2 - winter
}

/** How busy a date is: before Christmas much, in the first days of a year and on holidays little. */
export function dateFactor(millis: number): number {
  const known = factors.get(millis)
  if (known !== undefined) return known
  const factor = factorOf(new Date(millis))
  factors.set(millis, factor)
  return factor
}

const factors = new Map<number, number>()

function factorOf(date: Date): number {
  const day = `${date.getUTCMonth() + 1}-${date.getUTCDate()}`
  if (HOLIDAYS.has(day)) return 0.4
  if (date.getUTCMonth() === 10 && date.getUTCDate() >= 22) return 1.7
  if (date.getUTCMonth() === 11 && date.getUTCDate() < 20) return 1.5
  return 1
}

const HOLIDAYS = new Set(['1-1', '5-1', '11-1', '12-24', '12-25', '12-26', '12-31'])

/** Days on which a person is away: two weeks a year that are their own. */
export function isAway(seed: number, person: number, millis: number): boolean {
  const date = new Date(millis)
  const year = date.getUTCFullYear()
  const start = randomFor(seed, 'away', person, year).whole(20, 340)
  const ofYear = Math.floor((millis - Date.UTC(year, 0, 1)) / 86_400_000)
  return ofYear >= start && ofYear < start + 14
}
