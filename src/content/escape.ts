const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const CHARACTERS = Object.fromEntries(Object.entries(ENTITIES).map(([char, entity]) => [entity, char]))

/** Makes a text safe between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char) : text
}

/** Undoes `escapeHtml`. */
export function unescapeHtml(text: string): string {
  return text.includes('&')
    ? text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => CHARACTERS[entity] ?? entity)
    : text
}

/** A web, mail or telephone address as it is; anything else, scripts above all, becomes `#`. */
export function safeUrl(url: string): string {
  const trimmed = url.trim()
  return /^(?:https?:\/\/|mailto:|tel:)[^\s<>"]+$/i.test(trimmed) ? trimmed : '#'
}

/** Control characters, and marks that turn the direction of what follows: they hide or disguise text. */
const UNSEEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ue000\ue001]/gu
const KEPT = new Set(['\t', '\n', '\r'])

/** A text without control characters and direction overrides, well formed; emoji and right-to-left text stay. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(UNSEEN, (char) => (KEPT.has(char) ? char : ''))
}

/** A text in one line, as a mail header needs it. */
export function oneLine(text: string): string {
  return cleanText(text.replace(/[\r\n\t\u2028\u2029\u0085]+/g, ' '))
    .replace(/ {2,}/g, ' ')
    .trim()
}
