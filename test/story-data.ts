import { once } from 'node:events'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createGunzip, createGzip } from 'node:zlib'

const beside = fileURLToPath(new URL('../../shared/data', import.meta.url))

/** The path of a real data set, or undefined where the sets are not installed. */
export function findData(path: string): string | undefined {
  const folder = process.env.TACTFUL_TEST_DATA ?? beside
  const full = join(folder, path)
  if (existsSync(full)) return full
  if (process.env.TACTFUL_REQUIRE_DATA)
    throw new Error(`${full} is missing. Set TACTFUL_TEST_DATA to the folder with the data sets.`)
  return undefined
}

/** Splits gzipped CSV by the date in its lines: what happened before an instant, and what came after it. */
export async function splitByDate(
  source: string,
  at: string,
  paths: { before: string; after: string },
): Promise<void> {
  const lines = createInterface({ input: createReadStream(source).pipe(createGunzip()) })
  const open = (path: string) => {
    const zip = createGzip({ level: 1 })
    return { zip, file: zip.pipe(createWriteStream(path)) }
  }
  const [before, after] = [open(paths.before), open(paths.after)]
  let header = true
  for await (const line of lines) {
    const late = !header && (/\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}/.exec(line)?.[0] ?? '') >= at
    for (const { zip } of header ? [before, after] : [late ? after : before])
      if (!zip.write(`${line}\n`)) await once(zip, 'drain')
    header = false
  }
  for (const { zip, file } of [before, after]) {
    zip.end()
    await once(file, 'close')
  }
}
