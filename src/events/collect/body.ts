import { isUtf8 } from 'node:buffer'
import { promisify } from 'node:util'
import { gunzip, gunzipSync, type ZlibOptions } from 'node:zlib'
import { AppError } from '../../platform/errors.ts'

/** The most that one request may hold, unpacked: what the SDKs of RudderStack send at once. */
export const MOST_BODY_BYTES = 4 * 1024 * 1024
/** The most that a request with one event may hold. */
export const MOST_EVENT_BYTES = 32 * 1024

const UNPACK_HERE_BYTES = 16 * 1024
const unpackElsewhere = promisify<Buffer, ZlibOptions, Buffer>(gunzip)

/** A body as JSON: its text as it will be kept, and what it means. */
export interface ReadBody {
  text: Buffer | string
  bytes: number
  value: unknown
}

/** The body unpacked, when it is gzip by its first bytes, whatever its headers say. */
export function unpacked(received: Buffer): Buffer | Promise<Buffer> {
  return isGzip(received) ? unpack(received) : received
}

/**
 * Reads a body by what it is: JSON, or a form that carries JSON. Throws only for what no resend could make
 * right. Not async, and to be dropped soon: a value that lives until the commit costs more than its parsing.
 */
export function readBody(plain: Buffer): ReadBody {
  const body = withoutMark(plain)
  if (body.length === 0) throw invalid('The body is empty. Send a JSON object.')
  if (!isUtf8(body)) throw invalid('The body is not valid UTF-8. Encode it as UTF-8.')
  const text = body.toString('utf8')
  const parsed = parse(text)
  if (parsed.ok) return { text: body, bytes: body.length, value: parsed.value }
  const form = looksLikeForm(text) ? readForm(text) : undefined
  if (form === undefined) throw invalid(`The body is not valid JSON: ${parsed.message}.`)
  const kept = JSON.stringify(form)
  return { text: kept, bytes: Buffer.byteLength(kept), value: form }
}

function isGzip(body: Buffer): boolean {
  return body.length > 2 && body[0] === 0x1f && body[1] === 0x8b
}

async function unpack(body: Buffer): Promise<Buffer> {
  const options = { maxOutputLength: MOST_BODY_BYTES }
  try {
    return body.length < UNPACK_HERE_BYTES ? gunzipSync(body, options) : await unpackElsewhere(body, options)
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new AppError('body_too_large')
    throw invalid('The body begins like gzip and cannot be unpacked. Send it whole, or not compressed.')
  }
}

function withoutMark(body: Buffer): Buffer {
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? body.subarray(3) : body
}

function parse(text: string): { ok: true; value: unknown } | { ok: false; message: string } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, message: (error as Error).message.slice(0, 200) }
  }
}

function looksLikeForm(text: string): boolean {
  return /^[\w%.[\]-]+=/.test(text) || text.startsWith('%7B') || text.startsWith('%7b')
}

/** `data=` with JSON or Base64 of JSON, a whole document as the one key, or fields that are texts or JSON. */
function readForm(text: string): unknown {
  const fields = new URLSearchParams(text)
  const data = fields.get('data')
  if (data !== null) {
    for (const candidate of [data, Buffer.from(data, 'base64').toString('utf8')]) {
      const parsed = parse(candidate)
      if (parsed.ok && typeof parsed.value === 'object') return parsed.value
    }
    return undefined
  }
  const [first] = fields.keys()
  if (first?.startsWith('{')) {
    const parsed = parse(text.includes('%7B') || text.includes('%7b') ? decode(text.replace(/=$/, '')) : text)
    return parsed.ok ? parsed.value : undefined
  }
  return Object.fromEntries([...fields].map(([name, value]) => [name, fieldValue(value)]))
}

function fieldValue(value: string): unknown {
  if (!value.startsWith('{') && !value.startsWith('[')) return value
  const parsed = parse(value)
  return parsed.ok ? parsed.value : value
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

function invalid(message: string): AppError {
  return new AppError('invalid_request', { message })
}
