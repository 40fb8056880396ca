import {
  behaviourColumns,
  behaviourOf,
  FEWEST,
  type Occasion,
  type SignalGroup,
  signalsOf,
} from '../../lib/signals/index.ts'
import { columnList, columnsOf, yesOrNo } from './columns.ts'
import { csvRowsOf, tallyOf } from './files.ts'
import { type Answer, BadInput, type Given, type Method } from './method.ts'

/** `evaluate signals`: behaviour beside demographics and bought segments. */
export const signals: Method = {
  name: 'signals',
  describe:
    'what behaviour, demographics and third-party data each add to foretelling an outcome, cross-validated',
  options: [
    { name: 'data', value: 'file', describe: 'CSV, a row a person: columns not named below are behaviour' },
    {
      name: 'outcome',
      value: 'column',
      describe: 'of --data a yes/no column; of --orders bought or above-median',
    },
    {
      name: 'demographics',
      value: 'columns',
      describe: 'of --data: demographic columns, separated by commas',
    },
    { name: 'third-party', value: 'columns', describe: 'columns that a third party appended' },
    { name: 'exclude', value: 'columns', describe: 'columns not to use' },
    { name: 'orders', value: 'file', describe: 'instead of --data: CSV of orders or their lines' },
    { name: 'people', value: 'file', describe: 'with --orders: CSV of demographics, a row a person' },
    { name: 'id', value: 'column', default: 'customer_id', describe: 'the person, in both files' },
    { name: 'order', value: 'column', default: 'order_id', describe: 'the order; its lines are added up' },
    { name: 'time', value: 'column', default: 'time', describe: 'when it was' },
    { name: 'value', value: 'column', default: 'value', describe: 'what a line was worth' },
    { name: 'calibrate-to', value: 'day', describe: 'behaviour is what came before this day' },
    { name: 'to', value: 'day', describe: 'the outcome is what came between the two days' },
  ],
  example:
    'signals --orders orders.csv --people people.csv --calibrate-to 2025-07-01 --to 2025-10-01 --outcome above-median --json',
  run: async (given) => {
    const read = given.options.data === undefined ? await ordersAndPeople(given) : await oneFile(given)
    const found = signalsOf(read.groups, read.y, given.seed)
    return {
      method:
        'the propensity of production in five folds; bootstrap over people, corrected resampled t over folds',
      parameters: { ...read.parameters, folds: found.folds, resamples: 2000 },
      rows: read.rows,
      skipped: read.skipped,
      people: found.people,
      outcomeRate: found.outcomeRate,
      sets: found.sets.map(({ groups, ...score }) => ({ of: groups.join(' + '), ...score })),
      adds: found.adds.map(({ group, to, ...added }) => ({ group, to: to.join(' + '), ...added })),
    } satisfies Answer
  },
}

interface Read {
  groups: Map<SignalGroup, Map<string, readonly string[]>>
  y: Float64Array
  rows: number
  skipped: number
  parameters: Record<string, unknown>
}

async function oneFile({ options, lenient }: Given): Promise<Read> {
  const [path, outcome] = [String(options.data), options.outcome]
  if (typeof outcome !== 'string') throw new BadInput('Name the yes/no column with --outcome.')
  const file = await columnsOf(path, lenient, [outcome], (row) =>
    yesOrNo(row[outcome]) === undefined
      ? `expected 1/0, true/false or yes/no in ${outcome}, got "${row[outcome] ?? ''}"`
      : undefined,
  )
  const demographic = columnList(options.demographics, file, path)
  const third = columnList(options.thirdParty, file, path)
  const excluded = columnList(options.exclude, file, path)
  if (demographic.length + third.length === 0)
    throw new BadInput(
      'Name the demographic columns with --demographics, or those of third parties with --third-party.',
    )
  const groups: Read['groups'] = new Map([
    ['behaviour', new Map()],
    ['demographics', new Map()],
    ['thirdParty', new Map()],
  ])
  for (const name of file.names) {
    if (name === outcome || excluded.includes(name)) continue
    const group = third.includes(name)
      ? 'thirdParty'
      : demographic.includes(name)
        ? 'demographics'
        : 'behaviour'
    groups.get(group)?.set(name, file.of(name))
  }
  const y = Float64Array.from(file.of(outcome), (text) => yesOrNo(text) ?? 0)
  requireBoth(y, path)
  return { groups, y, rows: file.rows, skipped: file.skipped, parameters: { outcome } }
}

