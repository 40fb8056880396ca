/** What a method on files answers beside its own figures: chosen parameters, and how much of the file was used. */
export interface Answer {
  /** the name of the method that answered, as in the documentation */
  method: string
  /** what the method chose for itself, from training data only */
  parameters: Record<string, unknown>
  rows: number
  skipped: number
  [figure: string]: unknown
}

/** One option of a subcommand: `--name VALUE` (or a flag where `value` is absent). */
export interface Option {
  name: string
  value?: string
  required?: boolean
  default?: string
  describe: string
}

/** What the command line hands to a method: its options by camel-case name, and the common ones. */
export interface Given {
  options: Readonly<Record<string, string | boolean | undefined>>
  seed: number
  lenient: boolean
}

/** One `tactful evaluate` subcommand: the production code of a method, run on a file of anyone's. */
export interface Method {
  name: string
  describe: string
  options: readonly Option[]
  example: string
  run(given: Given): Promise<Answer>
}

/** A file or an option that cannot be used; the sentence names the file, the line and what was expected. */
export class BadInput extends Error {}
