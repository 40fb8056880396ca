import { Command } from 'commander'
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
  return new Command('journal').description('the append-only record of every change').addCommand(verify)
}
