import { expect, test } from 'vitest'
import {
  chanceAlive,
  expectedPurchases,
  expectedSpend,
  fitBgNbd,
  fitGammaGamma,
  type History,
} from './index.ts'

/** A seeded stream of uniforms (Lehmer). */
function uniforms(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

const exponential = (u: () => number, rate: number) => -Math.log(u()) / rate

test('with the published parameters, the published expectation of a customer', () => {
  // Fader, Hardie and Lee (2005), CDNOW: x = 2, t_x = 30.43, T = 38.86 → 1.226 purchases in 39 weeks
  const cdnow = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
  const history = { repeats: 2, last: 30.43, age: 38.86 }
  expect(expectedPurchases(cdnow, history, 39)).toBeCloseTo(1.226, 2)
  expect(chanceAlive(cdnow, { repeats: 0, last: 0, age: 38.86 })).toBe(1)
})

test('the fit finds the parameters it was drawn from, well enough to predict', () => {
  const u = uniforms(7)
  const histories: History[] = []
  let later = 0
  for (let i = 0; i < 3000; i += 1) {
    // rates Gamma(2, 20) and dropout Beta(1, 4): sums of exponentials, minimum of uniforms
    const rate = exponential(u, 20) + exponential(u, 20)
    const dropout = 1 - u() ** (1 / 4)
    let [time, repeats, last] = [0, 0, 0]
    while (time < 90) {
      time += exponential(u, rate)
      if (time >= 90) break
      if (time < 60) [repeats, last] = [repeats + 1, time]
      else later += 1
      if (u() < dropout) break
    }
    histories.push({ repeats, last, age: 60 })
  }
  const model = fitBgNbd(histories)
  const expected = histories.reduce((sum, one) => sum + expectedPurchases(model, one, 30), 0)
  expect(Math.abs(expected / later - 1)).toBeLessThan(0.08)
})

test('an expected spend lies between the own mean and that of all', () => {
  const u = uniforms(3)
  const spends = Array.from({ length: 1000 }, () => {
    const own = 20 / (exponential(u, 1) + exponential(u, 1) + exponential(u, 1))
    const values = [1, 2, 3].map(() => own * (exponential(u, 1) + exponential(u, 1)))
    return { purchases: 3, mean: values.reduce((a, b) => a + b, 0) / 3 }
  })
  const model = fitGammaGamma(spends)
  if (!model) throw new Error('no fit')
  const all = (model.p * model.gamma) / (model.q - 1)
  expect(expectedSpend(model, { purchases: 3, mean: all * 4 })).toBeLessThan(all * 4)
  expect(expectedSpend(model, { purchases: 3, mean: all * 4 })).toBeGreaterThan(all)
})
