import { describe, expect, it } from 'vitest'
import { seeded } from '../seeded.ts'
import {
  averagePrecision,
  brierScore,
  chooseBoosted,
  encode,
  fitBoosted,
  fitIsotonic,
  fitLinear,
  fitPlatt,
  fitPropensity,
  foldsOf,
  learnEncoding,
  rocAuc,
  sigmoid,
  solvePositive,
} from './index.ts'

function sample(rows: number, seed: number, chance: (a: number, b: number) => number) {
  const random = seeded(seed)
  const values = new Float64Array(rows * 2)
  const y = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    const [a, b] = [random.next() * 4 - 2, random.next() * 4 - 2]
    values.set([a, b], row * 2)
    y[row] = random.chance(chance(a, b)) ? 1 : 0
  }
  return { x: { rows, columns: 2, values }, y }
}

describe('learners', () => {
  it('solves a small positive definite system', () => {
    const x = solvePositive(Float64Array.from([4, 1, 1, 3]), Float64Array.from([1, 2]))
    expect(x[0]).toBeCloseTo(1 / 11)
    expect(x[1]).toBeCloseTo(7 / 11)
  })

  it('finds the coefficients of a logistic truth', () => {
    const { x, y } = sample(20_000, 1, (a) => sigmoid(1.5 * a - 0.5))
    const model = fitLinear(x, y, { loss: 'logistic', penalty: 1e-6 })
    const at = { rows: 2, columns: 2, values: Float64Array.from([0, 0, 1, 0]) }
    const [p0, p1] = [...model.predict(at)] as [number, number]
    expect(Math.abs(p0 - sigmoid(-0.5))).toBeLessThan(0.02)
    expect(Math.abs(p1 - sigmoid(1))).toBeLessThan(0.02)
  })

  it('grows trees that see an interaction no line can', () => {
    const truth = (a: number, b: number) => (a * b > 0 ? 0.8 : 0.2)
    const [train, test] = [sample(4000, 2, truth), sample(4000, 3, truth)]
    const trees = fitBoosted(
      train.x,
      train.y,
      chooseBoosted(train.x, train.y, { loss: 'logistic', seed: 1, mostRounds: 60 }),
    )
    const linear = fitLinear(train.x, train.y, { loss: 'logistic', penalty: 0.01 })
    expect(rocAuc(test.y, trees.predict(test.x))).toBeGreaterThan(0.77)
    expect(rocAuc(test.y, linear.predict(test.x))).toBeLessThan(0.6)
  })

  it('answers alike for the same seed', () => {
    const { x, y } = sample(600, 4, (a) => sigmoid(a))
    const options = {
      loss: 'logistic',
      rounds: 20,
      learningRate: 0.1,
      depth: 3,
      minLeaf: 5,
      l2: 1,
      rowShare: 0.5,
      columnShare: 0.5,
      seed: 7,
    } as const
    expect([...fitBoosted(x, y, options).predict(x)]).toEqual([...fitBoosted(x, y, options).predict(x)])
  })

  it('gives calibrated probabilities', () => {
    const truth = (a: number, b: number) => sigmoid(a + (b > 0 ? 1 : -1))
    const [train, test] = [sample(3000, 5, truth), sample(6000, 6, truth)]
    const guess = fitPropensity(train.x, train.y, 1).predict(test.x)
    const best = Float64Array.from({ length: 6000 }, (_, i) =>
      truth(test.x.values[i * 2] as number, test.x.values[i * 2 + 1] as number),
    )
    expect(brierScore(test.y, guess) - brierScore(test.y, best)).toBeLessThan(0.006)
  })

  it('ranks by the textbook', () => {
    expect(rocAuc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])).toBe(0.75)
    expect(averagePrecision([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])).toBeCloseTo(0.8333, 4)
    expect(rocAuc([0, 1], [1, 1])).toBe(0.5)
  })

  it('calibrates by steps that never fall, and by two numbers', () => {
    const steps = fitIsotonic([1, 2, 3, 4], [0, 1, 0, 1])
    expect([steps(0), steps(2.5), steps(9)]).toEqual([0, 0.5, 1])
    const { x, y } = sample(5000, 8, (a) => sigmoid(0.5 * a))
    const over = Float64Array.from({ length: 5000 }, (_, i) => sigmoid(2 * (x.values[i * 2] as number)))
    expect(Math.abs(fitPlatt(over, y)(sigmoid(2)) - sigmoid(0.5))).toBeLessThan(0.04)
  })

  it('balances folds within strata', () => {
    const strata = Uint8Array.from({ length: 100 }, (_, i) => i % 2)
    const folds = foldsOf(strata, 5, 1)
    for (let fold = 0; fold < 5; fold++)
      for (const stratum of [0, 1])
        expect(folds.filter((at, row) => at === fold && strata[row] === stratum)).toHaveLength(10)
  })

  it('encodes numbers, words and unseen words, and leaves out what only names the row', () => {
    const rows = 200
    const ids = Array.from({ length: rows }, (_, i) => `${i + 1}`)
    const amounts = ids.map((_, i) => (i === 0 ? '' : `${i / 2}`))
    const places = ids.map((_, i) => (i % 2 ? 'town' : 'country'))
    const encoding = learnEncoding(['id', 'amount', 'place'], [ids, amounts, places])
    expect(encoding.leftOut).toEqual(['id'])
    expect(encoding.names).toEqual(['amount', 'place=country', 'place=town'])
    const table = encode(encoding, 1, (name) => (name === 'amount' ? ['x'] : ['sea']))
    expect([...table.values]).toEqual([50, 0, 0])
  })
})
