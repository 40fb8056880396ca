import { Command } from 'commander'
import { readConfig } from '../../platform/config.ts'
import { AppError } from '../../platform/errors.ts'
import { print } from './report.ts'

/** `tactful restore`: into an empty data directory, or onto empty servers. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('bring a backup into an empty data directory, or onto the empty servers that are set')
    .argument('<file>', 'what `tactful backup` has written')
    .option(
      '--nothing-was-sent',
      'the old installation was stopped before the backup: queued mail may go, campaigns run on',
    )
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      '\nExamples:\n  $ TACTFUL_DATA=./new tactful restore tactful-2026-06-01T030000.tar\n  $ tactful restore move.tar --nothing-was-sent',
    )
    .action(async (file: string, options: { nothingWasSent?: boolean; json?: boolean }) => {
      const { config, problems } = readConfig(process.env)
      if (problems.length > 0) throw new AppError('cannot_start', { message: problems.join('\n') })
      const { restoreHere } = await import('../backup/restore-here.ts')
      const say = (step: string) => console.error(`${step} …`)
      const restored = await restoreHere(config, file, { nothingSent: options.nothingWasSent === true, say })
      const all = Object.values(restored.rows).reduce((sum, count) => sum + count, 0)
      print(options.json, restored, [
        `Restored ${all.toLocaleString('en')} rows as of ${restored.takenAt}.`,
        ...(options.nothingWasSent
          ? []
          : [
              `${restored.unknownMessages} messages may have left after that and are not sent again; ${restored.pausedCampaigns} campaigns are paused until a person resumes them.`,
            ]),
        'Start the server with `tactful serve`. Everybody has to sign in again.',
      ])
    })
}
