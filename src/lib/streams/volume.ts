/** What is out of the ordinary about how many events came in. */
export interface VolumeAlarm {
  kind: 'drop' | 'spike'
  /** Length of the window that shows it, in hours; it ends with the last hour of the series. */
  hours: number
  observed: number
  expected: number
  /** Signed root of the deviance: how many standard deviations away, about. */
  z: number
}

const WEEK = 168
/** Hours that are looked at together: a large change shows at once, a small one takes longer. */
const WINDOWS = [1, 2, 6, 24] as const
/** One false alarm a month among 50 kinds of event is one in 36,000 hours: eight looks an hour at this z stay below. */
const LIMIT = 5
const LEAST_WEEKS = 2
const MOST_WEEKS = 6
/** The level follows the last days, but not the window itself. */
const LEVEL_HOURS = 72
/** How much an hour of the week is drawn to what its day and its hour say, in weeks. */
const DRAWN = 4
const LEAST_EXPECTED = 10
const LEAST_SPIKE = 20
const DROP_RATIO = 0.75
const SPIKE_RATIO = 1.6
/** Nothing varies less than this from hour to hour (relative standard deviation). */
const LEAST_SPREAD = 0.03

/**
 * Judges the last hours of a series of hourly counts (oldest first, the last one complete) by what its hours of the
 * week and the days before it lead to expect. Undefined where nothing is out of the ordinary, or where there are less
 * than two weeks before.
 *
 * Expected: level × day of week × hour of day, each hour of the week drawn to its own mean with the weeks seen; the
 * lowest and the highest week are left out where there are five, so that an outage does not become the rule. Counts are
 * taken as negative binomial with the spread that windows of the same length had so far; z is the signed root of their
 * deviance (McCullagh and Nelder, Generalized Linear Models, 1989, 2.4).
 */
export function judgeVolume(counts: readonly number[]): VolumeAlarm | undefined {
  const weeks = Math.min(MOST_WEEKS, Math.floor((counts.length - 24) / WEEK))
  if (weeks < LEAST_WEEKS) return undefined
  const shape = shapeOf(counts, weeks)
  let worst: VolumeAlarm | undefined
  for (const hours of WINDOWS) {
    const expectedBy = (end: number) => expectation(counts, shape, end, hours)
    const expected = expectedBy(counts.length)
    const observed = sum(counts, counts.length - hours, counts.length)
    if (!mayMatter(observed, expected)) continue
    const size = sizeFor(expected, spreadOf(counts, hours, weeks, expectedBy))
    const z = signedRoot(observed, expected, size)
    if (Math.abs(z) > LIMIT && Math.abs(z) > Math.abs(worst?.z ?? 0))
      worst = { kind: z < 0 ? 'drop' : 'spike', hours, observed, expected, z }
  }
  return worst
}

function mayMatter(observed: number, expected: number): boolean {
  const drop = expected >= LEAST_EXPECTED && observed < expected * DROP_RATIO
  return drop || (observed >= LEAST_SPIKE && observed > expected * SPIKE_RATIO)
}

/** Mean count of each hour of the week; index 0 is the hour after the last of the series. */
function shapeOf(counts: readonly number[], weeks: number): Float64Array {
  const own = new Float64Array(WEEK)
  const byHour = new Float64Array(24)
  const byDay = new Float64Array(7)
  let all = 0
  for (let place = 0; place < WEEK; place += 1) {
    const seen: number[] = []
    // The last day is what is judged: it does not say what is usual.
    for (let week = 1; week <= weeks; week += 1) {
      const at = counts.length + place - WEEK * week
      if (at >= 0 && at < counts.length - 24) seen.push(counts[at] as number)
    }
    const mean = trimmed(seen)
    own[place] = mean
    byHour[place % 24] = (byHour[place % 24] as number) + mean / 7
    byDay[Math.floor(place / 24)] = (byDay[Math.floor(place / 24)] as number) + mean / 24
    all += mean / WEEK
  }
  if (all === 0) return own
  return own.map((mean, place) => {
    const product = ((byHour[place % 24] as number) * (byDay[Math.floor(place / 24)] as number)) / all
    return (weeks * mean + DRAWN * product) / (weeks + DRAWN)
  })
}

function trimmed(values: number[]): number {
  if (values.length === 0) return 0
  const sorted = values.toSorted((a, b) => a - b)
  const kept = sorted.length >= 5 ? sorted.slice(1, -1) : sorted
  return kept.reduce((total, value) => total + value, 0) / kept.length
}

/** What the window of `hours` that ends before `end` leads to expect, by the level of the days before it. */
function expectation(counts: readonly number[], shape: Float64Array, end: number, hours: number): number {
  const usual = (from: number, to: number) => {
    let total = 0
    for (let at = from; at < to; at += 1) total += shape[placeOf(at, counts.length)] as number
    return total
  }
  const from = Math.max(0, end - hours - LEVEL_HOURS)
  const before = usual(from, end - hours)
  // Some pseudo-counts keep the level of a rare kind of event near 1.
  const level = (sum(counts, from, end - hours) + 20) / (before + 20)
  return usual(end - hours, end) * level
}

function placeOf(at: number, length: number): number {
  return (((at - length) % WEEK) + WEEK) % WEEK
}

/** What is expected is an estimate itself: so much is added to the variance of counting, and to that beyond it. */
const UNSURE_COUNT = 0.15
const UNSURE_SPREAD = 1.25

/** Size of the negative binomial (mean² / (variance − mean)) for a mean and a relative spread beyond counting. */
function sizeFor(mean: number, spread: number): number {
  return mean / (UNSURE_COUNT + UNSURE_SPREAD * spread ** 2 * mean)
}

/**
 * What windows of this length varied so far beyond counting itself (relative standard deviation). Residuals beyond three
 * deviations are cut, so that one outage does not hide the next.
 */
function spreadOf(
  counts: readonly number[],
  hours: number,
  weeks: number,
  expectedBy: (end: number) => number,
): number {
  const step = Math.max(1, Math.floor(hours / 2))
  const residuals: { excess: number; mean: number }[] = []
  const first = Math.max(LEVEL_HOURS + hours, counts.length - weeks * WEEK)
  for (let end = first; end <= counts.length - 24; end += step) {
    const mean = expectedBy(end)
    if (mean <= 0) continue
    residuals.push({ excess: (sum(counts, end - hours, end) - mean) ** 2, mean })
  }
  let spread = 0.1
  for (let round = 0; round < 4; round += 1) {
    let excess = 0
    let squares = 0
    for (const one of residuals) {
      const most = 9 * (one.mean + (spread * one.mean) ** 2)
      excess += Math.min(one.excess, most) - one.mean
      squares += one.mean ** 2
    }
    spread = Math.sqrt(Math.max(LEAST_SPREAD ** 2, squares > 0 ? excess / squares : 0))
  }
  return spread
}

/** Signed root of the deviance of a negative binomial count (mean, size). */
function signedRoot(x: number, mean: number, size: number): number {
  const mu = Math.max(mean, 1e-9)
  const own = x > 0 ? x * Math.log(x / mu) : 0
  const deviance = 2 * (own - (x + size) * Math.log((x + size) / (mu + size)))
  return Math.sign(x - mu) * Math.sqrt(Math.max(0, deviance))
}

function sum(counts: readonly number[], from: number, to: number): number {
  let total = 0
  for (let at = from; at < to; at += 1) total += counts[at] ?? 0
  return total
}
