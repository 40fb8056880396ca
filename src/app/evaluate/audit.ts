import {
  drawSample,
  estimateRate,
  type FrameItem,
  readsForNoDefect,
  sampleDesign,
} from '../../lib/sampling/index.ts'
import { csvRowsOf, tallyOf } from './files.ts'
import { type Answer, BadInput, type Given, type Method } from './method.ts'

interface Row extends FrameItem {
  defect: 0 | 1 | undefined
  probability: number | undefined
}

/** `evaluate audit`: which messages to read, and what may be said once they are read. */
export const audit: Method = {
  name: 'audit',
  describe:
    'draw a probability sample of sent messages by stratum and risk, or estimate the defect rate once read',
  options: [
    {
      name: 'frame',
      value: 'file',
      required: true,
      describe: 'CSV: id, stratum, risk; once read also defect 0 or 1 (empty: not read)',
    },
    { name: 'budget', value: 'number', describe: 'how many can be read' },
    { name: 'limit', value: 'rate', default: '0.01', describe: 'the defect rate that must not be reached' },
  ],
  example: 'audit --frame sent.csv --budget 300',
  run,
}

async function run({ options, seed, lenient }: Given): Promise<Answer> {
  const path = String(options.frame)
  const tally = tallyOf(path, lenient)
  const frame: Row[] = []
  const ids = new Set<string>()
  for await (const { line, row } of csvRowsOf(path, tally, { required: ['id', 'stratum', 'risk'] })) {
    const read = rowOf(row)
    if (typeof read === 'string') tally.skip(line, read)
    else if (ids.has(read.id)) tally.skip(line, `the id ${read.id} stands here twice`)
    else {
      ids.add(read.id)
      frame.push(read)
      tally.rows += 1
    }
  }
  tally.check()
  const limit = Number(options.limit ?? 0.01)
  if (!(limit > 0 && limit < 1)) throw new BadInput('--limit: expected a rate between 0 and 1, such as 0.01.')
  const budget = options.budget === undefined ? undefined : Number(options.budget)
  if (budget !== undefined && !(Number.isSafeInteger(budget) && budget > 0))
    throw new BadInput('--budget: expected a whole number of messages above 0.')
  const common = { method: 'stratified probability sample', rows: tally.rows, skipped: tally.skipped }
  const read = frame.some(({ defect }) => defect !== undefined)
  if (!read) {
    if (budget === undefined) throw new BadInput('--budget is missing: say how many messages can be read.')
    const sample = drawSample(frame, budget, seed)
    const none = readsForNoDefect(limit, 0.95)
    return {
      ...common,
      parameters: {
        budget,
        seed,
        limit,
        cells: sampleDesign(frame, budget).map(({ strata, items, reads }) => ({
          strata,
          size: items.length,
          reads,
        })),
      },
      sample: sample.map(({ id, probability }) => ({ id, probability })),
      readsForNoDefect: Math.min(none, readsForNoDefect(limit, 0.95, frame.length)),
    }
  }
  return { ...common, ...estimates(frame, budget, seed, limit) }
}

/** The figures after reading: with the probabilities the sample was drawn with, where what was read is that sample. */
function estimates(frame: readonly Row[], budget: number | undefined, seed: number, limit: number) {
  const readIds = new Set(frame.filter(({ defect }) => defect !== undefined).map(({ id }) => id))
  const drawn = budget === undefined ? [] : drawSample(frame, budget, seed)
  const given = frame.every(({ defect, probability }) => defect === undefined || probability !== undefined)
  const own = readIds.size === drawn.length && drawn.every(({ id }) => readIds.has(id))
  const weights = given ? 'column probability' : own ? 'as drawn' : 'reads by stratum'
  const cells = given
    ? cellsByProbability(frame)
    : own && budget !== undefined
      ? sampleDesign(frame, budget)
          .map(({ items }) => items as readonly Row[])
          .map(cellOf)
      : [...Map.groupBy(frame, ({ stratum }) => stratum).values()].map(cellOf)
  const overall = estimateRate(cells)
  const strata = [...new Set(frame.map(({ stratum }) => stratum))].sort().map((stratum) => {
    const inside = cells.filter((cell) => cell.strata.length === 1 && cell.strata[0] === stratum)
    const rate = estimateRate(
      inside.length > 0 ? inside : [cellOf(frame.filter((row) => row.stratum === stratum))],
    )
    return {
      stratum,
      size: rate.size,
      read: rate.read,
      defects: rate.defects,
      estimate: rate.estimate,
      standardError: rate.standardError,
      upper95: rate.upper95,
    }
  })
  return {
    parameters: { ...(budget !== undefined && { budget }), seed, limit, weights },
    estimate: overall.estimate,
    total: overall.total,
    standardError: overall.standardError,
    upper95: overall.upper95,
    lower95: overall.lower95,
    size: overall.size,
    read: overall.read,
    defects: overall.defects,
    strata,
    verdict:
      overall.upper95 < limit
        ? 'below the limit'
        : overall.lower95 > limit
          ? 'above the limit'
          : 'cannot tell yet',
    needed: readsForNoDefect(limit, 0.95, overall.size),
  }
}

interface NamedCell {
  strata: readonly string[]
  size: number
  read: number
  defects: number
}

function cellOf(rows: readonly Row[]): NamedCell {
  const read = rows.filter(({ defect }) => defect !== undefined)
  return {
    strata: [...new Set(rows.map(({ stratum }) => stratum))],
    size: rows.length,
    read: read.length,
    defects: read.filter(({ defect }) => defect === 1).length,
  }
}

/** Read rows that share a stratum and an inclusion probability stand for read / probability rows. */
function cellsByProbability(frame: readonly Row[]): NamedCell[] {
  const read = frame.filter(({ defect }) => defect !== undefined)
  const groups = Map.groupBy(read, ({ stratum, probability }) => JSON.stringify([stratum, probability]))
  return [...groups.values()].map((rows) => ({
    ...cellOf(rows),
    size: rows.length / (rows[0]?.probability ?? 1),
  }))
}

function rowOf(row: Record<string, string>): Row | string {
  const id = row.id?.trim()
  const stratum = row.stratum?.trim()
  if (!id) return 'expected an id'
  if (!stratum) return 'expected a stratum'
  const risk = Number(row.risk?.trim() || Number.NaN)
  if (!(risk >= 0 && Number.isFinite(risk)))
    return `expected a risk of 0 or more, got ${row.risk ?? 'nothing'}`
  const said = row.defect?.trim() ?? ''
  if (!['', '0', '1'].includes(said)) return `expected a defect of 0, 1 or nothing, got ${said}`
  const chance = row.probability?.trim() ? Number(row.probability) : undefined
  if (chance !== undefined && !(chance > 0 && chance <= 1))
    return `expected a probability above 0, at most 1, got ${row.probability}`
  return { id, stratum, risk, defect: said === '' ? undefined : said === '1' ? 1 : 0, probability: chance }
}
