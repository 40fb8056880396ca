import { Command } from 'commander'
import { withServer } from './remote.ts'
import { columns, print } from './report.ts'

interface Campaign {
  id: string
  state: string
  definition: { name: string }
}

interface DryRun {
  messages: number
  rendered: number
  withFallbacks: number
  fallbacksByField: Record<string, number>
  problems: { message: string; messages: number }[]
}

/** `tactful campaign …`: look at campaigns and render one without sending anything. */
export function campaignCommand(): Command {
  const list = new Command('list')
    .description('campaigns and where they stand, newest first')
    .option('--json', 'one JSON object')
    .action(({ json }: { json?: boolean }) =>
      withServer(async (remote) => {
        const { items } = await remote.call<{ items: Campaign[] }>('GET', '/api/campaigns?limit=200')
        const rows = items.map(({ id, state, definition }) => [id, state, definition.name])
        print(json, { items }, columns(rows))
      }),
    )
  const run = new Command('run')
    .description('render every message of a campaign and send none')
    .argument('<id>', 'the campaign')
    .requiredOption('--dry-run', 'the only way to run one here: launching is done in the console')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      '\nExamples:\n  $ tactful campaign list\n  $ tactful campaign run 01a20e54-f19c-7f43-9487-1efcf3cc9535 --dry-run',
    )
    .action((id: string, { json }: { json?: boolean }) =>
      withServer(async (remote) => {
        const found = await remote.call<DryRun>('POST', `/api/campaigns/${encodeURIComponent(id)}/dry-run`)
        print(json, found, [
          `${found.rendered} of ${found.messages} messages rendered, ${found.withFallbacks} with a fallback. Nothing was sent.`,
          ...Object.entries(found.fallbacksByField).map(
            ([field, count]) => `  ${count} × fallback for ${field}`,
          ),
          ...found.problems.map(({ message, messages }) => `problem: ${message} (${messages} messages)`),
        ])
        if (found.problems.length > 0) process.exitCode = 1
      }),
    )
  return new Command('campaign').description('campaigns').addCommand(list).addCommand(run)
}
