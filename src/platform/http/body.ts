import { isUtf8 } from 'node:buffer'
import { AppError } from '../errors.ts'

const MOST_DEPTH = 40

/**
 * Reads a JSON body. Refused with a sentence: text that is not UTF-8, JSON that does not parse, nesting beyond
 * 40 levels, NUL characters. Lone surrogates, which no database keeps, become the replacement character.
 */
export function parseJsonBody(body: Buffer): unknown {
  if (body.length === 0) return undefined
  if (!isUtf8(body)) throw invalid('The body is not valid UTF-8. Encode it as UTF-8.')
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8'))
  } catch (error) {
    throw invalid(`The body is not valid JSON: ${(error as Error).message}.`)
  }
  return cleaned(value, 0)
}

function cleaned(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (value === null || typeof value !== 'object') return value
  if (depth === MOST_DEPTH)
    throw invalid(`The body is nested more than ${MOST_DEPTH} levels deep. Flatten it.`)
  if (Array.isArray(value)) return value.map((item) => cleaned(item, depth + 1))
  const result: Record<string, unknown> = Object.create(null)
  for (const [key, member] of Object.entries(value)) {
    if (key === '__proto__') throw invalid('A field may not be called __proto__.')
    result[cleanText(key)] = cleaned(member, depth + 1)
  }
  return { ...result }
}

function cleanText(text: string): string {
  if (text.includes('\0')) throw invalid('A text holds a NUL character (\\u0000). Remove it.')
  return text.isWellFormed() ? text : text.toWellFormed()
}

function invalid(message: string): AppError {
  return new AppError('invalid_request', { message })
}
