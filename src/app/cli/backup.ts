import { createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Command } from 'commander'
import { AppError } from '../../platform/errors.ts'
import { readArchive } from '../backup/archive.ts'
import { type Remote, RemoteError, withServer } from './remote.ts'
import { print } from './report.ts'

/** `tactful backup`: both databases at one point, while the server runs. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('write everything into one file, while the server runs; restore it with `tactful restore`')
    .argument('<where>', 'a new file, or a folder in which one is made')
    .option('--json', 'one JSON object')
    .addHelpText('after', '\nExamples:\n  $ tactful backup /backups\n  $ tactful backup before-upgrade.tar')
    .action((where: string, { json }: { json?: boolean }) =>
      withServer(async (remote) => {
        const path = fileFor(where)
        await fetchTo(remote, `${path}.part`)
        const rows: Record<string, number> = {}
        for await (const { name, body } of readArchive(`${path}.part`))
          if (name === 'end.json') Object.assign(rows, (JSON.parse(body.toString()) as { rows: object }).rows)
        renameSync(`${path}.part`, path)
        const bytes = statSync(path).size
        const all = Object.values(rows).reduce((sum, count) => sum + count, 0)
        print(json, { path, bytes, rows }, [
          `${path}: ${all.toLocaleString('en')} rows, ${(bytes / 1e6).toFixed(1)} MB, read back and found whole.`,
          'It holds personal data and secrets: keep it as safe as the data directory.',
        ])
      }),
    )
}

function fileFor(where: string): string {
  const folder = existsSync(where) && statSync(where).isDirectory()
  const name = `tactful-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.tar`
  const path = folder ? join(where, name) : where
  if (existsSync(path))
    throw new AppError('conflict', { message: `${path} is there already. Name another file, or a folder.` })
  return path
}

async function fetchTo(remote: Remote, path: string): Promise<void> {
  const answer = await fetch(`${remote.url}/api/backup`, {
    headers: { authorization: `Bearer ${remote.token}` },
  })
  if (!answer.ok || !answer.body) {
    const fault = (await answer.json()) as { error: { message: string } }
    throw new RemoteError(fault.error.message)
  }
  try {
    await pipeline(Readable.fromWeb(answer.body), createWriteStream(path, { mode: 0o600, flush: true }))
  } catch (error) {
    rmSync(path, { force: true })
    throw new RemoteError(
      `The backup broke off (${(error as Error).message}). Is there room in the folder? The log of the server says more.`,
    )
  }
}
