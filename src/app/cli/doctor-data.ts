import { Command } from 'commander'
import type { DataHealth, ReadinessOverview } from '../../quality/index.ts'
import { withServer } from './remote.ts'
import { columns, print } from './report.ts'

/** `tactful doctor data`: how good the data is, what it can carry, and what to mend first. Exit status 1 where a use is blocked. */
export function doctorDataCommand(): Command {
  return new Command('data')
    .description('how good the data is, what it can carry today, and what to mend first')
    .option('--days <number>', 'days of checks to add up', '30')
    .option('--look', 'compare all records first; done by itself every night')
    .option('--json', 'one JSON object')
    .addHelpText('after', '\nExamples:\n  $ tactful doctor data\n  $ tactful doctor data --look --json')
    .action(async ({ days, look }: { days: string; look?: boolean }, command: Command) => {
      // `doctor` has a --json of its own, which takes the word wherever it stands.
      const { json } = command.optsWithGlobals<{ json?: boolean }>()
      const { health, overview } = await withServer(async (remote) => {
        if (look) await remote.call('POST', '/api/quality/look', {})
        return {
          health: await remote.call<DataHealth>(
            'GET',
            `/api/quality/health?days=${encodeURIComponent(days)}`,
          ),
          overview: await remote.call<ReadinessOverview>('GET', '/api/quality/readiness/overview'),
        }
      })
      print(json, { health, readiness: overview }, [
        ...usesOf(overview),
        '',
        ...rulesOf(health),
        '',
        ...sourcesOf(health),
      ])
      process.exitCode = overview.uses.some(({ state }) => state === 'fail') ? 1 : 0
    })
}

function usesOf({ summary, uses, repairs }: ReadinessOverview): string[] {
  return [
    summary,
    '',
    ...columns(uses.map(({ use, state, verdict }) => [use, state, verdict])),
    '',
    repairs.length === 0 ? 'nothing to mend' : 'mend first:',
    ...columns(
      repairs
        .slice(0, 10)
        .map(({ what, people, minutes, skill, todo }) => [
          `${count(people)} people`,
          `about ${minutes} min`,
          skill,
          `${what} ${todo}`,
        ]),
    ),
  ]
}

function rulesOf({ rules }: DataHealth): string[] {
  const open = rules.filter(({ people }) => people > 0)
  if (open.length === 0) return ['no faulty values found']
  return columns([
    ['PEOPLE', 'RULE', 'FIELD', 'WHAT'],
    ...open.map(({ people, rule, field, says }) => [count(people), rule, field, says]),
  ])
}

function sourcesOf({ sources, days }: DataHealth): string[] {
  if (sources.length === 0) return [`nothing was checked in the last ${days} days`]
  return columns([
    ['FAULTY', 'OF', 'SHARE', 'SOURCE', 'FIELD'],
    ...sources
      .slice(0, 20)
      .map(({ source, field, checked, faulty }) => [
        count(faulty),
        count(checked),
        `${((100 * faulty) / checked).toFixed(1)} %`,
        source,
        field,
      ]),
  ])
}

const count = (number: number) => number.toLocaleString('en-GB')
