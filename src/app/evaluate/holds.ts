import { readWords } from '../../holds/index.ts'
import type { Finding } from '../../lib/sensitive/index.ts'
import { startEmbedder } from '../../platform/embeddings/index.ts'
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

const TOGETHER = 128

async function run({ options, lenient }: Given): Promise<Answer> {
  const path = String(options.texts)
  const tally = tallyOf(path, lenient)
  const given: { id: string | number; text: string }[] = []
  for await (const { line, row } of jsonRowsOf(path, tally)) {
    const { id, text } = row
    if (typeof id !== 'string' && typeof id !== 'number') tally.skip(line, 'expected an id')
    else if (typeof text !== 'string') tally.skip(line, 'expected a text')
    else {
      tally.rows += 1
      given.push({ id, text })
    }
  }
  tally.check()
  const embedder = startEmbedder()
  const texts: ({ id: string | number } & Finding)[] = []
  try {
    for (let at = 0; at < given.length; at += TOGETHER) {
      const some = given.slice(at, at + TOGETHER)
      const found = await readWords(
        embedder,
        some.map(({ text }) => text),
      )
      texts.push(...found.map((finding, i) => ({ id: some[i]?.id ?? '', ...finding })))
    }
  } finally {
    await embedder.close()
  }
  return {
    method: 'phrases of sensitive situations, and a classifier on sentence vectors',
    parameters: {},
    rows: tally.rows,
    skipped: tally.skipped,
    held: texts.filter(({ hold }) => hold).length,
    texts,
  }
}
