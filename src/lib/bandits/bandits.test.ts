import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pickWeighted } from '../assignment.ts'
import { seeded } from '../seeded.ts'
import { allocate, type Cohort } from './allocate.ts'
import { binomialDraw } from './draws.ts'
import { type LoggedGroup, offPolicy, offPolicyOfGroups } from './off-policy.ts'

const settings = { today: 40, arrived: () => 1, floor: 0.1, direction: 1 as const, seed: 1 }
const cohort = (arm: string, day: number, n: number, bought: number): Cohort => ({
  arm,
  day,
  n,
  sum: bought,
  squares: bought,
})

test('shares follow the odds of being best, above the floor, and add up to one', () => {
  const { arms } = allocate(['a', 'b', 'c'], [cohort('a', 1, 2000, 100), cohort('b', 1, 2000, 160)], settings)
  expect(arms.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1)
  expect(arms.every(({ weight }) => weight >= 0.1 / 3)).toBe(true)
  const [a, b, c] = arms
  expect(b?.weight).toBeGreaterThan(0.5)
  expect(a?.weight).toBeLessThan(0.05)
  // nothing is known of it, so it is tried
  expect(c?.weight).toBeGreaterThan(0.1)
  expect(allocate(['a', 'b'], [cohort('a', 1, 50, 0)], settings).arms.map(({ weight }) => weight)).toEqual([
    0.5, 0.5,
  ])
  const fewer = allocate(['a', 'b'], [cohort('a', 1, 2000, 100), cohort('b', 1, 2000, 160)], {
    ...settings,
    direction: -1,
  })
  expect(fewer.arms[0]?.weight).toBeGreaterThan(0.9)
})

test('an arm that was shown of late is not taken for worse because its rewards are still to come', () => {
  const rows = [cohort('a', 0, 5000, 500), cohort('b', 38, 5000, 100)]
  const naive = allocate(['a', 'b'], rows, settings)
  expect(naive.arms[1]?.best).toBeLessThan(0.01)
  // after two days a fifth of it has come
  const aware = allocate(['a', 'b'], rows, { ...settings, arrived: (days) => Math.min(1, days / 10) })
  expect(aware.arms[1]?.best).toBeGreaterThan(0.3)
  expect(aware.arms[1]?.worth).toBeCloseTo(1000)
})

test('when the truth changes, what was before is left out; where it does not, nothing is', () => {
  const random = seeded(3)
  const days = Array.from({ length: 30 }, (_, day) => day)
  const history = (rate: (arm: string, day: number) => number) =>
    days.flatMap((day) =>
      ['a', 'b'].map((arm) => cohort(arm, day, 500, binomialDraw(500, rate(arm, day), random))),
    )
  const turned = allocate(
    ['a', 'b'],
    history((arm, day) => (arm === 'a' && day < 20 ? 0.1 : 0.05)),
    settings,
  )
  expect(turned.changedOn).toBeGreaterThanOrEqual(18)
  expect(turned.changedOn).toBeLessThanOrEqual(22)
  let alarms = 0
  for (let i = 0; i < 40; i++)
    if (
      allocate(
        ['a', 'b'],
        history(() => 0.05),
        settings,
      ).changedOn !== null
    )
      alarms++
  expect(alarms).toBeLessThanOrEqual(1)
})

test('in play it earns more than an even split, and finds the best arm', () => {
  let [earned, even] = [0, 0]
  for (let game = 0; game < 20; game++) {
    const random = seeded(game + 10)
    const rates = [0.04, 0.05, 0.06, 0.09]
    const cohorts: Cohort[] = []
    let weights = rates.map(() => 0.25)
    for (let day = 0; day < 20; day++) {
      for (const [i, rate] of rates.entries()) {
        const n = Math.round(400 * (weights[i] ?? 0))
        earned += n * rate
        even += 100 * rate
        cohorts.push(cohort(String(i), day, n, binomialDraw(n, rate, random)))
      }
      weights = allocate(['0', '1', '2', '3'], cohorts, { ...settings, today: 100, seed: day }).arms.map(
        ({ weight }) => weight,
      )
    }
    expect(weights[3]).toBeGreaterThan(0.5)
  }
  expect(earned / even).toBeGreaterThan(1.2)
})

test('people are spread by the weights, and the probability told is the one that held', () => {
  const weights = { a: 0.7, b: 0.3, c: 0 }
  const keys = Object.keys(weights) as (keyof typeof weights)[]
  const counts = { a: 0, b: 0, c: 0 }
  for (let i = 0; i < 5000; i++) {
    const picked = pickWeighted('salt', String(i), keys, (key) => weights[key])
    if (!picked) throw new Error('nothing was picked')
    counts[picked.choice] += 1
    expect(picked.probability).toBeCloseTo(weights[picked.choice])
  }
  expect(counts.c).toBe(0)
  expect(counts.a / 5000).toBeCloseTo(0.7, 1)
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }),
      fc.string(),
      (shares, key) => {
        const picked = pickWeighted(
          's',
          key,
          shares.map((share, index) => ({ share, index })),
          ({ share }) => share,
        )
        expect(picked?.probability).toBeGreaterThan(0)
        expect(picked?.probability).toBeLessThanOrEqual(1 + 1e-9)
      },
    ),
  )
})

test('groups say what their choices say one by one, and a log without the policy’s choices is refused', () => {
  const random = seeded(5)
  const arms = [
    { logged: 0.8, target: 0.3, rate: 0.05 },
    { logged: 0.2, target: 0.7, rate: 0.1 },
  ]
  const model = { expected: 0, expectedTarget: 0 }
  const log = Array.from({ length: 20_000 }, () => {
    const { logged, target, rate } = arms[random.chance(0.8) ? 0 : 1] ?? { logged: 1, target: 1, rate: 0 }
    return { reward: random.chance(rate) ? 1 : 0, logged, target, ...model }
  })
  const single = offPolicy(log)
  expect(single.refused).toBe(false)
  expect(Math.abs(single.snips - (0.3 * 0.05 + 0.7 * 0.1))).toBeLessThan(0.01)
  expect(single.interval[0]).toBeLessThan(0.085)
  expect(single.interval[1]).toBeGreaterThan(0.085)
  const groups = [...Map.groupBy(log, ({ logged }) => logged).values()].map((own): LoggedGroup => {
    const sum = own.reduce((total, { reward }) => total + reward, 0)
    const { logged, target } = own[0] ?? { logged: 1, target: 1 }
    return { n: own.length, sum, squares: sum, rewarded: sum, logged, target, ...model }
  })
  const together = offPolicyOfGroups(groups)
  expect(together.snips).toBeCloseTo(single.snips)
  expect(together.ess).toBeCloseTo(single.ess)
  expect(together.interval[1]).toBeCloseTo(single.interval[1])
  const never = offPolicyOfGroups(groups.map((group, i) => ({ ...group, target: i === 0 ? 0 : 0 })))
  expect(never.refused).toBe(true)
})
