import { Command } from 'commander'
import type { RebuiltPage, SegmentState } from '../rebuild/rebuild.ts'
import { type Remote, withServer } from './remote.ts'
import { print } from './report.ts'

/** `tactful rebuild`: what is derived from events, made anew or only compared. Exit status 1 when something differs. */
export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description(
      'make the behaviour of people and its copies anew from events, and see that segments come out equal',
    )
    .option('--verify', 'only compare, and change nothing')
    .option('--json', 'one JSON object')
    .addHelpText('after', '\nExamples:\n  $ tactful rebuild --verify\n  $ tactful rebuild')
    .action((options: { verify?: boolean; json?: boolean }) =>
      withServer(async (remote) => {
        const before = await segments(remote)
        const { profiles, different } = await pages(remote, options.verify !== true)
        const after = options.verify ? before : await segments(remote)
        const changed = after.filter(({ id, hash }) => before.find((one) => one.id === id)?.hash !== hash)
        const result = {
          profiles,
          different,
          segments: after.length,
          changedSegments: changed.map(({ name }) => name),
        }
        print(options.json, result, [
          `${profiles} profiles, ${different.length} of them not what their events say${options.verify ? '' : ', made anew'}.`,
          ...different.slice(0, 10).map((id) => `  ${id}`),
          options.verify
            ? `${after.length} segments are computed from events at each use.`
            : `${after.length} segments, ${changed.length} of them with other members than before${changed.length > 0 ? `: ${result.changedSegments.join(', ')}` : ''}.`,
        ])
        if (different.length > 0 || changed.length > 0) process.exitCode = 1
      }),
    )
}

async function pages(remote: Remote, write: boolean): Promise<{ profiles: number; different: string[] }> {
  const all = { profiles: 0, different: [] as string[] }
  let after: string | null = null
  do {
    const body: object = { write, ...(after !== null && { after }) }
    const page: RebuiltPage = await remote.call<RebuiltPage>('POST', '/api/rebuild/profiles', body)
    all.profiles += page.profiles
    all.different.push(...page.different)
    after = page.next
  } while (after !== null)
  return all
}

async function segments(remote: Remote): Promise<SegmentState[]> {
  return (await remote.call<{ items: SegmentState[] }>('GET', '/api/rebuild/segments')).items
}
