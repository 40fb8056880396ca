import { randomBytes } from 'node:crypto'
import { Command } from 'commander'
import { AppError } from '../../platform/errors.ts'
import { type Remote, withServer } from './remote.ts'
import { columns, print } from './report.ts'

interface User {
  id: string
  email: string
  name: string
  roles: string[]
  disabled: boolean
}

/** `tactful user …`: for the operator, above all one who is locked out. */
export function userCommand(): Command {
  const create = new Command('create')
    .description('add a user; without --password one is made and printed')
    .requiredOption('--email <email>')
    .requiredOption('--name <name>')
    .option('--roles <roles>', 'comma-separated', 'admin')
    .option('--password <password>', 'at least 10 characters')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      '\nExample:\n  $ tactful user create --email mira@shop.example --name Mira --roles author,analyst',
    )
    .action((input: { email: string; name: string; roles: string; password?: string; json?: boolean }) =>
      withServer(async (remote) => {
        const password = input.password ?? newPassword()
        const roles = input.roles.split(',').map((role) => role.trim())
        const user = await remote.call<User>('POST', '/api/users', {
          email: input.email,
          name: input.name,
          password,
          roles,
        })
        const shown = input.password === undefined ? { password } : {}
        print(input.json, { ...user, ...shown }, [
          `${user.email} can sign in (${user.roles.join(', ')}).`,
          ...(input.password === undefined ? [`Password: ${password}`] : []),
        ])
      }),
    )
  const reset = new Command('reset')
    .description('give a user a new password and let them in again')
    .requiredOption('--email <email>')
    .option('--password <password>', 'at least 10 characters; without it one is made and printed')
    .option('--json', 'one JSON object')
    .addHelpText('after', '\nExample:\n  $ tactful user reset --email mira@shop.example')
    .action((input: { email: string; password?: string; json?: boolean }) =>
      withServer(async (remote) => {
        const user = await byEmail(remote, input.email)
        const password = input.password ?? newPassword()
        await remote.call('PATCH', `/api/users/${user.id}`, { password, disabled: false })
        print(input.json, { id: user.id, email: user.email, password }, [
          `New password of ${user.email}: ${password}`,
        ])
      }),
    )
  const list = new Command('list')
    .description('who has an account')
    .option('--json', 'one JSON object')
    .action(({ json }: { json?: boolean }) =>
      withServer(async (remote) => {
        const { items } = await remote.call<{ items: User[] }>('GET', '/api/users')
        print(
          json,
          { items },
          columns(
            items.map((user) => [
              user.email,
              user.name,
              user.roles.join(','),
              user.disabled ? 'disabled' : '',
            ]),
          ),
        )
      }),
    )
  return new Command('user')
    .description('users of the workspace')
    .addCommand(create)
    .addCommand(reset)
    .addCommand(list)
}

async function byEmail(remote: Remote, email: string): Promise<User> {
  const { items } = await remote.call<{ items: User[] }>('GET', '/api/users')
  const found = items.find((user) => user.email.toLowerCase() === email.toLowerCase())
  if (!found)
    throw new AppError('not_found', {
      message: `Nobody here has the e-mail ${email}. \`tactful user list\` shows who has an account.`,
    })
  return found
}

function newPassword(): string {
  return randomBytes(12).toString('base64url')
}
