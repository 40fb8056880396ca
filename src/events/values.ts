/** Whether a value nests more than `most` levels deep; stops there, so depth cannot exhaust the stack. */
export function depthOver(value: unknown, most: number): boolean {
  if (value === null || typeof value !== 'object') return false
  if (most === 0) return true
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key]
    if (member !== null && typeof member === 'object' && depthOver(member, most - 1)) return true
  }
  return false
}

/** Whether a value holds text that no database keeps: NUL characters, or half of a surrogate pair. */
export function needsCleaning(value: unknown): boolean {
  if (typeof value === 'string') return dirty(value)
  if (value === null || typeof value !== 'object') return false
  for (const key in value) {
    if (dirty(key) || needsCleaning((value as Record<string, unknown>)[key])) return true
  }
  return false
}

/** A copy without NUL characters and with U+FFFD for half surrogate pairs. */
export function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return dirty(value) ? value.replaceAll('\0', '').toWellFormed() : value
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(cleaned)
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [cleaned(key), cleaned(member)]))
}

function dirty(text: string): boolean {
  return text.includes('\0') || !text.isWellFormed()
}
