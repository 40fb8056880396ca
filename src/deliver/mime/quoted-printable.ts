const HEX = Buffer.from('0123456789ABCDEF', 'latin1')
const CR = 13
const LF = 10
const TAB = 9
const SPACE = 32
const EQUALS = 61
/** A line may have 76 characters, the last of which is the `=` of a soft break (RFC 2045, 6.7). */
const LONGEST = 75

/** Text as quoted-printable of its UTF-8, with CRLF line ends. */
export function quotedPrintable(text: string): Buffer {
  const from = Buffer.from(text, 'utf8')
  // at worst every byte is three, and a soft break follows every 72 of them
  const to = Buffer.allocUnsafe(from.length * 3 + Math.ceil((from.length * 3) / 72) * 3 + 3)
  let at = 0
  let column = 0
  const breakBefore = (width: number) => {
    if (column + width <= LONGEST) return
    to[at++] = EQUALS
    to[at++] = CR
    to[at++] = LF
    column = 0
  }
  for (let index = 0; index < from.length; index++) {
    const byte = from[index] ?? 0
    const next = from[index + 1]
    if (byte === CR || byte === LF) {
      if (byte === CR && next === LF) index++
      to[at++] = CR
      to[at++] = LF
      column = 0
      continue
    }
    const endsLine = next === undefined || next === CR || next === LF
    const plain = byte === SPACE || byte === TAB ? !endsLine : byte > SPACE && byte < 127 && byte !== EQUALS
    if (plain) {
      breakBefore(1)
      to[at++] = byte
      column++
    } else {
      breakBefore(3)
      to[at++] = EQUALS
      to[at++] = HEX[byte >> 4] ?? 0
      to[at++] = HEX[byte & 15] ?? 0
      column += 3
    }
  }
  return to.subarray(0, at)
}
