import {
  normalSf,
  SEQUENTIAL_TUNING,
  sampleRatio,
  sequentialPValue,
  sequentialRho,
} from '../../lib/stats/index.ts'
import { csvRowsOf, tallyOf } from './files.ts'
import { type Answer, BadInput, type Given, type Method } from './method.ts'

const columns = [
  'experiment_id',
  'variant_id',
  'metric_id',
  'time_since_start',
  'count_c',
  'count_t',
  'mean_c',
  'mean_t',
  'variance_c',
  'variance_t',
] as const

interface Look {
  time: number
  people: readonly [number, number]
  /** of the difference; undefined where the look has no figures */
  z: number | undefined
}

/** `evaluate peeking`: what looking at every interim result finds, naively and by an always-valid test. */
export const peeking: Method = {
  name: 'peeking',
  describe:
    'count the series that peeking calls significant, naively and always-valid, and sample-ratio faults',
  options: [
    { name: 'series', value: 'file', required: true, describe: `CSV: ${columns.join(', ')} (cumulative)` },
    { name: 'alpha', value: 'level', default: '0.05', describe: 'the level of a test' },
  ],
  example: 'peeking --series experiments.csv.gz --json',
  run,
}

async function run({ options, lenient }: Given): Promise<Answer> {
  const path = String(options.series)
  const alpha = Number(options.alpha ?? 0.05)
  if (!(alpha > 0 && alpha < 0.5))
    throw new BadInput('--alpha: expected a level between 0 and 0.5, such as 0.05.')
  const tally = tallyOf(path, lenient)
  const series = new Map<string, Look[]>()
  for await (const { line, row } of csvRowsOf(path, tally, { required: columns })) {
    const look = lookOf(row)
    if (typeof look === 'string') {
      tally.skip(line, look)
      continue
    }
    tally.rows += 1
    const key = JSON.stringify([row.experiment_id, row.variant_id, row.metric_id])
    const known = series.get(key)
    if (known) known.push(look)
    else series.set(key, [look])
  }
  tally.check()
  for (const looks of series.values()) looks.sort((a, b) => a.time - b.time)
  const all = [...series.values()]
  const count = (holds: (looks: Look[]) => boolean) => all.filter(holds).length
  const naive = ({ z }: Look) => z !== undefined && 2 * normalSf(Math.abs(z)) < alpha
  const endSignificant = count((looks) =>
    naive(looks.findLast(({ z }) => z !== undefined) ?? (looks.at(-1) as Look)),
  )
  const everSignificantNaive = count((looks) => looks.some(naive))
  const rho = sequentialRho(alpha)
  return {
    method: 'asymptotic confidence sequence',
    parameters: { alpha, tuning: SEQUENTIAL_TUNING },
    rows: tally.rows,
    skipped: tally.skipped,
    series: all.length,
    endSignificant,
    everSignificantNaive,
    everSignificantSequential: count((looks) =>
      looks.some(({ z, people: [a, b] }) => z !== undefined && sequentialPValue(z, a + b, rho) < alpha),
    ),
    sampleRatioFlags: count((looks) => {
      const { people } = looks.at(-1) as Look
      return sampleRatio(people, [0.5, 0.5])?.mismatch ?? false
    }),
  }
}

/** A look without a mean or a variance (they are missing in real logs) counts people and tests nothing. */
function lookOf(row: Record<string, string>): Look | string {
  const read = (key: (typeof columns)[number]) => {
    const text = row[key]?.trim() ?? ''
    return text === '' || text.toLowerCase() === 'nan' ? undefined : Number(text)
  }
  for (const key of columns.slice(3))
    if (Number.isNaN(read(key) ?? 0)) return `expected a number at ${key}, found ${row[key]}`
  const [time, n, m] = [read('time_since_start'), read('count_c'), read('count_t')]
  if (time === undefined) return 'expected a number at time_since_start'
  if (n === undefined || m === undefined || n < 0 || m < 0) return 'expected counts of at least 0'
  const [a, b] = [read('mean_c'), read('mean_t')]
  const [va, vb] = [read('variance_c'), read('variance_t')]
  if (a === undefined || b === undefined || va === undefined || vb === undefined)
    return { time, people: [n, m], z: undefined }
  if (va < 0 || vb < 0) return 'expected variances of at least 0'
  const se = n > 0 && m > 0 ? Math.sqrt(va / n + vb / m) : 0
  return { time, people: [n, m], z: se > 0 ? (b - a) / se : undefined }
}
