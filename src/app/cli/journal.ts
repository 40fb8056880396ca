import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { checkExport } from '../../platform/journal/index.ts'
import { withServer } from './remote.ts'
import { print } from './report.ts'

interface Check {
  intact: boolean
  entries: number
  lastHash: string
  problems: { seq: number; kind: string; message: string }[]
}

/** `tactful journal verify`: walks the chain; exit status 1 when a row was changed, removed or moved. */
export function journalCommand(): Command {
  const verify = new Command('verify')
    .description('check that no entry of the journal was changed, removed or moved')
    .option('--json', 'one JSON object')
    .addHelpText('after', '\nExample:\n  $ tactful journal verify')
    .action(({ json }: { json?: boolean }) =>
      withServer(async (remote) => {
        const check = await remote.call<Check>('GET', '/api/journal/verify')
        print(json, check, [
          check.intact
            ? `Intact: ${check.entries} entries, ending in ${check.lastHash}.`
            : 'The journal is not intact:',
          ...check.problems.map((problem) => `  ${problem.message}`),
        ])
        if (!check.intact) process.exitCode = 1
      }),
    )
  const check = new Command('check')
    .description('check an exported journal, without a server')
    .argument('<file>', 'what GET /api/journal/export answered')
    .addHelpText('after', '\nExample:\n  $ tactful journal check journal.ndjson')
    .action((file: string) => {
      const { entries, problem } = checkExport(readFileSync(file, 'utf8').split('\n'))
      process.stdout.write(problem === undefined ? `Intact: ${entries} entries.\n` : `${problem}\n`)
      if (problem !== undefined) process.exitCode = 1
    })
  return new Command('journal')
    .description('the append-only record of every change')
    .addCommand(verify)
    .addCommand(check)
}
