const HEX = Buffer.from('0123456789ABCDEF', 'latin1')
const CR = 13
const LF = 10
const TAB = 9
const SPACE = 32
const EQUALS = 61
/** A line may have 76 characters, the last of which is the `=` of a soft break (RFC 2045, 6.7). */
const LONGEST = 75

/** 1 for bytes that stand for themselves anywhere in a line. */
const PLAIN = Uint8Array.from({ length: 256 }, (_none, byte) =>
  byte > SPACE && byte < 127 && byte !== EQUALS ? 1 : 0,
)

/** Written into first, since how long a text becomes is only known at its end. */
let scratch = Buffer.allocUnsafeSlow(64 * 1024)

/** Text as quoted-printable of its UTF-8, with CRLF line ends. */
export function quotedPrintable(text: string): Buffer {
  const from = Buffer.from(text, 'utf8')
  const length = from.length
  // at worst every byte is three, and a soft break of three follows every 72 of them
  const most = length * 3 + Math.ceil(length / 24) * 3 + 3
  if (most > scratch.length) scratch = Buffer.allocUnsafeSlow(most)
  const to = scratch
  let at = 0
  let column = 0
  for (let index = 0; index < length; index++) {
    const byte = from[index] ?? 0
    let plain = PLAIN[byte] === 1
    if (!plain) {
      if (byte === CR || byte === LF) {
        if (byte === CR && from[index + 1] === LF) index++
        to[at++] = CR
        to[at++] = LF
        column = 0
        continue
      }
      // white space is lost at the end of a line
      if (byte === SPACE || byte === TAB) {
        const next = from[index + 1]
        plain = next !== undefined && next !== CR && next !== LF
      }
    }
    if (column + (plain ? 1 : 3) > LONGEST) {
      to[at++] = EQUALS
      to[at++] = CR
      to[at++] = LF
      column = 0
    }
    if (plain) {
      to[at++] = byte
      column++
    } else {
      to[at++] = EQUALS
      to[at++] = HEX[byte >> 4] ?? 0
      to[at++] = HEX[byte & 15] ?? 0
      column += 3
    }
  }
  return Buffer.from(to.subarray(0, at))
}
