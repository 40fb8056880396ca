import type { RejectionReason } from './rejections.ts'

const MOST_LENGTH = 500

/** What programs write when they have no identifier; joining people over these would make one person of many. */
const RUBBISH = new Set([
  'null',
  'undefined',
  'nan',
  'none',
  'nil',
  '(null)',
  '[object object]',
  'anonymous',
  'guest',
  'n/a',
])

/** An identifier as text, `undefined` where there is none, or the reason why it cannot be one. */
export type IdentifierResult = { id: string | undefined } | { reason: RejectionReason }

/** Reads an identifier: texts are trimmed, numbers become text, and words that stand for "none" are none. */
export function readIdentifier(raw: unknown): IdentifierResult {
  if (typeof raw === 'number' && Number.isFinite(raw)) return { id: String(raw) }
  if (typeof raw !== 'string') return { id: undefined }
  const text = raw.trim()
  if (text === '' || RUBBISH.has(text.toLowerCase())) return { id: undefined }
  if (text.length > MOST_LENGTH) return { reason: 'identifier_too_long' }
  if (hasControlCharacter(text)) return { reason: 'identifier_has_control_characters' }
  return { id: text }
}

/** An e-mail address trimmed and lower-cased, when it has the form of one. */
export function readEmail(raw: unknown): string | undefined {
  if (typeof raw !== 'string') return undefined
  const text = raw.trim().toLowerCase()
  if (text.length > 254 || hasControlCharacter(text)) return undefined
  return /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(text) ? text : undefined
}

/** A phone number as it was written, when it holds digits enough to be one. */
export function readPhone(raw: unknown): string | undefined {
  const text = typeof raw === 'number' ? String(raw) : typeof raw === 'string' ? raw.trim() : ''
  return text.length <= 40 && /^[+\d][\d\s()./-]{5,}$/.test(text) ? text : undefined
}

function hasControlCharacter(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 32 || code === 127) return true
  }
  return false
}
