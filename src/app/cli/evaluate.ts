import { Command, InvalidArgumentError, Option } from 'commander'
import { BadInput, type Method } from '../evaluate/method.ts'
import { methods } from '../evaluate/methods.ts'
import { columns, print } from './report.ts'

/** `tactful evaluate METHOD`: each method of the product on a file of one's own; exit status 2 for a bad file. */
export function evaluateCommand(): Command {
  const command = new Command('evaluate').description('try a method on your own data, from files')
  for (const method of methods) command.addCommand(subcommand(method))
  return command
}

function subcommand(method: Method): Command {
  const command = new Command(method.name).description(method.describe)
  for (const { name, value, required, default: byDefault, describe } of method.options) {
    const option = new Option(value === undefined ? `--${name}` : `--${name} <${value}>`, describe)
    if (byDefault !== undefined) option.default(byDefault)
    if (required) option.makeOptionMandatory()
    command.addOption(option)
  }
  return command
    .option('--seed <number>', 'seed of everything random', wholeNumber, 1)
    .option('--lenient', 'leave out bad rows, however many')
    .option('--json', 'one JSON object')
    .exitOverride((fault) => process.exit(fault.exitCode === 0 ? 0 : 2))
    .addHelpText('after', `\nExample:\n  $ tactful evaluate ${method.example}`)
    .action(async (given: Record<string, string | boolean | undefined> & { seed: number }) => {
      const began = performance.now()
      const { seed, lenient, json, ...options } = given
      try {
        const answer = await method.run({ options, seed, lenient: lenient === true })
        const whole = {
          ...answer,
          seconds: Math.round(performance.now() - began) / 1000,
          peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
        }
        print(json === true, whole, columns(Object.entries(whole).map(([key, value]) => [key, shown(value)])))
      } catch (error) {
        if (!(error instanceof BadInput)) throw error
        console.error(error.message)
        process.exitCode = 2
      }
    })
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 0) throw new InvalidArgumentError('Give a whole number.')
  return number
}
