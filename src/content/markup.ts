import { escapeHtml } from './escape.ts'
import { addressFault } from './mjml-rules.ts'

/**
 * Turns the light markup of text blocks into HTML: an empty line ends a paragraph, `- ` begins a list item,
 * `**bold**`, `*italic*`, `[words](address)`. Everything else is text. Liquid has been taken out before.
 */
export function markupToHtml(text: string, accent: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+/)
    .map((paragraph) => paragraph.replace(/^\n+|\s+$/g, ''))
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => blockToHtml(paragraph, accent))
    .join('\n')
}

function blockToHtml(paragraph: string, accent: string): string {
  const lines = paragraph.split('\n')
  if (lines.every((line) => /^\s*[-•] /.test(line))) {
    const items = lines.map((line) => `<li>${inline(line.replace(/^\s*[-•] /, ''), accent)}</li>`)
    return `<ul style="margin:0 0 16px;padding:0 24px">${items.join('')}</ul>`
  }
  return `<p style="margin:0 0 16px">${lines.map((line) => inline(line, accent)).join('<br />')}</p>`
}

const LINK = /\[([^\]\n]+)\]\(((?:[^()\s]|\([^()\s]*\))+)\)/g

function inline(line: string, accent: string): string {
  let html = ''
  let from = 0
  for (const match of line.matchAll(LINK)) {
    html += emphasis(line.slice(from, match.index))
    const [whole, words = '', address = ''] = match
    html += addressFault('href', address)
      ? emphasis(whole)
      : `<a href="${escapeHtml(address)}" style="color:${accent}">${emphasis(words)}</a>`
    from = match.index + whole.length
  }
  return html + emphasis(line.slice(from))
}

function emphasis(text: string): string {
  return escapeHtml(text)
    .replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*/g, '<strong>$1</strong>')
    .replace(/(?<![*\w])\*(?=\S)([^*]+?)(?<=\S)\*(?![*\w])/g, '<em>$1</em>')
}

/** Links of a text block that cannot be used, with the line and what to do. */
export function linkFaults(text: string): { line: number; message: string }[] {
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(LINK)].flatMap((match) => {
      const message = addressFault('href', match[2] ?? '')
      return message ? [{ line: index + 1, message }] : []
    }),
  )
}
