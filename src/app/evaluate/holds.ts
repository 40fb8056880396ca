import { detectSensitive, HELD_FROM } from '../../lib/sensitive/index.ts'
import { jsonRowsOf, tallyOf } from './files.ts'
import type { Answer, Given, Method } from './method.ts'

/** `evaluate holds`: which of these texts of customers a person should read before anything more is sent. */
export const holds: Method = {
  name: 'holds',
  describe: "find sensitive situations in customers' words",
  options: [
    {
      name: 'texts',
      value: 'file',
      required: true,
      describe: 'JSON lines: id, text, and perhaps channel, at',
    },
  ],
  example: 'holds --texts replies.jsonl',
  run,
}

async function run({ options, lenient }: Given): Promise<Answer> {
  const path = String(options.texts)
  const tally = tallyOf(path, lenient)
  const texts: ({ id: string | number } & ReturnType<typeof detectSensitive>)[] = []
  for await (const { line, row } of jsonRowsOf(path, tally)) {
    const { id, text } = row
    if (typeof id !== 'string' && typeof id !== 'number') tally.skip(line, 'expected an id')
    else if (typeof text !== 'string') tally.skip(line, 'expected a text')
    else {
      tally.rows += 1
      texts.push({ id, ...detectSensitive(text) })
    }
  }
  tally.check()
  return {
    method: 'phrases of sensitive situations',
    parameters: { heldFrom: HELD_FROM },
    rows: tally.rows,
    skipped: tally.skipped,
    held: texts.filter(({ hold }) => hold).length,
    texts,
  }
}
