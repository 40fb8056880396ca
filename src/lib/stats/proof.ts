import { estimateEffect } from './effect.ts'
import type { MeanStatistic } from './statistic.ts'

/** How a world is drawn: a share buys, and spends a log-normal amount. */
export interface World {
  people: number
  buyers: number
  spread: number
  /** added to the share of buyers in the treated arm */
  lift: number
  days: number
}

/** How often, over many worlds, each claim about the statistics was true. */
export interface Proof {
  worlds: number
  /** share of worlds whose fixed interval at the end holds the true effect */
  covered: number
  /** share in which the fixed test was significant at some day */
  everNaive: number
  /** share in which the always-valid test was significant at some day */
  everSequential: number
  /** share in which the fixed test was significant at the end */
  found: number
}

/** Draws worlds by seed, looks at each every day, and counts. Tuned to the world's own size as a planned test is. */
export function prove(world: World, worlds: number, seed: number): Proof {
  const proof = { worlds, covered: 0, everNaive: 0, everSequential: 0, found: 0 }
  const mean = Math.exp(world.spread ** 2 / 2)
  const truth = world.lift * mean
  for (let w = 0; w < worlds; w += 1) {
    const u = stream(seed * 100_003 + w)
    const arms: [MeanStatistic, MeanStatistic] = [nobody(), nobody()]
    let [naive, sequential] = [false, false]
    const each = Math.ceil(world.people / world.days)
    for (let day = 0; day < world.days; day += 1) {
      for (let i = 0; i < each; i += 1) {
        const arm = u() < 0.5 ? 0 : 1
        const buys = u() < world.buyers + (arm === 1 ? world.lift : 0)
        const value = buys ? Math.exp(world.spread * gauss(u)) : 0
        const stat = arms[arm]
        stat.n += 1
        stat.sum += value
        stat.sumSquares += value ** 2
      }
      const fixed = estimateEffect(arms[0], arms[1], { distribution: 'normal' })
      if (fixed.kind === 'none') continue
      const always = estimateEffect(arms[0], arms[1], { sequential: true })
      naive ||= fixed.pValue < 0.05
      sequential ||= always.kind === 'estimate' && always.pValue < 0.05
      if (day < world.days - 1) continue
      if (fixed.interval[0] <= truth && truth <= fixed.interval[1]) proof.covered += 1
      if (fixed.pValue < 0.05) proof.found += 1
    }
    if (naive) proof.everNaive += 1
    if (sequential) proof.everSequential += 1
  }
  const share = (count: number) => count / worlds
  return {
    worlds,
    covered: share(proof.covered),
    everNaive: share(proof.everNaive),
    everSequential: share(proof.everSequential),
    found: share(proof.found),
  }
}

const nobody = (): MeanStatistic => ({ kind: 'mean', n: 0, sum: 0, sumSquares: 0 })

/** Uniforms by seed (mulberry32). */
function stream(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function gauss(u: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - u())) * Math.cos(2 * Math.PI * u())
}
