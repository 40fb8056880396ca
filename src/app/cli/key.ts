import { Command, Option } from 'commander'
import { withServer } from './remote.ts'
import { print } from './report.ts'

/** `tactful key create`: makes an API key and prints it, once. */
export function keyCommand(): Command {
  const create = new Command('create')
    .description('make an API key; it is printed this once')
    .addOption(
      new Option('--kind <kind>', 'write collects events, server also reads and feeds data')
        .choices(['write', 'server'])
        .makeOptionMandatory(),
    )
    .option('--name <name>', 'what it is for', 'made on the command line')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      '\nExamples:\n  $ tactful key create --kind write\n  $ tactful key create --kind server --name warehouse --json',
    )
    .action(({ kind, name, json }: { kind: string; name: string; json?: boolean }) =>
      withServer(async (remote) => {
        const made = await remote.call<{ key: string; apiKey: { id: string } }>('POST', '/api/keys', {
          kind,
          name,
        })
        print(json, { id: made.apiKey.id, kind, key: made.key }, [made.key])
      }),
    )
  return new Command('key').description('API keys').addCommand(create)
}
