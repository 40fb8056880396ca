import type { ReportPart } from './lines.ts'

/** A report as CSV (RFC 4180): part, name and values in a line. What a spreadsheet would run as a formula is disarmed. */
export function reportCsv(parts: readonly ReportPart[]): string {
  const lines = parts.flatMap(({ heading, lines: own }) => own.map((line) => [heading, ...line]))
  return lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('')
}

function cell(text: string): string {
  const safe = /^[=+@\t\r]|^-(?![\d.])/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
