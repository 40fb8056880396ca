import { Command } from 'commander'
import { withServer } from './remote.ts'
import { columns, print } from './report.ts'

interface Model {
  version: number
  state: string
  why: string
  people: number
  sessions: number
  items: number
}

/** `tactful train`: learns recommendations from what people did; exit status 1 when the new model was refused. */
export function trainCommand(): Command {
  return new Command('train')
    .description('train recommendations from the events of the last 180 days; a worse model is refused')
    .option('--json', 'one JSON object')
    .addHelpText('after', '\nExamples:\n  $ tactful train\n  $ tactful train --json')
    .action(({ json }: { json?: boolean }) =>
      withServer(async (remote) => {
        if (!json && process.stderr.isTTY) process.stderr.write('Training …\n')
        const model = await remote.call<Model>('POST', '/api/recommender/train')
        print(json, model, [
          ...columns([
            ['version', String(model.version)],
            ['people', String(model.people)],
            ['sessions', String(model.sessions)],
            ['products', String(model.items)],
          ]),
          model.why,
        ])
        if (model.state === 'refused') process.exitCode = 1
      }),
    )
}
