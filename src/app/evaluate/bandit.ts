import {
  type BanditSettings,
  betaDraw,
  playCommit,
  playThompson,
  priorFrom,
  type TestPrior,
} from '../../lib/bandits/index.ts'
import { seeded } from '../../lib/seeded.ts'
import { csvRowsOf, tallyOf } from './files.ts'
import { BadInput, type Method } from './method.ts'

interface Test {
  arms: { successes: number; tries: number }[]
}

const SHARES = [0.1, 0.2, 0.3, 0.4, 0.5]
const SHARPNESS = [1, 2]
const FLOORS = [0, 0.02]
const PLAYS = 1

/** Thompson sampling, explore-then-commit, an even split and an oracle on finished tests of one's own. */
export const bandit: Method = {
  name: 'bandit',
  describe: 'what a bandit would have earned on past tests, between an even split and the best arm',
  options: [
    { name: 'arms', value: 'file', required: true, describe: 'CSV test_id, arm, impressions, clicks' },
    { name: 'horizon', value: 'number', default: '5000', describe: 'impressions a test has to spend' },
  ],
  example: 'bandit --arms headline-tests.csv --horizon 5000',
  async run({ options, seed, lenient }) {
    const path = String(options.arms)
    const horizon = Number(options.horizon)
    if (!Number.isInteger(horizon) || horizon < 100)
      throw new BadInput(`--horizon must be a whole number, 100 or more; got "${options.horizon}".`)
    const tally = tallyOf(path, lenient)
    const byId = new Map<string, Test>()
    const required = ['test_id', 'arm', 'impressions', 'clicks']
    for await (const { line, row } of csvRowsOf(path, tally, { required })) {
      const [tries, successes] = [Number(row.impressions || Number.NaN), Number(row.clicks || Number.NaN)]
      if (
        !row.test_id ||
        !Number.isInteger(tries) ||
        !Number.isInteger(successes) ||
        successes < 0 ||
        tries < successes
      ) {
        tally.skip(line, 'expected a test_id and whole numbers with 0 ≤ clicks ≤ impressions')
        continue
      }
      tally.rows += 1
      const test = byId.get(row.test_id) ?? { arms: [] }
      if (tries > 0) test.arms.push({ successes, tries })
      byId.set(row.test_id, test)
    }
    tally.check()
    const tests = [...byId.values()].filter(({ arms }) => arms.length > 1)
    if (tests.length < 2) throw new BadInput(`${path}: at least two tests with two arms or more are needed.`)
    const batch = Math.max(1, Math.round(horizon / 100))
    const prior = priorFrom(tests.map(({ arms }) => arms))
    const imagined = imaginedTests(tests.length, tests, prior, seed)
    const settings = bestOf(
      SHARPNESS.flatMap((sharpness) =>
        FLOORS.map((floor): BanditSettings => ({ prior, batch, sharpness, floor })),
      ),
      (one, rates, random) => playThompson(rates, horizon, one, random),
      imagined,
      seed,
    )
    const share = bestOf(
      SHARES,
      (one, rates, random) => playCommit(rates, horizon, one, random),
      imagined,
      seed,
    )
    let [uniform, oracle, exploreThenCommit, tactful] = [0, 0, 0, 0]
    for (const [i, { arms }] of tests.entries()) {
      const rates = arms.map(({ successes, tries }) => successes / tries)
      uniform += (horizon * rates.reduce((a, b) => a + b, 0)) / rates.length
      oracle += horizon * Math.max(...rates)
      for (let play = 0; play < PLAYS; play++) {
        const random = seeded(seed * 7919 + i * 31 + play)
        exploreThenCommit += playCommit(rates, horizon, share, random) / PLAYS
        tactful += playThompson(rates, horizon, settings, random) / PLAYS
      }
    }
    const closed = (earned: number) => (earned - uniform) / (oracle - uniform)
    const per = (earned: number) => earned / (tests.length * horizon)
    return {
      method: 'Thompson sampling in batches with a prior from past tests',
      parameters: { ...settings, commitShare: share, horizon, plays: PLAYS },
      rows: tally.rows,
      skipped: tally.skipped,
      tests: tests.length,
      uniform: per(uniform),
      oracle: per(oracle),
      exploreThenCommit: per(exploreThenCommit),
      tactful: per(tactful),
      gapClosed: closed(tactful),
      gapClosedExploreThenCommit: closed(exploreThenCommit),
    }
  },
}

/** Tests with as many arms as the real ones and rates drawn from the prior: what settings are chosen on. */
function imaginedTests(
  count: number,
  tests: readonly Test[],
  { test, armStrength }: TestPrior,
  seed: number,
) {
  const random = seeded(seed + 17)
  return Array.from({ length: Math.min(count, 200) }, () => {
    const mean = betaDraw(test.alpha, test.beta, random)
    return random.pick(tests).arms.map(() => betaDraw(mean * armStrength, (1 - mean) * armStrength, random))
  })
}

function bestOf<T>(
  choices: readonly T[],
  play: (choice: T, rates: readonly number[], random: ReturnType<typeof seeded>) => number,
  tests: readonly (readonly number[])[],
  seed: number,
): T {
  const earned = choices.map((choice) =>
    tests.reduce((sum, rates, i) => sum + play(choice, rates, seeded(seed * 104_729 + i)), 0),
  )
  return choices[earned.indexOf(Math.max(...earned))] as T
}
