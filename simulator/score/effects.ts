import { evaluate } from './evaluate.ts'
import { amount, type Line, share } from './line.ts'
import type { Case } from './measure.ts'
import { isTreated, outcomesOf } from './trial.ts'

const [VALUE, SEEDS, MOST] = [25, 200, 2000]

interface Arm {
  type: 'mean'
  n: number
  sum: number
  sum_squares: number
}
interface Got {
  expected: number
  ci: [number, number]
  pValue: number
}

/** Estimated effect against the true one, over many randomizations, and what is found where there is nothing. */
export async function effects({ replay }: Case): Promise<Line[]> {
  const { world } = replay.shop
  const people = world.people.slice(0, MOST)
  const trials = Array.from({ length: SEEDS }, (_, seed) => {
    const occasion = `campaign ${seed}`
    const both = people.map((person) => ({
      ...outcomesOf(world, person, occasion),
      treated: isTreated(world, person, occasion),
    }))
    const arm = (treated: boolean, kind: 'with' | 'without') =>
      armOf(both.filter((one) => one.treated === treated).map((one) => VALUE * Number(one[kind])))
    const effect = both.reduce((sum, one) => sum + Number(one.with) - Number(one.without), 0)
    return {
      truth: (VALUE * effect) / both.length,
      real: { control: arm(false, 'without'), treatment: arm(true, 'with') },
      nothing: { control: arm(false, 'without'), treatment: arm(true, 'without') },
    }
  })
  const [real, nothing] = await tested([
    ...trials.map((trial) => trial.real),
    ...trials.map((trial) => trial.nothing),
  ])
  const errors = real.map(({ expected }, i) => expected - (trials[i]?.truth ?? 0))
  const covered = real.filter(({ ci }, i) => {
    const truth = trials[i]?.truth ?? 0
    return ci[0] <= truth && truth <= ci[1]
  }).length
  const mean = trials.reduce((sum, { truth }) => sum + truth, 0) / SEEDS
  const bias = errors.reduce((sum, one) => sum + one, 0) / SEEDS
  const error = Math.sqrt(errors.reduce((sum, one) => sum + (one - bias) ** 2, 0)) / SEEDS
  const alarms = nothing.filter(({ pValue }) => pValue < 0.05).length
  return [
    {
      what: `effect of a campaign, ${SEEDS} randomizations of ${people.length} people`,
      found: `true ${amount(mean)} a person, bias ${amount(bias)} ± ${amount(1.96 * error)}, intervals that hold it ${share(covered / SEEDS)} (95 % promised)`,
      figures: { mean, bias, error, coverage: covered / SEEDS },
    },
    {
      what: 'A/A, an effect found where there is none',
      found: `${share(alarms / SEEDS)} (5 % promised)`,
      figures: { alarms: alarms / SEEDS },
    },
  ]
}

async function tested(inputs: readonly { control: Arm; treatment: Arm }[]): Promise<[Got[], Got[]]> {
  const { cases } = await evaluate<{ cases: { got: Got }[] }>('statistics', {
    cases: JSON.stringify({
      cases: inputs.map((input, id) => ({
        id: String(id),
        family: 'mean-welch',
        input: { ...input, difference_type: 'absolute', test: 'two-sided', alpha: 0.05 },
        // what is asked for; nothing is expected of it
        expected: { expected: 0, ci: [0, 0], pValue: 0 },
      })),
    }),
  })
  const got = cases.map((one) => one.got)
  return [got.slice(0, got.length / 2), got.slice(got.length / 2)]
}

function armOf(values: readonly number[]): Arm {
  return {
    type: 'mean',
    n: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    sum_squares: values.reduce((sum, value) => sum + value * value, 0),
  }
}
