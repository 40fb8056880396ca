import { Command } from 'commander'
import type { Explanation } from '../../audit/schema.ts'
import { withServer } from './remote.ts'
import { print } from './report.ts'

const results = {
  same: 'The same answer again, from what was stored.',
  different: 'NOT the same answer: the program or what it read has changed.',
  not_kept: 'Cannot be replayed: the person was erased, or it was decided before inputs were kept.',
}

/** `tactful replay <decision>`: decides again from what was stored; exit status 1 when the answer differs. */
export function replayCommand(): Command {
  return new Command('replay')
    .description('decide again from what was stored, and explain')
    .argument('<id>', 'id of a decision or of a message')
    .option('--json', 'one JSON object')
    .addHelpText('after', '\nExample:\n  $ tactful replay 0197a1c2-7d1e-7c55-a2d1-3f5b7a9c1e00')
    .action((id: string, { json }: { json?: boolean }) =>
      withServer(async (remote) => {
        const found = await remote.call<Explanation>('GET', `/api/explain/${encodeURIComponent(id)}`)
        const { replay } = found
        print(json, found, [
          `${replay.decision.kind} of ${replay.decision.decidedAt}, campaign “${found.campaign.name}”, version ${found.campaign.version}`,
          ...replay.rules.map(({ reason, applied }) => `  ${applied ? 'applied ' : 'no      '} ${reason}`),
          ...found.variants.map(
            ({ name, chance, chosen }) =>
              `  wording ${name}: chance ${Math.round(chance * 100)} %${chosen ? ', chosen' : ''}`,
          ),
          ...found.approvals.map(
            ({ of, by, at, voidedAt }) =>
              `  ${of} approved by ${by}, ${at}${voidedAt ? `, withdrawn ${voidedAt}` : ''}`,
          ),
          results[replay.result],
        ])
        if (replay.result === 'different') process.exitCode = 1
      }),
    )
}
