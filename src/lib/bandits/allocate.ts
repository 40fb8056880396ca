import { seeded } from '../seeded.ts'
import { normalDraw } from './draws.ts'

/** What became of the people who got one arm on one day. */
export interface Cohort {
  arm: string
  /** day of the choice, whole days since any fixed day */
  day: number
  /** people */
  n: number
  /** rewards so far, and their squares */
  sum: number
  squares: number
}

/** How shares are worked out. */
export interface AllocationSettings {
  /** today, in the days of the cohorts */
  today: number
  /** the share of all rewards that has come in so many days after the choice, 0 to 1 */
  arrived: (days: number) => number
  /** the share spread evenly over all arms, whatever is believed */
  floor: number
  /** −1 where less is better */
  direction: 1 | -1
  seed: number
}

/** What is believed of one arm, and its share of the choices to come. */
export interface ArmBelief {
  arm: string
  people: number
  /** people, each counted by the share of their reward that must have come by now */
  worth: number
  /** reward per person: of the posterior, with its standard deviation */
  mean: number
  sd: number
  /** probability of being the best arm */
  best: number
  weight: number
}

/** Shares for the choices to come. */
export interface Allocation {
  arms: ArmBelief[]
  /** the day from which on the truth seems to have been another; what was before is left out */
  changedOn: number | null
}

const DRAWS = 4000
/** A change has to stand out like this; so many splits are tried that 4 is one false alarm in hundreds. */
const CHANGE_Z = 4.5
const LEAST_EACH_SIDE = 200

/**
 * Thompson sampling by shares: each arm's share is the probability that its mean reward is the best, given a normal
 * posterior shrunk towards the mean of all arms (empirical Bayes), mixed with an even floor. Rewards that are still to
 * come are allowed for by counting each person by the share of reward that has had the time to arrive (Vernade, Cappé
 * and Perchet 2017). Where an arm's reward per person jumped, only what came after counts. Without any reward: even.
 */
export function allocate(
  arms: readonly string[],
  cohorts: readonly Cohort[],
  settings: AllocationSettings,
): Allocation {
  const changedOn = changeIn(cohorts, settings)
  const recent = changedOn === null ? cohorts : cohorts.filter(({ day }) => day >= changedOn)
  const totals = arms.map((arm) =>
    total(
      recent.filter((one) => one.arm === arm),
      settings,
    ),
  )
  const all = totals.reduce((a, b) => add(a, b), NOTHING)
  if (all.squares === 0 || all.worth === 0)
    return {
      changedOn,
      arms: arms.map((arm, i) => ({
        arm,
        people: totals[i]?.n ?? 0,
        worth: totals[i]?.worth ?? 0,
        mean: 0,
        sd: 0,
        best: 1 / arms.length,
        weight: 1 / arms.length,
      })),
    }
  const middle = all.sum / all.worth
  const noise = Math.max(all.squares / all.worth - middle ** 2, middle ** 2, 1e-12)
  const spread = betweenArms(totals, middle, noise)
  const beliefs = totals.map(({ sum, worth }) => {
    const precision = 1 / spread + worth / noise
    return { mean: (middle / spread + sum / noise) / precision, sd: Math.sqrt(1 / precision) }
  })
  const wins = arms.map(() => 0)
  const random = seeded(settings.seed)
  for (let draw = 0; draw < DRAWS; draw++) {
    let [top, most] = [0, -Infinity]
    for (const [i, { mean, sd }] of beliefs.entries()) {
      const value = settings.direction * (mean + sd * normalDraw(random))
      if (value > most) [top, most] = [i, value]
    }
    wins[top] = (wins[top] ?? 0) + 1
  }
  return {
    changedOn,
    arms: arms.map((arm, i) => {
      const best = (wins[i] ?? 0) / DRAWS
      return {
        arm,
        people: totals[i]?.n ?? 0,
        worth: totals[i]?.worth ?? 0,
        mean: beliefs[i]?.mean ?? 0,
        sd: beliefs[i]?.sd ?? 0,
        best,
        weight: settings.floor / arms.length + (1 - settings.floor) * best,
      }
    }),
  }
}

interface Total {
  n: number
  worth: number
  sum: number
  squares: number
}

const NOTHING: Total = { n: 0, worth: 0, sum: 0, squares: 0 }
const add = (a: Total, b: Total): Total => ({
  n: a.n + b.n,
  worth: a.worth + b.worth,
  sum: a.sum + b.sum,
  squares: a.squares + b.squares,
})

function total(cohorts: readonly Cohort[], { today, arrived }: AllocationSettings): Total {
  return cohorts.reduce(
    (sum, { day, n, sum: rewards, squares }) =>
      add(sum, { n, worth: n * Math.max(0, Math.min(1, arrived(today - day))), sum: rewards, squares }),
    NOTHING,
  )
}

/** How far the true means lie apart (method of moments), never less than a tenth of the mean. */
function betweenArms(totals: readonly Total[], middle: number, noise: number): number {
  const seen = totals.filter(({ worth }) => worth > 0)
  const excess = seen.map(({ sum, worth }) => (sum / worth - middle) ** 2 - noise / worth)
  const found = excess.reduce((a, b) => a + b, 0) / Math.max(1, seen.length - 1)
  return Math.max(found, (0.1 * middle) ** 2, 1e-12)
}

/** The latest day at which some arm's reward per person stands out against what was before; null for none. */
function changeIn(cohorts: readonly Cohort[], settings: AllocationSettings): number | null {
  let [found, strongest] = [null as number | null, CHANGE_Z]
  for (const [, own] of Map.groupBy(cohorts, ({ arm }) => arm)) {
    const days = [...new Set(own.map(({ day }) => day))].sort((a, b) => a - b)
    for (const day of days.slice(1)) {
      const before = total(
        own.filter((one) => one.day < day),
        settings,
      )
      const after = total(
        own.filter((one) => one.day >= day),
        settings,
      )
      if (before.worth < LEAST_EACH_SIDE || after.worth < LEAST_EACH_SIDE) continue
      const [a, b] = [before.sum / before.worth, after.sum / after.worth]
      const variance =
        Math.max(0, before.squares / before.worth - a ** 2) / before.worth +
        Math.max(0, after.squares / after.worth - b ** 2) / after.worth
      const z = variance > 0 ? Math.abs(a - b) / Math.sqrt(variance) : 0
      if (z > strongest) [found, strongest] = [day, z]
    }
  }
  return found
}
