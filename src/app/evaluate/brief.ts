import { parseDocument } from 'yaml'
import { lintBrief, readBrief } from '../../lib/briefs/index.ts'
import { textOf } from './files.ts'
import { type Answer, BadInput, type Given, type Method } from './method.ts'

/** `evaluate brief`: can a writer work from this? */
export const brief: Method = {
  name: 'brief',
  describe: 'name what is vague or missing in a brief, why it matters and how to mend it',
  options: [
    { name: 'brief', value: 'file', required: true, describe: 'a brief in YAML or JSON' },
    { name: 'today', value: 'date', describe: 'the day by which facts expire, YYYY-MM-DD (the real one)' },
  ],
  example: 'brief --brief spring.yaml',
  run,
}

async function run({ options }: Given): Promise<Answer> {
  const path = String(options.brief)
  const today = typeof options.today === 'string' ? options.today : new Date().toISOString().slice(0, 10)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today)) throw new BadInput(`--today: expected YYYY-MM-DD, got ${today}.`)
  const document = parseDocument(await textOf(path))
  const fault = document.errors[0]
  if (fault)
    throw new BadInput(
      `${path}: line ${fault.linePos?.[0].line ?? 1}: expected YAML or JSON (${fault.message.split('\n')[0] ?? ''}).`,
    )
  const raw: unknown = document.toJS({ maxAliasCount: 100 })
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw))
    throw new BadInput(
      `${path}: line 1: expected the parts of a brief by name (audience, objective, message …).`,
    )
  return {
    method: 'brief rules',
    parameters: { today },
    rows: 1,
    skipped: 0,
    ...lintBrief(readBrief(raw), today),
  }
}
