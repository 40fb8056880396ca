import {
  adjustedInterval,
  benjaminiHochberg,
  bonferroni,
  holm,
  informationOf,
  lookLevels,
  sampleRatio,
} from '../../lib/stats/index.ts'
import { belief, quantile, risk, stratified, test, values, widths } from './cases/effects.ts'
import { design, midway, power, size, weeks } from './cases/plans.ts'
import { type Json, numberAt, numbersAt, objectAt } from './cases/statistic.ts'
import { textOf } from './files.ts'
import { type Answer, BadInput, type Given, type Method } from './method.ts'

/** What answers each family of reference cases. */
const families: Record<string, (input: Json) => Json> = {
  'mean-welch': (input) => test(input, false),
  'mean-welch-guard': (input) => test(input, false),
  'mean-one-sided': (input) => test(input, false),
  'mean-z': values,
  proportion: (input) => test(input, false),
  'ratio-delta': (input) => test(input, false),
  'ratio-guard': (input) => test(input, false),
  cuped: (input) => test(input, false),
  'cuped-ratio': (input) => test(input, false),
  sequential: (input) => test(input, true),
  'sequential-one-sided': (input) => test(input, true),
  'sequential-property': widths,
  'group-sequential': (input) => {
    const treatment = numbersAt(input, 'n_treatment')
    const people = numbersAt(input, 'n_control').map((n, i) => n + (treatment[i] ?? 0))
    return {
      adjusted_alpha: lookLevels(
        informationOf(people, numberAt(input, 'final_expected_sample_size')),
        numberAt(input, 'alpha', 0.05),
        input.sides === 1 ? 1 : 2,
      ),
    }
  },
  bayesian: belief,
  'bayesian-prior': belief,
  'bayesian-ratio': belief,
  'bayesian-guard': belief,
  'bayesian-risk': risk,
  quantile,
  srm: (input) => {
    const got = sampleRatio(numbersAt(input, 'users'), numbersAt(input, 'weights'))
    return { pValue: got?.pValue ?? 1, mismatch: got?.mismatch ?? false }
  },
  holm: (input) => ({ adjusted: holm(numbersAt(input, 'pvalues')) }),
  'benjamini-hochberg': (input) => ({ adjusted: benjaminiHochberg(numbersAt(input, 'pvalues')) }),
  bonferroni: (input) => ({ adjusted: bonferroni(numbersAt(input, 'pvalues')) }),
  'multiple-comparison-ci': (input) => ({
    ci: adjustedInterval(
      numberAt(input, 'adjusted_pvalue'),
      numberAt(input, 'lift'),
      numberAt(input, 'alpha', 0.05),
    ),
  }),
  'post-stratification': stratified,
  power,
  mde: design,
  'power-sequential': design,
  'mde-sequential': design,
  'power-bayesian': (input) => (input.metrics === undefined ? power(input) : weeks(input)),
  'mid-experiment-power': midway,
  'sample-size': size,
}

/** `evaluate statistics`: the product's statistics against published reference cases. */
export const statistics: Method = {
  name: 'statistics',
  describe: 'compute reference cases of experiment statistics and compare with what was published',
  options: [
    {
      name: 'cases',
      value: 'file',
      required: true,
      describe: 'JSON: {cases: [{id, family, input, expected, abs_tol}]}',
    },
  ],
  example: 'statistics --cases cases.json --json',
  run,
}

async function run({ options }: Given): Promise<Answer> {
  const path = String(options.cases)
  const cases = casesOf(path, await textOf(path)).map((one, i) => {
    const id = String(one.id ?? i + 1)
    const compute = families[String(one.family)]
    const expected = objectAt(one, 'expected')
    if (!compute) return { id, got: null, expected, pass: false, why: `unknown family ${String(one.family)}` }
    try {
      const all = compute(objectAt(one, 'input'))
      const got = Object.fromEntries(Object.keys(expected).map((key) => [key, all[key] ?? null]))
      return { id, got, expected, pass: agrees(got, expected, numberAt(one, 'abs_tol', 1e-5)) }
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      return { id, got: null, expected, pass: false, why: error.message }
    }
  })
  const passed = cases.filter(({ pass }) => pass).length
  return {
    method: 'experiment statistics',
    parameters: {},
    rows: cases.length,
    skipped: 0,
    passed,
    failed: cases.length - passed,
    cases,
  }
}

function casesOf(path: string, text: string): Json[] {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch (error) {
    const said = (error as Error).message
    const token = /token '(.)'/.exec(said)?.[1]
    // a short text is quoted in place of a position
    const at = Number(/position (\d+)/.exec(said)?.[1] ?? (token ? text.lastIndexOf(token) : text.length))
    const line = text.slice(0, at).split('\n').length
    throw new BadInput(`${path}: line ${line}: expected JSON (${said}).`)
  }
  const cases = (file as { cases?: unknown } | null)?.cases
  if (!Array.isArray(cases) || cases.length === 0)
    throw new BadInput(`${path}: line 1: expected an object with a list "cases".`)
  cases.forEach((one: Json | null, i) => {
    const missing = ['family', 'input', 'expected'].filter((key) => one?.[key] === undefined)
    if (missing.length > 0) throw new BadInput(`${path}: case ${i + 1}: expected ${missing.join(', ')}.`)
  })
  return cases as Json[]
}

function agrees(got: unknown, expected: unknown, tolerance: number): boolean {
  if (typeof expected === 'number')
    return typeof got === 'number' && Math.abs(got - expected) <= tolerance + 1e-15
  if (Array.isArray(expected))
    return (
      Array.isArray(got) &&
      got.length === expected.length &&
      expected.every((one, i) => agrees(got[i], one, tolerance))
    )
  if (expected !== null && typeof expected === 'object')
    return Object.entries(expected).every(([key, one]) => agrees((got as Json | null)?.[key], one, tolerance))
  return got === expected
}