async function ordersAndPeople({ options, lenient }: Given): Promise<Read> {
  const { orders, people, outcome = 'bought' } = options
  if (typeof orders !== 'string' || typeof people !== 'string')
    throw new BadInput('Give a file of people with --data, or --orders and --people.')
  if (outcome !== 'bought' && outcome !== 'above-median')
    throw new BadInput(`--outcome is bought or above-median, not "${String(outcome)}".`)
  const [until, to] = [dayOf('--calibrate-to', options.calibrateTo), dayOf('--to', options.to)]
  if (!(until < to)) throw new BadInput('expected --calibrate-to before --to.')
  const names = {
    id: String(options.id),
    order: String(options.order),
    time: String(options.time),
    value: String(options.value),
  }
  const file = await columnsOf(people, lenient, [names.id], (row) =>
    row[names.id] ? undefined : `expected a ${names.id}`,
  )
  const third = columnList(options.thirdParty, file, people)
  const excluded = columnList(options.exclude, file, people)
  const occasions = new Map<string, Occasion[]>(file.of(names.id).map((id) => [id, []]))
  const tally = tallyOf(orders, lenient)
  for await (const { line, row } of csvRowsOf(orders, tally, { required: Object.values(names) })) {
    const at = timeOf(row[names.time] ?? '')
    const value = Number(row[names.value])
    if (at === undefined || !Number.isFinite(value)) {
      tally.skip(line, `expected a time in ${names.time} and a number in ${names.value}`)
      continue
    }
    tally.rows += 1
    occasions.get(row[names.id] ?? '')?.push({ id: row[names.order] ?? '', at, value })
  }
  tally.check()
  const ids = file.of(names.id).filter((id) => occasions.get(id)?.some(({ at }) => at < until))
  const after = ids.map((id) =>
    (occasions.get(id) ?? [])
      .filter(({ at }) => at >= until && at < to)
      .reduce((sum, { value }) => sum + value, 0),
  )
  const median = after.toSorted((a, b) => a - b)[Math.floor(after.length / 2)] ?? 0
  const y = Float64Array.from(after, (value) =>
    outcome === 'bought' ? (value > 0 ? 1 : 0) : value > median ? 1 : 0,
  )
  requireBoth(y, orders)
  const place = new Map(file.of(names.id).map((id, row) => [id, row]))
  const behaviour = ids.map((id) =>
    behaviourOf(
      (occasions.get(id) ?? []).filter(({ at }) => at < until),
      until,
    ),
  )
  const told = file.names.filter((name) => name !== names.id && !excluded.includes(name))
  const columns = (wanted: readonly string[]) =>
    new Map(wanted.map((name) => [name, ids.map((id) => file.of(name)[place.get(id) ?? -1] ?? '')] as const))
  return {
    groups: new Map<SignalGroup, Map<string, readonly string[]>>([
      ['behaviour', new Map(behaviourColumns.map((name) => [name, behaviour.map((one) => one[name] ?? '')]))],
      ['demographics', columns(told.filter((name) => !third.includes(name)))],
      ['thirdParty', columns(third)],
    ]),
    y,
    rows: tally.rows,
    skipped: tally.skipped + file.skipped,
    parameters: { outcome, ...(outcome === 'above-median' && { median }) },
  }
}

function requireBoth(y: Float64Array, path: string): void {
  const yes = y.filter((value) => value > 0).length
  if (yes < FEWEST || y.length - yes < FEWEST)
    throw new BadInput(
      `${path}: ${yes} people of ${y.length} have the outcome; at least ${FEWEST} with it and ${FEWEST} without are needed.`,
    )
}

function dayOf(option: string, text: unknown): number {
  const at =
    typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text)
      ? Date.parse(`${text}T00:00:00Z`)
      : Number.NaN
  if (Number.isNaN(at)) throw new BadInput(`${option} is a day such as 2025-07-01.`)
  return at
}

function timeOf(text: string): number | undefined {
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text) || text.length <= 10 ? text : `${text}Z`
  const at = Date.parse(zoned.replace(' ', 'T'))
  return Number.isNaN(at) ? undefined : at
}
