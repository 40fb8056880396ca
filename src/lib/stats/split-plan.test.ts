import { expect, test } from 'vitest'
import { planSplit } from './split-plan.ts'

test('half and half needs what the textbook says; a small control needs more people', () => {
  // 2·(1.96 + 0.8416)²·σ²/δ² an arm
  expect(planSplit(100, 1, 1000, 0.5).peopleNeeded).toBe(3140)
  expect(planSplit(100, 1, 1000, 0.1).peopleNeeded).toBe(8721)
})

test('power is 80 % at the people needed, and at the detectable effect', () => {
  const { peopleNeeded, detectable } = planSplit(100, 1, 1000, 0.2)
  expect(planSplit(100, 1, peopleNeeded, 0.2).power).toBeCloseTo(0.8, 3)
  expect(planSplit(100, detectable, 1000, 0.2).power).toBeCloseTo(0.8, 4)
})
