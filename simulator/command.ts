import { parseArgs } from 'node:util'

/** One option of a command; all take a value, save those that are `boolean`. */
export interface Option {
  type: 'string' | 'boolean'
  about: string
  /** What the value is, for the help. */
  value?: string
  default?: string
}

/** What was given, by option; those without a default may be missing. */
export type Given = Record<string, string | boolean | undefined>

/** A subcommand of the simulator. */
export interface Command {
  name: string
  about: string
  options: Record<string, Option>
  main(given: Given): Promise<void>
}

/** A mistake of whoever called: said in one sentence, without a stack. */
export function misuse(message: string): Error {
  return Object.assign(new Error(message), { misuse: true })
}

/** Runs the command that the arguments name; `--key=K` and `--key K` are the same, whatever K begins with. */
export async function runCommand(commands: readonly Command[], argv: readonly string[]): Promise<void> {
  const [name, ...rest] = argv
  const command = commands.find((one) => one.name === name)
  if (!command || rest.includes('--help')) {
    console.log(command ? helpOf(command) : overview(commands))
    process.exitCode = command || name === '--help' ? 0 : 2
    return
  }
  try {
    const { values } = parseArgs({ args: joined(command, rest), options: command.options })
    await command.main(values)
  } catch (error) {
    if (!(error instanceof Error) || !('misuse' in error || isOfParseArgs(error))) throw error
    console.error(`${error.message}\n\n${helpOf(command)}`)
    process.exitCode = 2
  }
}

/** A text option that must be there. */
export function textOf(given: Given, name: string): string {
  const value = given[name]
  if (typeof value !== 'string' || value === '') throw misuse(`Give --${name}.`)
  return value
}

/** A whole number of at least `least`. */
export function wholeOf(given: Given, name: string, least: number): number {
  const number = Number(given[name])
  if (!Number.isSafeInteger(number) || number < least)
    throw misuse(`--${name} must be a whole number of at least ${least}; it is "${given[name]}".`)
  return number
}

function joined({ options }: Command, args: readonly string[]): string[] {
  const out: string[] = []
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? ''
    const takesValue = arg.startsWith('--') && options[arg.slice(2)]?.type === 'string'
    if (takesValue && i + 1 < args.length) {
      i += 1
      out.push(`${arg}=${args[i]}`)
    } else out.push(arg)
  }
  return out
}

function isOfParseArgs(error: Error): boolean {
  return 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

function overview(commands: readonly Command[]): string {
  const lines = commands.map(({ name, about }) => `  ${name.padEnd(8)}${about}`)
  return `A shop whose truth is known, as a client of a running server.\n\n${lines.join('\n')}\n\nMore: node simulator/simulator.ts COMMAND --help`
}

function helpOf({ name, about, options }: Command): string {
  const lines = Object.entries(options).map(([option, { value, about: what, default: byDefault }]) => {
    const left = `  --${option}${value === undefined ? '' : ` ${value}`}`
    return `${left.padEnd(24)}${what}${byDefault === undefined ? '' : ` (${byDefault})`}`
  })
  return `node simulator/simulator.ts ${name}: ${about}\n\n${lines.join('\n')}`
}
