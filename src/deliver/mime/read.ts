/** A mail that `composeMail` made, taken apart again. */
export interface ReadMail {
  headers: { name: string; value: string }[]
  html: string
  text: string
}

/** Reads what `composeMail` writes; it is no reader for other mail. */
export function readMail(source: string): ReadMail {
  const [head, body] = cut(source)
  const headers = readHeaders(head)
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? ''
  const boundary = /boundary="([^"]+)"/.exec(type)?.[1]
  const parts = boundary === undefined ? [] : body.split(`--${boundary}\r\n`).slice(1)
  const part = (kind: string) => {
    for (const one of parts) {
      const [partHead, content] = cut(one)
      if (!partHead.includes(kind)) continue
      const end = content.lastIndexOf(`\r\n--${boundary}--`)
      const own = end < 0 ? content.replace(/\r\n$/, '') : content.slice(0, end)
      return (partHead.includes('base64') ? fromBase64(own) : fromQuotedPrintable(own)).replaceAll(
        '\r\n',
        '\n',
      )
    }
    return ''
  }
  return { headers, html: part('text/html'), text: part('text/plain') }
}

function cut(text: string): [string, string] {
  const at = text.indexOf('\r\n\r\n')
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 4)]
}

function readHeaders(head: string): { name: string; value: string }[] {
  return head
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => {
      const colon = line.indexOf(':')
      return { name: line.slice(0, colon), value: decodeWords(line.slice(colon + 1).trim()) }
    })
}

/** Encoded words that stand beside each other are one text. */
function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?UTF-8\?B\?/g, '?= =?UTF-8?B?')
    .replace(/(?:=\?UTF-8\?B\?[A-Za-z0-9+/=]*\?= ?)+/g, (run) => {
      const words = [...run.matchAll(/=\?UTF-8\?B\?([A-Za-z0-9+/=]*)\?=/g)].map((word) =>
        fromBase64(word[1] ?? ''),
      )
      return words.join('') + (run.endsWith(' ') ? ' ' : '')
    })
}

function fromBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8')
}

function fromQuotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
