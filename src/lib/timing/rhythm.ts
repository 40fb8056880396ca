/** Hours of a week, Monday 00:00 first. */
export const HOURS_OF_WEEK = 168

/** When somebody was active: the hour of the week, and how long ago in days. */
export interface Activity {
  hour: number
  daysAgo: number
}

/** How a rhythm is learnt. */
export interface RhythmSettings {
  /** pseudo-counts with which a person leans on everybody */
  strength: number
  /** days after which an activity counts half */
  halfLifeDays: number
  /** how far an activity tells of the hours beside it, in hours (standard deviation) */
  spread: number
  /** share of a personal hour-of-day pattern in the personal part; the rest is hour of week */
  dayShare: number
}

/**
 * Everybody's rhythm: shares of activity by hour of the week, smoothed over neighbouring hours and leaning on
 * the hour of the day. `prior` pseudo-counts keep every hour possible. Sums to 1.
 */
export function populationRhythm(activities: Iterable<Activity>, halfLifeDays: number): Float64Array {
  return populationRhythmOf(countsOf(activities, halfLifeDays))
}

/** The same from counts by hour of the week. */
export function populationRhythmOf(week: Float64Array): Float64Array {
  const total = week.reduce((a, b) => a + b, 0)
  const day = dayOf(week)
  // a week of 168 cells needs some thousand activities; with fewer it leans on the hour of the day
  const lean = 300
  const shares = smooth(week, 0.7).map(
    (count, hour) => count + lean * (((day[hour % 24] as number) + 1) / (7 * (total + 24))),
  )
  return normalized(shares)
}

/** A person's rhythm: their own, smoothed, shrunk to everybody's by `strength`. Sums to 1. */
export function personalRhythm(
  activities: Iterable<Activity>,
  population: Float64Array,
  settings: RhythmSettings,
): Float64Array {
  return personalRhythmOf(countsOf(activities, settings.halfLifeDays), population, settings)
}

/** The same from counts by hour of the week, already discounted by age. */
export function personalRhythmOf(
  own: Float64Array,
  population: Float64Array,
  { strength, spread, dayShare }: Omit<RhythmSettings, 'halfLifeDays'>,
): Float64Array {
  const day = dayOf(own)
  const everyDay = own.map((_, hour) => (day[hour % 24] as number) / 7)
  const mixed = smooth(
    own.map((count, hour) => (1 - dayShare) * count + dayShare * (everyDay[hour] as number)),
    spread,
  )
  return normalized(mixed.map((count, hour) => count + strength * (population[hour] as number)))
}

/** The hour of the week (UTC) of unix seconds; 1970-01-01 was a Thursday. */
export function hourOfWeek(seconds: number): number {
  return (((Math.floor(seconds / 3600) + 72) % HOURS_OF_WEEK) + HOURS_OF_WEEK) % HOURS_OF_WEEK
}

function countsOf(activities: Iterable<Activity>, halfLifeDays: number): Float64Array {
  const week = new Float64Array(HOURS_OF_WEEK)
  for (const { hour, daysAgo } of activities)
    week[hour] = (week[hour] as number) + 2 ** (-Math.max(0, daysAgo) / halfLifeDays)
  return week
}

function dayOf(week: Float64Array): Float64Array {
  const day = new Float64Array(24)
  for (const [hour, count] of week.entries()) day[hour % 24] = (day[hour % 24] as number) + count
  return day
}

/** Spreads each hour over its neighbours around the week (a normal kernel to three deviations). */
function smooth(week: Float64Array, spread: number): Float64Array {
  if (spread <= 0) return week
  const reach = Math.ceil(3 * spread)
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * spread ** 2)),
  )
  const total = kernel.reduce((a, b) => a + b, 0)
  const out = new Float64Array(HOURS_OF_WEEK)
  for (const [hour, count] of week.entries()) {
    if (count === 0) continue
    for (const [i, weight] of kernel.entries()) {
      const at = (hour + i - reach + HOURS_OF_WEEK) % HOURS_OF_WEEK
      out[at] = (out[at] as number) + (count * weight) / total
    }
  }
  return out
}

function normalized(shares: Float64Array): Float64Array {
  const total = shares.reduce((a, b) => a + b, 0)
  return shares.map((share) => share / total)
}
