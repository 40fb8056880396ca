import { encode, learnEncoding } from '../../lib/learners/index.ts'
import { effectOf, learnOfferPolicy, netOf, qini, qiniInterval, upliftAt } from '../../lib/uplift/index.ts'
import { type Columns, columnList, columnsOf, requireColumns, yesOrNo } from './columns.ts'
import { BadInput, type Method } from './method.ts'

/** Who should get an offer, learnt from one randomized trial and judged on other people of it. */
export const offers: Method = {
  name: 'offers',
  describe: 'who should get an offer, from a randomized trial, and what that would have earned',
  options: [
    { name: 'train', value: 'file', required: true, describe: 'CSV to learn from' },
    { name: 'test', value: 'file', required: true, describe: 'CSV to judge on' },
    { name: 'treatment', value: 'column', required: true, describe: 'which offer each person was given' },
    { name: 'treated', value: 'text', required: true, describe: 'its value for those given the offer' },
    { name: 'control', value: 'text', required: true, describe: 'its value for those given nothing' },
    { name: 'outcome', value: 'column', required: true, describe: 'the outcome: 1/0, true/false or yes/no' },
    { name: 'value', value: 'amount', default: '10', describe: 'what one outcome earns' },
    { name: 'cost', value: 'amount', default: '0.15', describe: 'what one offer costs' },
    { name: 'exclude', value: 'columns', describe: 'columns not to use, separated by commas' },
  ],
  example:
    'offers --train a.csv --test b.csv --treatment coupon --treated yes --control no --outcome bought --exclude spend',
  async run({ options, seed, lenient }) {
    const text = (name: string) => String(options[name] ?? '')
    const amount = (name: string, above: number) => {
      const number = Number(text(name))
      if (!Number.isFinite(number) || number < above || (name === 'value' && number === 0))
        throw new BadInput(`--${name} must be an amount, ${above} or more; got "${text(name)}".`)
      return number
    }
    const money = { value: amount('value', 0), cost: amount('cost', 0) }
    const [treatment, outcome] = [text('treatment'), text('outcome')]
    const check = (row: Record<string, string>) =>
      yesOrNo(row[outcome]) === undefined
        ? `expected 1/0, true/false or yes/no in ${outcome}, got "${row[outcome] ?? ''}"`
        : row[treatment] === undefined || row[treatment].trim() === ''
          ? `expected a value in ${treatment}`
          : undefined
    const read = async (name: string) => {
      const path = text(name)
      const file = await columnsOf(path, lenient, [treatment, outcome], check)
      return {
        path,
        ...trialOf(file, path, { treatment, outcome, treated: text('treated'), control: text('control') }),
      }
    }
    const [train, test] = [await read('train'), await read('test')]
    const excluded = columnList(options.exclude, train.file, train.path)
    const features = train.file.names.filter((name) => ![treatment, outcome, ...excluded].includes(name))
    requireColumns(features, test.file, test.path)
    const encoding = learnEncoding(
      features,
      features.map((name) => train.of(name)),
      { codes: true },
    )
    if (encoding.names.length === 0) throw new BadInput(`${train.path}: no column is left to learn from.`)
    const policy = learnOfferPolicy(encode(encoding, train.count, train.of), train.trial, { ...money, seed })
    const uplift = policy.predict(encode(encoding, test.count, test.of))
    const treats = policy.treats(uplift)
    const { learner, settings, threshold, crossFitted } = policy
    return {
      method: `${learner.learner.toUpperCase()}-learner on ${learner.base === 'linear' ? 'ridge regression' : 'boosted trees'}`,
      parameters: {
        ...learner,
        penalty: settings.penalty,
        effectPenalty: settings.effectPenalty,
        depth: settings.trees.depth,
        rounds: settings.trees.rounds,
        effectRounds: settings.effectTrees.rounds,
        threshold,
        crossFitted,
        leftOut: encoding.leftOut,
      },
      rows: train.file.rows + test.file.rows,
      skipped: train.file.skipped + test.file.skipped,
      qini: qini(test.trial, uplift),
      qiniInterval: qiniInterval(test.trial, uplift, { seed }),
      upliftAt30: upliftAt(test.trial, uplift, 0.3),
      ateTest: effectOf(test.trial, test.trial.outcome.keys()),
      reliable: policy.reliable,
      policy: {
        rule: policy.rule,
        treated: treats.reduce((sum, one) => sum + one, 0),
        net: netOf(test.trial, treats, money),
      },
    }
  },
}

/** Only those of the two arms: a trial may have had others. */
function trialOf(
  file: Columns,
  path: string,
  names: { treatment: string; outcome: string; treated: string; control: string },
) {
  const arms = file.of(names.treatment)
  const kept = arms.flatMap((arm, row) => (arm === names.treated || arm === names.control ? [row] : []))
  const at = (column: readonly string[]) => kept.map((row) => column[row] ?? '')
  const trial = {
    treated: Float64Array.from(at(arms), (arm) => (arm === names.treated ? 1 : 0)),
    outcome: Float64Array.from(at(file.of(names.outcome)), (text) => yesOrNo(text) ?? 0),
  }
  for (const [arm, is] of [[names.treated, 1] as const, [names.control, 0] as const]) {
    const n = trial.treated.filter((one) => one === is).length
    if (n < 100)
      throw new BadInput(
        `${path}: ${n} people with ${names.treatment} "${arm}"; at least 100 are needed. It has ${[...new Set(arms)].slice(0, 10).join(', ')}.`,
      )
  }
  return { file, trial, count: kept.length, of: (name: string) => at(file.of(name)) }
}
