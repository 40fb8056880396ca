const LINE = 76

/** Text as base64 of its UTF-8 in lines of 76 characters; its line ends become CRLF first, as text in mail has them. */
export function base64Lines(text: string): Buffer {
  const encoded = Buffer.from(text.replace(/\r\n|\r|\n/g, '\r\n'), 'utf8').toString('base64')
  const lines: string[] = []
  for (let at = 0; at < encoded.length; at += LINE) lines.push(encoded.slice(at, at + LINE))
  return Buffer.from(lines.join('\r\n'), 'latin1')
}
