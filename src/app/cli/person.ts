import { Command } from 'commander'
import { AppError } from '../../platform/errors.ts'
import { type Remote, withServer } from './remote.ts'
import { print } from './report.ts'

interface Summary {
  profileId: string
  email?: string
  userId?: string
}

/** `tactful person …`: the rights of a person, for whoever answers such requests. */
export function personCommand(): Command {
  const exporting = new Command('export')
    .description('print everything that is kept about a person, as JSON')
    .argument('<person>', 'e-mail, user id or profile id')
    .addHelpText('after', '\nExample:\n  $ tactful person export ada@shop.example > ada.json')
    .action((who: string) =>
      withServer(async (remote) => {
        const id = await idOf(remote, who)
        console.log(JSON.stringify(await remote.call('GET', `/api/people/${id}/export`), null, 2))
      }),
    )
  const erase = new Command('erase')
    .description(
      'forget a person for good; a keyed hash keeps their address from being mailed, if it was suppressed',
    )
    .argument('<person>', 'e-mail, user id or profile id')
    .requiredOption('--yes', 'say that it is meant: it cannot be undone')
    .option('--json', 'one JSON object')
    .addHelpText('after', '\nExample:\n  $ tactful person erase ada@shop.example --yes')
    .action((who: string, { json }: { json?: boolean }) =>
      withServer(async (remote) => {
        const id = await idOf(remote, who)
        const erased = await remote.call<{ profiles: string[] }>('POST', `/api/people/${id}/erase`)
        print(json, erased, [`Erased (${erased.profiles.length} profiles).`])
      }),
    )
  return new Command('person').description('export or erase a person').addCommand(exporting).addCommand(erase)
}

async function idOf(remote: Remote, who: string): Promise<string> {
  if (/^[0-9a-f-]{36}$/i.test(who)) return who
  const { items } = await remote.call<{ items: Summary[] }>(
    'GET',
    `/api/people?search=${encodeURIComponent(who)}&limit=10`,
  )
  const exact = items.filter(
    ({ email, userId }) => email?.toLowerCase() === who.toLowerCase() || userId === who,
  )
  const [one] = exact
  if (one && exact.length === 1) return one.profileId
  throw new AppError('not_found', {
    message:
      exact.length === 0
        ? `Nobody has the e-mail or user id "${who}".`
        : `Several people have "${who}". Give the profile id, which their page in the console shows.`,
  })
}
