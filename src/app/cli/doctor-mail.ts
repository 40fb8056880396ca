import { Resolver } from 'node:dns/promises'
import { Command } from 'commander'
import type { Dns } from '../../deliver/index.ts'
import { readConfig } from '../../platform/config.ts'
import { findRunningServer } from '../../platform/data-directory.ts'
import { AppError } from '../../platform/errors.ts'
import { columns, print } from './report.ts'

const MARKS = { good: 'ok', bad: 'NO', warn: '!', unknown: '?' }

/** `tactful doctor mail`: the rules of large providers for bulk senders, as a checklist. Exit status 1 when one is broken. */
export function doctorMailCommand(): Command {
  return new Command('mail')
    .description(
      'check SPF, DKIM, DMARC, reverse DNS, one-click unsubscription and hosts as Gmail and Yahoo ask of senders',
    )
    .option('--from <address>', 'the sender, where the workspace has another than MAIL_FROM')
    .option('--dns <server>', 'ask this DNS server')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      '\nExamples:\n  $ tactful doctor mail\n  $ tactful doctor mail --from hello@shop.example',
    )
    .action(async (options: { from?: string; dns?: string; json?: boolean }) => {
      const { config, problems } = readConfig(process.env)
      if (problems.length > 0) throw new AppError('cannot_start', { message: problems.join('\n') })
      const { mailChecklist, readMailSettings } = await import('../../deliver/index.ts')
      const { dkim } = readMailSettings(config)
      const { publicUrl, smtpUrl, mailInDomain } = config
      const from = options.from ?? config.mailFrom
      const checks = await mailChecklist({ from, publicUrl, smtpUrl, mailInDomain, dkim }, dnsOf(options.dns))
      const alarms = await alarmsOf(config.data)
      print(options.json, { from, checks, alarms }, [
        ...columns(checks.map(({ name, state, message }) => [MARKS[state], name, message])),
        ...alarms.map((alarm) => `${alarm.level === 'alarm' ? 'NO' : '!'}  ${alarm.message}`),
      ])
      process.exitCode = checks.some(({ state }) => state === 'bad') ? 1 : 0
    })
}

function dnsOf(server: string | undefined): Dns {
  const resolver = new Resolver({ timeout: 3000, tries: 2 })
  if (server !== undefined) resolver.setServers([server])
  const none = <T>(answer: Promise<T[]>): Promise<T[]> =>
    answer.catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOTFOUND' || error.code === 'ENODATA') return []
      throw error
    })
  return {
    txt: async (name) => (await none(resolver.resolveTxt(name))).map((parts) => parts.join('')),
    mx: async (name) => (await none(resolver.resolveMx(name))).map(({ exchange }) => exchange),
    addresses: async (name) => [
      ...(await none(resolver.resolve4(name))),
      ...(await none(resolver.resolve6(name))),
    ],
    names: (address) => none(resolver.reverse(address)),
  }
}

/** What the running server has seen, where one runs. */
async function alarmsOf(data: string): Promise<{ level: string; message: string }[]> {
  const running = findRunningServer(data)
  if (!running) return []
  const headers = { authorization: `Bearer ${running.token}` }
  const answer = await fetch(`${running.url}/api/delivery/domains`, { headers }).catch(() => undefined)
  if (!answer?.ok) return []
  return ((await answer.json()) as { alarms: { level: string; message: string }[] }).alarms
}
