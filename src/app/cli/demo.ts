import { Command } from 'commander'
import { withServer } from './remote.ts'
import { print } from './report.ts'

/** `tactful demo`: the living shop from the command line. */
export function demoCommand(): Command {
  const remove = new Command('remove')
    .description('remove everything of the sample shop; your own accounts stay')
    .option('--json', 'one JSON object')
    .action(({ json }: { json?: boolean }) =>
      withServer(async (remote) => {
        const gone = await remote.call<{ setupLink?: string }>('DELETE', '/api/sample-shop')
        print(json, { removed: true, ...gone }, [
          'The sample shop is gone.',
          ...(gone.setupLink ? ['Open this link once to set up your own:', gone.setupLink] : []),
        ])
      }),
    )
  const status = new Command('status')
    .description('how far the sample shop is')
    .option('--json', 'one JSON object')
    .action(({ json }: { json?: boolean }) =>
      withServer(async (remote) => {
        const found = await remote.call<{ stage: string; share: number; events: number }>(
          'GET',
          '/api/sample-shop',
        )
        print(json, found, [
          `${found.stage}, ${Math.round(found.share * 100)} % of the history, ${found.events} events`,
        ])
      }),
    )
  return new Command('demo')
    .description('the living shop: a sample whose people are simulated')
    .addCommand(remove)
    .addCommand(status)
    .addHelpText('after', '\nExamples:\n  $ tactful demo status\n  $ tactful demo remove')
}
