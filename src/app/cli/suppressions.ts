import { createWriteStream, readFileSync } from 'node:fs'
import { Command } from 'commander'
import { AppError } from '../../platform/errors.ts'
import { withServer } from './remote.ts'
import { print } from './report.ts'

interface Listed {
  address: string | null
  reason: string
  at: string
}
const REASONS = new Set(['bounced', 'complained', 'by_hand'])
const TOGETHER = 500

/** `tactful suppressions …`: lists of addresses that take no mail, in and out. */
export function suppressionsCommand(): Command {
  const exporting = new Command('export')
    .description(
      'write all suppressed addresses as CSV; of erased people only a hash is kept, and they are left out',
    )
    .argument('<file>', 'a new file; - prints')
    .addHelpText('after', '\nExample:\n  $ tactful suppressions export suppressed.csv')
    .action((file: string) =>
      withServer(async (remote) => {
        const out = file === '-' ? process.stdout : createWriteStream(file, { flags: 'wx', mode: 0o600 })
        out.write('address,reason,at\n')
        let after = ''
        let count = 0
        do {
          const page = await remote.call<{ items: Listed[]; next?: string }>(
            'GET',
            `/api/suppressions?limit=200${after && `&after=${encodeURIComponent(after)}`}`,
          )
          for (const { address, reason, at } of page.items) {
            if (address === null) continue
            out.write(
              `${/[",]/.test(address) ? `"${address.replaceAll('"', '""')}"` : address},${reason},${at}\n`,
            )
            count += 1
          }
          after = page.next ?? ''
        } while (after)
        if (file !== '-') {
          await new Promise<void>((resolve) => out.end(resolve))
          console.log(`${count} addresses written to ${file}.`)
        }
      }),
    )
  const importing = new Command('import')
    .description(
      'suppress every address of a list: one a line, or CSV with a column address and, if known, reason',
    )
    .argument('<file>')
    .option('--json', 'one JSON object')
    .addHelpText('after', '\nExample:\n  $ tactful suppressions import suppressed.csv')
    .action((file: string, { json }: { json?: boolean }) =>
      withServer(async (remote) => {
        const { items, bad } = readList(readFileSync(file, 'utf8'))
        const total = { added: 0, known: 0, bad: bad.length }
        for (let at = 0; at < items.length; at += TOGETHER) {
          const body = { items: items.slice(at, at + TOGETHER) }
          const done = await remote.call<{ added: number; known: number }>(
            'POST',
            '/api/suppressions/import',
            body,
          )
          total.added += done.added
          total.known += done.known
        }
        print(json, total, [
          `${total.added} addresses suppressed, ${total.known} were already.`,
          ...(bad.length > 0 ? [`${bad.length} lines hold no address, the first is line ${bad[0]}.`] : []),
        ])
        if (bad.length > 0) process.exitCode = 1
      }),
    )
  return new Command('suppressions')
    .description('addresses that take no mail: lists in and out')
    .addCommand(exporting)
    .addCommand(importing)
}

/** The addresses of a list, each once, and the numbers of lines that hold none. */
export function readList(text: string): { items: { address: string; reason?: string }[]; bad: number[] } {
  const items = new Map<string, { address: string; reason?: string }>()
  const bad: number[] = []
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const fields = line.split(/[,;\t]/).map((field) => field.trim().replace(/^"|"$/g, ''))
    if (line.trim() === '' || (index === 0 && fields.some((field) => /^(e-?mail|address)/i.test(field))))
      continue
    const address = fields.find((field) => /^[^@\s]+@[^@\s]+$/.test(field))
    const reason = fields.find((field) => REASONS.has(field))
    if (address === undefined || address.length > 320) bad.push(index + 1)
    else items.set(address.toLowerCase(), { address, ...(reason !== undefined && { reason }) })
  }
  if (items.size === 0 && bad.length === 0)
    throw new AppError('import_file_unreadable', { message: 'The list is empty.' })
  return { items: [...items.values()], bad }
}
