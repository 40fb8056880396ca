import { checkRecords, type RecordKind } from '../../lib/records/index.ts'
import { csvRowsOf, tallyOf } from './files.ts'
import { BadInput, type Method } from './method.ts'

const KINDS: readonly RecordKind[] = ['customers', 'orders', 'products']

/** `tactful evaluate records`: what the record rules find wrong in a file of customers, orders or products. */
export const recordsMethod: Method = {
  name: 'records',
  describe: 'find faulty values in a file of customers, orders or products',
  options: [
    {
      name: 'data',
      value: 'file',
      required: true,
      describe: 'CSV with a header; columns are understood by their names',
    },
    { name: 'kind', value: 'kind', required: true, describe: 'customers, orders or products' },
    { name: 'now', value: 'date', describe: 'the day that counts as today (default: today)' },
  ],
  example: 'records --data customers.csv --kind customers --json',
  run: async ({ options, lenient }) => {
    const kind = KINDS.find((known) => known === options.kind)
    if (!kind) throw new BadInput(`--kind is customers, orders or products, not "${String(options.kind)}".`)
    const now = options.now === undefined ? new Date() : new Date(String(options.now))
    if (Number.isNaN(now.getTime()))
      throw new BadInput(`--now is no date: "${String(options.now)}". Give one like 2026-05-31.`)
    const path = String(options.data)
    const tally = tallyOf(path, lenient)
    const rows: Record<string, string>[] = []
    let names: string[] = []
    for await (const { row } of csvRowsOf(path, tally)) {
      if (rows.length === 0) names = Object.keys(row)
      tally.rows += 1
      rows.push(Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value.trim()])))
    }
    tally.check()
    const findings = checkRecords(kind, names, rows, now.getTime())
    const counts: Record<string, number> = {}
    for (const { rule } of findings) counts[rule] = (counts[rule] ?? 0) + 1
    return {
      method: 'record rules',
      parameters: { kind, now: now.toISOString().slice(0, 10) },
      rows: tally.rows,
      skipped: tally.skipped,
      counts,
      findings: findings.map(({ row, field, rule, severity, value, suggestion }) => ({
        row,
        field,
        rule,
        severity,
        value,
        suggestion: suggestion ?? null,
      })),
    }
  },
}
