import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { Command } from 'commander'
import { type Config, readConfig } from '../../platform/config.ts'
import { findRunningServer } from '../../platform/data-directory.ts'
import { doctorDataCommand } from './doctor-data.ts'
import { doctorMailCommand } from './doctor-mail.ts'
import { columns, print } from './report.ts'

/** `tactful doctor`: what is set, from where, and what is wrong. Its exit status is 1 when something is. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .addCommand(doctorMailCommand())
    .addCommand(doctorDataCommand())
    .description('show every setting, where it comes from, and what is wrong')
    .option('--json', 'one JSON object')
    .addHelpText('after', '\nExamples:\n  $ tactful doctor\n  $ tactful doctor --json')
    .action(async ({ json }: { json?: boolean }) => {
      const { config, lines, problems } = readConfig(process.env)
      const found = [...problems, ...dataProblems(config)]
      const running = findRunningServer(config.data)
      const server = running && { url: running.url, ...(await readiness(running.url)) }
      if (server && !server.ready) found.push(`the server at ${server.url} is running but not ready`)
      print(json, { settings: lines, data: config.data, server: server ?? null, problems: found }, [
        ...columns([
          ['SETTING', 'VALUE', 'FROM', 'MEANING'],
          ...lines.map((line) => [line.env, line.value, line.from, line.about]),
        ]),
        '',
        `data directory: ${config.data}`,
        server ? `server: running at ${server.url}` : 'server: not running',
        ...(found.length === 0 ? ['no problems found'] : found.map((problem) => `problem: ${problem}`)),
      ])
      process.exitCode = found.length === 0 ? 0 : 1
    })
}

const LEAST_FREE_BYTES = 1024 ** 3

function dataProblems(config: Config): string[] {
  let folder = config.data
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder)
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    return [`${folder} cannot be written by this user; name another folder in TACTFUL_DATA`]
  }
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize < LEAST_FREE_BYTES
    ? [`less than 1 GB is free where the data directory is (${folder})`]
    : []
}

async function readiness(url: string): Promise<{ ready: boolean }> {
  try {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5000) })
    return { ready: answer.ok }
  } catch {
    return { ready: false }
  }
}
