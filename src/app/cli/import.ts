import { createWriteStream, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { contentHash } from '../../lib/hash.ts'
import { ruleOf } from '../../lib/records/index.ts'
import { readConfig } from '../../platform/config.ts'
import { AppError } from '../../platform/errors.ts'
import { readMap } from '../import/map.ts'
import { runImport, type Sink } from '../import/run.ts'
import type { Tally } from '../import/tally.ts'
import { progressBar } from './progress.ts'
import { type Remote, withServer } from './remote.ts'
import { columns, print } from './report.ts'

interface Options {
  map: string
  dryRun?: boolean
  rejects?: string
  restart?: boolean
  json?: boolean
}

/** `tactful import`: CSV, JSON lines or Parquet into people, orders, products or events. */
export function importCommand(): Command {
  return new Command('import')
    .description('read customers, orders, products or events from files')
    .argument('<file...>', 'CSV, TSV, JSON lines or Parquet, gzipped or not')
    .requiredOption('--map <file>', 'YAML that says which column is what')
    .option('--dry-run', 'show what would happen and which rows are bad; change nothing')
    .option('--rejects <file>', 'write every row that cannot be used, with its reason, as JSON lines')
    .option('--restart', 'begin again where an interrupted run would be continued')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  $ tactful import orders.csv.gz --map orders.yaml --dry-run
  $ tactful import orders.csv.gz --map orders.yaml
  $ tactful import customers-*.parquet --map customers.yaml --rejects bad.jsonl

The guide docs/guide/import.md explains maps.`,
    )
    .action(async (files: string[], options: Options) => {
      const map = readMap(readText(options.map))
      const rejects = options.rejects === undefined ? undefined : createWriteStream(options.rejects)
      const bar = progressBar(!options.json)
      const run = (sink: Sink, resume?: Resume) =>
        runImport({
          files,
          map,
          sink,
          now: new Date(),
          skip: resume?.sent ?? 0,
          onProgress: bar.show,
          ...(resume && { onSent: resume.keep }),
          onBadRow: (bad) => void rejects?.write(`${JSON.stringify(bad)}\n`),
        })
      let result: Tally
      if (options.dryRun) result = await run(NOWHERE)
      else {
        const resume = openResume(files, map, options.restart ?? false)
        if (resume.sent > 0 && !options.json)
          console.error(`Continuing after ${resume.sent} records of an interrupted run.`)
        result = await withServer(async (remote) => {
          // Refused at once, not after reading the whole file, where there is no workspace yet.
          await remote.call('GET', '/api/settings')
          return run(serverSink(remote), resume)
        })
        resume.done()
      }
      bar.end()
      rejects?.end()
      report(result, options)
    })
}

const NOWHERE: Sink = { events: async () => {}, products: async () => {} }

function serverSink(remote: Remote): Sink {
  return {
    events: async (events) => {
      await remote.call('POST', '/api/import/events', { events })
    },
    products: async (products) => {
      await remote.call('POST', '/api/catalog/products', { products })
    },
  }
}

/** How far an interrupted run of the same files with the same map had come. */
interface Resume {
  sent: number
  keep(records: number): void
  done(): void
}

function openResume(files: readonly string[], map: unknown, restart: boolean): Resume {
  const { config } = readConfig(process.env)
  const which = files.map((path) => {
    const { size, mtimeMs } = statSync(path)
    return { path: resolve(path), size, mtimeMs }
  })
  const marker = join(config.data, `import-${contentHash({ which, map }).slice(0, 24)}.json`)
  const kept =
    !restart && existsSync(marker)
      ? (JSON.parse(readFileSync(marker, 'utf8')) as { sent: number })
      : { sent: 0 }
  return {
    sent: kept.sent,
    keep: (sent) => {
      if (sent > kept.sent) writeFileSync(marker, JSON.stringify({ sent }))
    },
    done: () => rmSync(marker, { force: true }),
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new AppError('import_file_unreadable', {
      message: `The map ${path} cannot be read (${(error as Error).message}).`,
    })
  }
}

function report(result: Tally, options: Options): void {
  const { rows, used, skipped, badRows, faults, events, products, from, to, samples } = result
  const counts = Object.entries(events).map(([name, count]) => [`  ${name}`, count.toLocaleString('en')])
  const would = options.dryRun ? 'would be' : 'were'
  print(
    options.json,
    {
      dryRun: options.dryRun ?? false,
      rows,
      used,
      skipped,
      badRows,
      faults,
      events,
      products,
      from,
      to,
      ...(options.dryRun && { samples }),
    },
    [
      `${rows.toLocaleString('en')} rows read, ${used.toLocaleString('en')} used. These ${would} sent:`,
      ...columns([...counts, ...(products > 0 ? [['  products', products.toLocaleString('en')]] : [])]),
      ...(from && to ? [`  from ${from} to ${to}`] : []),
      ...Object.entries(skipped).map(
        ([because, count]) => `${count.toLocaleString('en')} rows left out: ${because}`,
      ),
      ...(badRows.total > 0 ? [`${badRows.total.toLocaleString('en')} rows cannot be used:`] : []),
      ...Object.entries(badRows.byProblem).map(
        ([problem, count]) => `  ${count.toLocaleString('en')} × ${problem}`,
      ),
      ...badRows.first
        .slice(0, 5)
        .map(
          ({ file, line, problem, value }) =>
            `  ${file}:${line} ${problem}${value === undefined ? '' : ` (it holds ${JSON.stringify(value)})`}`,
        ),
      ...faultLines(faults),
      ...(options.dryRun
        ? ['', 'For example:', ...samples.map((sample) => `  ${JSON.stringify(sample).slice(0, 300)}`)]
        : []),
    ],
  )
}

function faultLines({ rows, byRule, first }: Tally['faults']): string[] {
  if (rows === 0) return []
  return [
    `${rows.toLocaleString('en')} rows are used although a value of them looks faulty:`,
    ...Object.entries(byRule)
      .toSorted(([, a], [, b]) => b - a)
      .flatMap(([rule, count]) => [
        `  ${count.toLocaleString('en')} × ${rule}: ${ruleOf(rule).says}`,
        ...first
          .filter((one) => one.rule === rule)
          .slice(0, 1)
          .map(
            ({ line, field, value, suggestion }) =>
              `      line ${line}, ${field}: ${JSON.stringify(value)}${suggestion ? `; perhaps ${JSON.stringify(suggestion)}` : ''}`,
          ),
      ]),
  ]
}
