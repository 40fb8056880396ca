import {
  averagePrecision,
  brierScore,
  calibrationOf,
  encode,
  fitPropensity,
  learnEncoding,
  rocAuc,
} from '../../lib/learners/index.ts'
import { columnList, columnsOf, requireColumns, yesOrNo } from './columns.ts'
import { BadInput, type Method } from './method.ts'

/** Propensity to an outcome (a purchase, say) from behaviour, trained on one file and judged on another. */
export const intent: Method = {
  name: 'intent',
  describe: 'how well behaviour foretells a yes/no outcome',
  options: [
    { name: 'train', value: 'file', required: true, describe: 'CSV to learn from' },
    { name: 'test', value: 'file', required: true, describe: 'CSV to judge on' },
    { name: 'outcome', value: 'column', required: true, describe: 'the outcome: 1/0, true/false or yes/no' },
    { name: 'exclude', value: 'columns', describe: 'columns not to use, separated by commas' },
  ],
  example:
    'intent --train sessions-may.csv --test sessions-june.csv --outcome purchased --exclude order_value',
  async run({ options, seed, lenient }) {
    const [trainPath, testPath, outcome] = [options.train, options.test, options.outcome].map(String) as [
      string,
      string,
      string,
    ]
    const check = (row: Record<string, string>) =>
      yesOrNo(row[outcome]) === undefined
        ? `expected 1/0, true/false or yes/no in ${outcome}, got "${row[outcome] ?? ''}"`
        : undefined
    const train = await columnsOf(trainPath, lenient, [outcome], check)
    const test = await columnsOf(testPath, lenient, [outcome], check)
    const excluded = columnList(options.exclude, train, trainPath)
    const features = train.names.filter((name) => name !== outcome && !excluded.includes(name))
    requireColumns(features, test, testPath)
    const encoding = learnEncoding(features, features.map(train.of), { codes: true })
    if (encoding.names.length === 0) throw new BadInput(`${trainPath}: no column is left to learn from.`)
    const [y, truth] = [train, test].map((file) =>
      Float64Array.from(file.of(outcome), (text) => yesOrNo(text) ?? 0),
    ) as [Float64Array, Float64Array]
    for (const [path, answers] of [[trainPath, y] as const, [testPath, truth] as const])
      if (!answers.includes(0) || !answers.includes(1))
        throw new BadInput(`${path}: ${outcome} is the same in every row; both outcomes are needed.`)
    const model = fitPropensity(encode(encoding, train.rows, train.of), y, seed)
    const guess = model.predict(encode(encoding, test.rows, test.of))
    return {
      method: 'boosted trees blended with logistic regression, calibrated',
      parameters: { ...model.parameters, columns: encoding.names.length, leftOut: encoding.leftOut },
      rows: train.rows + test.rows,
      skipped: train.skipped + test.skipped,
      auc: rocAuc(truth, guess),
      ap: averagePrecision(truth, guess),
      brier: brierScore(truth, guess),
      calibration: calibrationOf(truth, guess),
    }
  },
}
