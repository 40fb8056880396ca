/** One part of a mail: its header fields and its body as bytes, still encoded. */
export interface Part {
  headers: Headers
  /** Lower case, without parameters. */
  type: string
  body: string
  parts: Part[]
}

/** Header fields by lower-case name, in their order. */
export type Headers = ReadonlyMap<string, readonly string[]>

const MOST_PARTS = 100
const MOST_DEPTH = 8

/** Takes a mail apart into its parts (RFC 2045, 2046). Never throws: what cannot be read is a part without parts. */
export function readParts(source: string): Part {
  let left = MOST_PARTS
  const read = (text: string, depth: number): Part => {
    const [head, body] = cut(text)
    const headers = readFields(head)
    const contentType = headers.get('content-type')?.[0] ?? 'text/plain'
    const type = (/^\s*([^;\s]+)/.exec(contentType)?.[1] ?? 'text/plain').toLowerCase()
    const part: Part = { headers, type, body, parts: [] }
    const boundary = parameter(contentType, 'boundary')
    if (!type.startsWith('multipart/') || boundary === undefined || depth >= MOST_DEPTH) return part
    for (const piece of split(body, boundary)) {
      if (left-- <= 0) break
      part.parts.push(read(piece, depth + 1))
    }
    return part
  }
  return read(source.replace(/\r?\n/g, '\n'), 0)
}

/** A parameter of a structured field, such as `boundary` of Content-Type. */
export function parameter(value: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'i').exec(value)
  return match?.[1]?.replace(/\\(.)/g, '$1') ?? match?.[2]
}

/** The body as text, decoded from quoted-printable or base64. */
export function decoded(part: Part): string {
  const encoding = part.headers.get('content-transfer-encoding')?.[0]?.trim().toLowerCase()
  if (encoding === 'base64') return Buffer.from(part.body, 'base64').toString('utf8')
  if (encoding !== 'quoted-printable') return part.body
  const bytes = part.body
    .replace(/=[ \t]*\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** The fields of a head or of a report's block; folded lines are joined. */
export function readFields(head: string): Headers {
  const fields = new Map<string, string[]>()
  for (const line of head.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':')
    if (colon <= 0) continue
    const name = line.slice(0, colon).trim().toLowerCase()
    fields.set(name, [...(fields.get(name) ?? []), line.slice(colon + 1).trim()])
  }
  return fields
}

function cut(text: string): [string, string] {
  if (text.startsWith('\n')) return ['', text.slice(1)]
  const at = text.indexOf('\n\n')
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 2)]
}

function split(body: string, boundary: string): string[] {
  const pieces = `\n${body}`.split(`\n--${boundary}`).slice(1)
  const end = pieces.findIndex((piece) => piece.startsWith('--'))
  return (end < 0 ? pieces : pieces.slice(0, end)).map((piece) => piece.replace(/^[^\n]*\n/, ''))
}
